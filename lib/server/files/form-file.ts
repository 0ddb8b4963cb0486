/**
 * The first file of a form (multipart/form-data, RFC 7578), as it arrives: nothing of it is kept but what may be the
 * beginning of the line that ends a part.
 */

/** Room for the lines that say what a part is. */
const MOST_HEAD_BYTES = 16 * 1024;

/** A form that stops before it says that it ends, or is none. */
export class BrokenForm extends Error {}

/**
 * What parts the parts of a form; null for a body that is no form.
 *
 * @example formBoundary('multipart/form-data; boundary="a b"') // "a b"
 */
export function formBoundary(contentType: string): string | null {
  if (!/^multipart\/form-data\b/i.test(contentType)) return null;
  const said = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType);
  return said?.[1] ?? said?.[2] ?? "";
}

/**
 * The bytes of the first part of a form that has a file name, and nothing when there is none. What comes after it is
 * read, so that whoever sends it is listened to, and left.
 * @throws BrokenForm when the form does not end as it should
 */
export async function* firstFileOf(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const parting = Buffer.from(`\r\n--${boundary}`, "latin1");
  // Nothing but the very first line of a form begins without the end of another.
  let rest: Buffer = Buffer.from("\r\n");
  let within: "part" | "file" | "parting" | "head" | "end" = "part";
  for await (const chunk of body) {
    if (within !== "end") rest = Buffer.concat([rest, chunk]);
    while (within !== "end") {
      if (within === "part" || within === "file") {
        const at = rest.indexOf(parting);
        const length = at < 0 ? Math.max(0, rest.length - parting.length + 1) : at;
        if (within === "file" && length > 0) yield rest.subarray(0, length);
        rest = rest.subarray(at < 0 ? length : at + parting.length);
        if (at < 0) break;
        within = within === "file" ? "end" : "parting";
      } else if (within === "parting") {
        if (rest.length < 2) break;
        within = rest.subarray(0, 2).toString("latin1") === "--" ? "end" : "head";
      } else {
        const at = rest.indexOf("\r\n\r\n");
        if (at > MOST_HEAD_BYTES || (at < 0 && rest.length > MOST_HEAD_BYTES)) throw new BrokenForm();
        if (at < 0) break;
        within = isFile(rest.subarray(0, at).toString("latin1")) ? "file" : "part";
        rest = rest.subarray(at + 4);
      }
    }
  }
  if (within !== "end") throw new BrokenForm();
}

const isFile = (head: string): boolean => /^content-disposition:[^\r\n]*;\s*filename\*?=/im.test(head);
