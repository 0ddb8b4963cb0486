import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import type { Database } from "@/db/engine/database";
import { isContentInUse } from "@/db/queries/document";
import { env } from "../env";
import { logBug } from "../log";
import { INCOMING, placeOf } from "./file-store";

/**
 * Content whose documents go: removed once no document names it any more.
 *
 * What may go is noted on disk before its rows do, so that a server that is stopped in the middle leaves a note and not
 * a file for ever. A note says "look", never "remove": whether a document names the content is asked of the database
 * each time, also right after it was taken out of its place, for somebody may be adding the same content just then.
 */

const NOTE = ".gone";
const ASIDE = ".aside";
/** A note younger than this is being settled by whoever wrote it. */
const SETTLED_BY_WRITER_MS = 10 * 60 * 1000;

/** Notes that these contents may have lost their last document. Returns what to settle it by. */
export function noteGone(hashes: readonly string[], folder: string = env().filesFolder): string {
  const place = path.join(folder, INCOMING);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const note = path.join(place, `${randomBytes(12).toString("hex")}${NOTE}`);
  // On the disk before the rows go: written through.
  writeFileSync(note, [...new Set(hashes)].join("\n"), { flag: "wx", mode: 0o600, flush: true });
  return note;
}

/**
 * Removes what a note names and no document does, and the note. Never throws: what cannot be done now is done when the
 * note is met again.
 */
export async function settleGone(
  database: Pick<Database, "read">,
  note: string,
  folder: string = env().filesFolder,
): Promise<void> {
  try {
    for (const hash of hashesOf(note)) await removeUnused(database, hash, folder);
    rmSync(note, { force: true });
  } catch (error) {
    logBug(error, "gone-content");
  }
}

const hashesOf = (note: string): string[] =>
  existsSync(note)
    ? readFileSync(note, "utf8")
        .split("\n")
        .filter((line) => /^[0-9a-f]{64}$/.test(line))
    : [];

async function removeUnused({ read }: Pick<Database, "read">, hash: string, folder: string): Promise<void> {
  const place = placeOf(hash, folder);
  const aside = path.join(folder, INCOMING, `${hash}${ASIDE}`);
  if (await isContentInUse(read, hash)) {
    // A server was stopped after it took this out of its place.
    if (!existsSync(place)) putBack(aside, place);
    rmSync(aside, { force: true });
    return;
  }
  if (existsSync(place)) renameSync(place, aside);
  if (await isContentInUse(read, hash)) putBack(aside, place);
  rmSync(aside, { force: true });
}

function putBack(aside: string, place: string): void {
  if (!existsSync(aside)) return;
  mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
  renameSync(aside, place);
}

/** Settles the notes that stopped servers have left. */
export async function settleLeft(
  database: Pick<Database, "read">,
  now: number,
  folder: string = env().filesFolder,
): Promise<void> {
  for (const note of notesIn(folder))
    if (now - (statSync(note, { throwIfNoEntry: false })?.mtimeMs ?? now) >= SETTLED_BY_WRITER_MS)
      await settleGone(database, note, folder);
}

function notesIn(folder: string): string[] {
  const place = path.join(folder, INCOMING);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => name.endsWith(NOTE))
    .map((name) => path.join(place, name));
}

const EVERY_MS = 60 * 60 * 1000;
/** One clock per process, also when a development server reloads modules. */
const shared: typeof globalThis & { shortlistGone?: NodeJS.Timeout } = globalThis;

/** Settles left notes now and every hour, as long as the server runs. */
export function keepSettling(database: () => Promise<Database>): void {
  if (shared.shortlistGone) return;
  const settle = () => {
    // Nobody is asked, not even whether they are there, when there is nothing to ask.
    if (notesIn(env().filesFolder).length === 0) return;
    void database()
      .then((open) => settleLeft(open, Date.now()))
      .catch((error: unknown) => logBug(error, "gone-content"));
  };
  shared.shortlistGone = setInterval(settle, EVERY_MS).unref();
  settle();
}
