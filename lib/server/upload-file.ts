import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, open as openFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Failure, fail, type Outcome } from "@/lib/domain/outcome";
import { isDiskFull } from "./files/file-store";

/**
 * A file that a request carries, while it is being read: on the disk and not in memory, and without a name there, so
 * that it is gone with its last reader, or with the process.
 */
export class UploadFile {
  constructor(
    readonly handle: FileHandle,
    readonly byteCount: number,
    /** SHA-256, in hexadecimal. */
    readonly hash: string,
  ) {}
}

/** What a file may weigh, and the words for one that weighs more. */
export interface UploadRoom {
  readonly most: number;
  readonly tooLarge: () => Failure;
}

/** Room for the lines a form puts around a file. */
const FORM_ROOM = 64 * 1024;

/**
 * Takes in the file that a request carries, as its body or as the first file of a form, counted as it arrives (what a
 * header says about its length is believed only when it is too much), and hands it on; it is gone afterwards.
 *
 * Errors: that of `room`; `file.empty` (also a form without a file), `document.interrupted`, `storage.full`; those of
 * `use`.
 */
export async function withUpload<Value>(
  request: Request,
  room: UploadRoom,
  use: (file: UploadFile) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const type = request.headers.get("content-type") ?? "";
  const isForm = /^multipart\/form-data\b/i.test(type);
  const most = room.most + (isForm ? FORM_ROOM : 0);
  if (Number(request.headers.get("content-length") ?? 0) > most) return room.tooLarge();
  return withNamelessFile(async (handle) => {
    const arrived = await taken(request.body, most, handle);
    if (arrived === "too_large") return room.tooLarge();
    if (arrived === "interrupted") return fail("document.interrupted");
    if (!isForm) return arrived.byteCount === 0 ? fail("file.empty") : use(arrived);
    const file = await fileInForm(handle, arrived.byteCount, type);
    if (file === null || file.size === 0) return fail("file.empty");
    if (file.size > room.most) return room.tooLarge();
    return withNamelessFile(async (own) => {
      const alone = await taken(file.stream(), room.most, own);
      return typeof alone === "string" ? room.tooLarge() : use(alone);
    });
  });
}

/** A file that nobody finds: its name is taken away before anything is written. */
async function withNamelessFile<Value>(
  work: (handle: FileHandle) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const place = path.join(tmpdir(), `shortlist-${randomBytes(12).toString("hex")}.part`);
  let handle: FileHandle | undefined;
  try {
    handle = await openFile(place, "wx+", 0o600);
    await rm(place);
    return await work(handle);
  } catch (error) {
    if (isDiskFull(error)) return fail("storage.full");
    throw error;
  } finally {
    await handle?.close();
  }
}

/** Writes at places, so that the file still stands at its beginning for whoever reads it next. */
async function taken(
  body: ReadableStream<Uint8Array> | null,
  most: number,
  handle: FileHandle,
): Promise<UploadFile | "too_large" | "interrupted"> {
  const hash = createHash("sha256");
  let byteCount = 0;
  const reader = body?.getReader();
  while (reader) {
    const next = await reader.read().catch(() => null);
    if (next === null) return "interrupted";
    if (next.done) break;
    if (byteCount + next.value.byteLength > most) {
      await reader.cancel().catch(() => undefined);
      return "too_large";
    }
    hash.update(next.value);
    for (let written = 0; written < next.value.byteLength; ) {
      const { bytesWritten } = await handle.write(next.value, written, undefined, byteCount + written);
      written += bytesWritten;
    }
    byteCount += next.value.byteLength;
  }
  return new UploadFile(handle, byteCount, hash.digest("hex"));
}

/** The first file of a form, which programs send; pages send the file alone. */
async function fileInForm(handle: FileHandle, byteCount: number, type: string): Promise<File | null> {
  const { buffer } = await handle.read(Buffer.alloc(byteCount), 0, byteCount, 0);
  const form = await new Response(buffer, { headers: { "content-type": type } }).formData().catch(() => null);
  for (const [, value] of form ?? []) if (typeof value !== "string") return value;
  return null;
}
