import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";

/**
 * Database files as a whole: copying one while it is in use, and putting one in another's place. Nothing here ever
 * writes over a file that somebody may still want.
 */

/** Why a file was not copied or put in place; the sentence is for the person at the keyboard. */
export class FileRefused extends Error {}

const MADE_BY_US = ["applied_migration", "organisation", "selection", "offer_version"];

/** What is wrong with a database file, or null when it is a whole Shortlist database. */
export function faultOfFile(file: string): string | null {
  let connection: BetterSqlite3.Database | undefined;
  try {
    connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
    const findings = connection.prepare("pragma integrity_check(3)").pluck().all().map(String);
    if (findings.join() !== "ok") return `the database is damaged (${findings.join("; ")})`;
    const tables = new Set(
      connection.prepare("select name from sqlite_master where type = 'table'").pluck().all(),
    );
    if (!MADE_BY_US.every((table) => tables.has(table))) return "it is no Shortlist database";
    if (connection.prepare("pragma foreign_key_check").get() !== undefined)
      return "the database is damaged (rows point to rows that are gone)";
    return null;
  } catch (error) {
    return `it cannot be read as a database (${messageOf(error)})`;
  } finally {
    connection?.close();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Copies a database, in use or not, to one new file that needs no other beside it: the state of one moment, checked
 * after writing.
 * @throws FileRefused when there is nothing to copy, the target exists, or the copy is not whole
 */
export function backupFile(source: string, target: string): void {
  if (!existsSync(source)) throw new FileRefused(`There is no database at ${source}.`);
  if (existsSync(target)) throw new FileRefused(`${target} exists already; nothing was overwritten.`);
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  const part = `${target}.${randomUUID()}.part`;
  try {
    const connection = new BetterSqlite3(source, { readonly: true, fileMustExist: true });
    try {
      connection.pragma("busy_timeout = 10000");
      connection.prepare("vacuum into ?").run(part);
    } finally {
      connection.close();
    }
    const fault = faultOfFile(part);
    if (fault !== null) throw new FileRefused(`The copy was thrown away: ${fault}.`);
    // Unlike a rename, a link fails when somebody made the target meanwhile.
    linkSync(part, target);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused(`The backup failed: ${messageOf(error)}.`);
  } finally {
    rmSync(part, { force: true });
  }
}

/** What a restore did. */
export interface Restored {
  /** Where the database that was in place before is kept; null when there was none. */
  readonly kept: string | null;
}

/**
 * Puts a backup in the place of the database `target`. The database that is there is kept under another name, whole:
 * its write-ahead log is folded into it first.
 * @param stamp goes into the kept file's name, e.g. "20261122T090000Z"
 * @throws FileRefused when the backup is not a whole Shortlist database, or the product is using the target
 */
export function restoreFile(backup: string, target: string, stamp: string): Restored {
  if (!existsSync(backup)) throw new FileRefused(`There is no file ${backup}.`);
  if (path.resolve(backup) === path.resolve(target))
    throw new FileRefused("That is the database in use itself, not a backup of it.");
  const fault = faultOfFile(backup);
  if (fault !== null) throw new FileRefused(`${backup} was refused: ${fault}.`);
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  const incoming = `${target}.restoring-${stamp}`;
  if (existsSync(incoming)) throw new FileRefused(`${incoming} exists: is another restore under way?`);
  try {
    backupFile(backup, incoming);
    const kept = setAside(target, `${target}.before-restore-${stamp}`);
    try {
      renameSync(incoming, target);
    } catch (error) {
      if (kept !== null) renameSync(kept, target);
      throw error;
    }
    return { kept };
  } finally {
    rmSync(incoming, { force: true });
  }
}

/**
 * Renames the database in place, holding it against everybody else meanwhile. Leaving the write-ahead log needs the
 * database for oneself alone, so this fails exactly when any other process has it open.
 */
function setAside(target: string, kept: string): string | null {
  if (!existsSync(target)) return null;
  if (existsSync(kept)) throw new FileRefused(`${kept} exists already; nothing was overwritten.`);
  const connection = new BetterSqlite3(target, { fileMustExist: true, timeout: 500 });
  try {
    try {
      const mode: unknown = connection.pragma("journal_mode = delete", { simple: true });
      if (mode !== "delete") throw inUse(target);
      connection.exec("begin exclusive");
    } catch (error) {
      if (error instanceof FileRefused) throw error;
      const code = error instanceof BetterSqlite3.SqliteError ? error.code : "";
      if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) throw inUse(target);
      if (code !== "SQLITE_CORRUPT" && code !== "SQLITE_NOTADB") throw error;
      // Damaged: it is kept as it is, with the log it may still need.
      for (const beside of ["-wal", "-shm"])
        if (existsSync(target + beside)) copyFileSync(target + beside, kept + beside);
    }
    renameSync(target, kept);
    for (const beside of ["-wal", "-shm"]) rmSync(target + beside, { force: true });
    return kept;
  } finally {
    connection.close();
  }
}

function inUse(target: string): FileRefused {
  return new FileRefused(`${target} is in use. Stop Shortlist, then restore.`);
}
