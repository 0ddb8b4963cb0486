import { createHash, randomBytes } from "node:crypto";
import { createReadStream, existsSync, linkSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { type FileHandle, open as openFile } from "node:fs/promises";
import path from "node:path";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { env } from "../env";

/**
 * Attached files on disk, each under the SHA-256 of what is stored: `ab/cd…`. A file is written in full under another
 * name, flushed, and then given its place, so that a place never holds half a file; the same content lies there once.
 */

/** Where files arrive, and lie while they are taken away. */
export const INCOMING = "incoming";
/** An unfinished file older than this was left by a server that was stopped. */
const STALE_MS = 60 * 60 * 1000;

/** A file that has arrived and has no place yet. */
export interface ArrivedFile {
  readonly path: string;
  readonly hash: string;
  readonly byteCount: number;
  /** No control character but line ends and tabs was met: it may be text. */
  readonly isPlain: boolean;
}

/** Where content of a hash lies. */
export function placeOf(hash: string, folder: string = env().filesFolder): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError("not a SHA-256");
  return path.join(folder, hash.slice(0, 2), hash.slice(2));
}

function incomingFile(folder: string): string {
  const place = path.join(folder, INCOMING);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  return path.join(place, `${randomBytes(12).toString("hex")}.part`);
}

/**
 * Takes a body in, counting while it streams: what a header says of its length is not believed.
 * Errors: `document.too_large { megabytes }`, `document.empty`, `storage.full`, `document.interrupted`.
 */
export async function receiveFile(
  body: ReadableStream<Uint8Array> | null,
  most: number,
  folder: string = env().filesFolder,
): Promise<Outcome<ArrivedFile>> {
  if (body === null) return fail("document.empty");
  const target = incomingFile(folder);
  const hash = createHash("sha256");
  let byteCount = 0;
  let isPlain = true;
  let handle: FileHandle | undefined;
  const reader = body.getReader();
  try {
    handle = await openFile(target, "wx", 0o600);
    for (;;) {
      const next = await arriving(reader);
      if (next === "interrupted") return await thrownAway(target, fail("document.interrupted"));
      if (next.done) break;
      byteCount += next.value.byteLength;
      if (byteCount > most) {
        await reader.cancel().catch(() => undefined);
        return await thrownAway(
          target,
          fail("document.too_large", { megabytes: Math.floor(most / 1024 / 1024) }),
        );
      }
      isPlain &&= next.value.every(isTextByte);
      hash.update(next.value);
      await handle.writeFile(next.value);
    }
    if (byteCount === 0) return await thrownAway(target, fail("document.empty"));
    await handle.sync();
    return succeed({ path: target, hash: hash.digest("hex"), byteCount, isPlain });
  } catch (error) {
    rmSync(target, { force: true });
    if (isDiskFull(error)) return fail("storage.full");
    throw error;
  } finally {
    await handle?.close();
  }
}

async function arriving(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    // The sender went away in the middle.
    return "interrupted" as const;
  }
}

async function thrownAway<Result>(file: string, result: Result): Promise<Result> {
  rmSync(file, { force: true });
  return result;
}

const isTextByte = (byte: number): boolean =>
  byte >= 32 || byte === 9 || byte === 10 || byte === 13 || byte === 12;

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

/** Hash and size of a file as it lies on the disk. */
export async function hashOfFile(
  file: string,
): Promise<{ readonly hash: string; readonly byteCount: number }> {
  const hash = createHash("sha256");
  let byteCount = 0;
  for await (const chunk of createReadStream(file)) {
    if (!Buffer.isBuffer(chunk)) continue;
    hash.update(chunk);
    byteCount += chunk.byteLength;
  }
  return { hash: hash.digest("hex"), byteCount };
}

/** Gives an arrived file its place; content that lies there already is left as it is. The arrived file stays. */
export function putInPlace(file: string, hash: string, folder: string = env().filesFolder): void {
  const place = placeOf(hash, folder);
  if (existsSync(place)) return;
  mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
  try {
    linkSync(file, place);
  } catch (error) {
    // Another upload of the same content was faster.
    if (!existsSync(place)) throw error;
  }
}

/** Removes what servers that were stopped have left unfinished. */
export function clearUnfinished(now: number, folder: string = env().filesFolder): void {
  const place = path.join(folder, INCOMING);
  if (!existsSync(place)) return;
  for (const name of readdirSync(place).filter((each) => each.endsWith(".part"))) {
    const file = path.join(place, name);
    if (now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now) > STALE_MS)
      rmSync(file, { force: true });
  }
}
