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
   * All of `work`'s writes or none, as if no other transaction ran at the same time; a thrown error rolls everything
   * back and is thrown on. Using `tx` after the work has ended throws.
   *
   * `work` may run more than once (PostgreSQL: two writers met, and one must look again), so it touches nothing but
   * `tx` and what it makes itself.
   * @param turn writers that name the same thing, e.g. a selection, wait for each other rather than meet
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, turn?: string): Promise<T>;
  /** For the sign-in library, which brings its own queries and opens its own transactions. */
  readonly forSignIn: Tx;
  /**
   * Copies the whole database, while in use, to one file.
   * @throws DatabaseRefused on PostgreSQL, whose own tools do that
   */
  backupTo(file: string): Promise<void>;
  close(): Promise<void>;
}
