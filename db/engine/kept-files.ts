import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { FileRefused } from "./sqlite-file";

/**
 * Attached files as a whole: copied beside a backup of the database, and put back from there. They lie by the SHA-256
 * of what they hold and never change, so that a copy on the same disk costs no room.
 */

/** The folder of a backup's files: `backups/a.sqlite` has `backups/a.files`. */
export function filesBeside(backup: string): string {
  return `${backup.replace(/\.sqlite$/, "")}.files`;
}

const placeIn = (folder: string, hash: string) => path.join(folder, hash.slice(0, 2), hash.slice(2));

/** Hashes of everything that a folder keeps. */
export function hashesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((first) => /^[0-9a-f]{2}$/.test(first))
    .flatMap((first) => readdirSync(path.join(folder, first)).map((rest) => first + rest))
    .filter((hash) => /^[0-9a-f]{64}$/.test(hash));
}

/** Hashes of the files that a database's documents name; none of a database that is older than documents. */
export function hashesNamedBy(database: string): string[] {
  const connection = new BetterSqlite3(database, { readonly: true, fileMustExist: true });
  try {
    const known = connection
      .prepare("select 1 from sqlite_master where type = 'table' and name = 'document'")
      .get();
    if (known === undefined) return [];
    return connection.prepare("select distinct content_hash from document").pluck().all().map(String);
  } finally {
    connection.close();
  }
}

/** Gives one folder everything another has and it lacks. Returns how many files came. */
export function copyKept(from: string, to: string): number {
  let copied = 0;
  for (const hash of hashesIn(from)) {
    const target = placeIn(to, hash);
    if (existsSync(target)) continue;
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    if (takeOver(placeIn(from, hash), target)) copied += 1;
  }
  return copied;
}

/** One file under another name, in full or not at all; false when it went away meanwhile. */
function takeOver(source: string, target: string): boolean {
  try {
    linkSync(source, target);
    return true;
  } catch {
    // On another disk, or where there are no links.
  }
  const part = `${target}.part`;
  try {
    copyFileSync(source, part);
    renameSync(part, target);
    return true;
  } catch (error) {
    rmSync(part, { force: true });
    if (!existsSync(source)) return false;
    throw error;
  }
}

/**
 * Checks the files of a backup against their names and against what the database names; one that is still in the place
 * it was copied from need not be in the backup.
 * @throws FileRefused naming the first that is missing or damaged
 */
export function checkKept(folder: string, live: string, named: readonly string[]): void {
  for (const hash of named)
    if (!existsSync(placeIn(folder, hash)) && !existsSync(placeIn(live, hash)))
      throw new FileRefused(
        `A document's file is missing: ${placeIn(folder, hash)}. Nothing was restored. Bring the folder that stood beside the backup.`,
      );
  for (const hash of hashesIn(folder)) {
    const place = placeIn(folder, hash);
    if (createHash("sha256").update(readFileSync(place)).digest("hex") !== hash)
      throw new FileRefused(`A document's file is damaged: ${place}. Nothing was restored.`);
  }
}
