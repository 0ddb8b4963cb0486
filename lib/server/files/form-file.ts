import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyInstance } from "@fastify/busboy";

/** The first file of a form (multipart/form-data, RFC 7578), as it arrives. */

/** A form that stops before it says that it ends, or is none. */
export class BrokenForm extends Error {}

/** Room for what stands beside the file: short fields, and few of them. */
const LIMITS = { files: 1, fields: 20, fieldSize: 4 * 1024, fieldNameSize: 200, headerPairs: 50 } as const;

/** @example isForm("multipart/form-data; boundary=x") // true */
export function isForm(contentType: string): boolean {
  return /^multipart\/form-data\b/i.test(contentType);
}

/**
 * The bytes of the first part of a form that has a file name, and nothing when there is none. What comes after it is
 * read and left, so that whoever sends it is listened to.
 * @throws BrokenForm when the form does not end as it should; what `body` throws
 */
export async function* firstFileOf(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const form = formOf(contentType);
  const file = new PassThrough();
  form.on("file", (_field, part) => {
    // A form that breaks off says so itself.
    part.on("error", () => undefined);
    part.pipe(file, { end: false });
  });
  let lost: Error | null = null;
  const source = Readable.from(
    heard(body, (error) => {
      lost = error;
    }),
  );
  const sent = pipeline(source, form).then(
    () => void file.end(),
    () => void file.destroy(lost ?? new BrokenForm()),
  );
  try {
    for await (const piece of file) if (piece instanceof Uint8Array) yield piece;
  } finally {
    source.destroy();
    await sent;
  }
}

function formOf(contentType: string): BusboyInstance {
  try {
    return new Busboy({ headers: { "content-type": contentType }, limits: LIMITS });
  } catch {
    throw new BrokenForm();
  }
}

/** What a body sends; what it throws is told apart from what is wrong with the form. */
async function* heard(
  body: AsyncIterable<Uint8Array>,
  onError: (error: Error) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* body;
  } catch (error) {
    onError(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}
