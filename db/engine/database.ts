import type { SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import type { Schema } from "./schema";

/** Reads and writes inside one transaction. Only database work may be awaited while one is open. */
export type Tx = SqliteRemoteDatabase<Schema>;

/** Reads only: outside a transaction nothing that writes compiles. A `Tx` can be read with, too. */
export type Reader = Pick<Tx, "select" | "selectDistinct">;

/** An open database. The engine room alone knows which one it is. */
export interface Database {
  /** Single reads of the latest committed state. */
  readonly read: Reader;
  /** Several reads that all see the same state. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  /**
   * All of `work`'s writes or none. Writers take turns; a thrown error rolls everything back and is thrown on.
   * Using `tx` after the work has ended throws.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For the sign-in library, which brings its own queries and opens its own transactions. */
  readonly forSignIn: Tx;
  /** Copies the whole database, while in use, to one file. */
  backupTo(file: string): Promise<void>;
  close(): Promise<void>;
}

/** True when an error says that the disk, or the room the database may take, is full. */
export function isStorageFull(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (
      "code" in cause &&
      (cause.code === "SQLITE_FULL" || cause.code === "ENOSPC" || cause.code === "SQLITE_IOERR_WRITE")
    )
      return true;
  }
  return false;
}
