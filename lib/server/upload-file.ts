import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, open as openFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Failure, fail, type Outcome } from "@/lib/domain/outcome";
import { isDiskFull } from "./files/file-store";
import { BrokenForm, firstFileOf, isForm } from "./files/form-file";

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
  const most = room.most + (isForm(type) ? FORM_ROOM : 0);
  if (Number(request.headers.get("content-length") ?? 0) > most) return room.tooLarge();
  return withNamelessFile(async (handle) => {
    const body = piecesOf(request.body, most);
    const arrived = await taken(isForm(type) ? firstFileOf(body, type) : body, room.most, handle);
    if (arrived === "too_large") return room.tooLarge();
    if (arrived === "interrupted") return fail("document.interrupted");
    return arrived === "no_form" || arrived.byteCount === 0 ? fail("file.empty") : use(arrived);
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

/** Why a body was not taken in to its end. */
class CutShort extends Error {
  constructor(readonly reason: "too_large" | "interrupted") {
    super(reason);
  }
}

/** A body as it arrives. Whoever stops listening to it stops its sender. @throws CutShort */
async function* piecesOf(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (body === null) return;
  const reader = body.getReader();
  let size = 0;
  try {
    for (;;) {
      const next = await reader.read().catch(() => {
        throw new CutShort("interrupted");
      });
      if (next.done) return;
      size += next.value.byteLength;
      if (size > most) throw new CutShort("too_large");
      yield next.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Writes at places, so that the file still stands at its beginning for whoever reads it next. */
async function taken(
  pieces: AsyncIterable<Uint8Array>,
  most: number,
  handle: FileHandle,
): Promise<UploadFile | "too_large" | "interrupted" | "no_form"> {
  const hash = createHash("sha256");
  let byteCount = 0;
  try {
    for await (const piece of pieces) {
      if (byteCount + piece.byteLength > most) return "too_large";
      hash.update(piece);
      for (let written = 0; written < piece.byteLength; ) {
        const { bytesWritten } = await handle.write(piece, written, undefined, byteCount + written);
        written += bytesWritten;
      }
      byteCount += piece.byteLength;
    }
  } catch (error) {
    if (error instanceof CutShort) return error.reason;
    if (error instanceof BrokenForm) return "no_form";
    throw error;
  }
  return new UploadFile(handle, byteCount, hash.digest("hex"));
}
