import type { SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import type { Schema } from "./schema";

/** Reads and writes inside one transaction. Only database work may be awaited while one is open. */
export type Tx = SqliteRemoteDatabase<Schema>;

/**
 * Writers that name the same thing, e.g. a selection, take turns rather than meet. Named with `beside`, a writer lets
 * others who say so write at the same time and keeps out, and is kept out by, those who have the turn to themselves.
 *
 * Such a writer relies on two kinds of rows only: those that nobody changes without having the turn to themselves, and
 * its own, which it changes only as it saw them, else it throws `WritersMet` and is run again.
 */
export type Turn = string | { readonly beside: string };

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
   * @param turn whom it waits for
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, turn?: Turn): Promise<T>;
  /** For the sign-in library, which brings its own queries and opens its own transactions. */
  readonly forSignIn: Tx;
  /**
   * Copies the whole database, while in use, to one file.
   * @throws DatabaseRefused on PostgreSQL, whose own tools do that
   */
  backupTo(file: string): Promise<void>;
  close(): Promise<void>;
}
