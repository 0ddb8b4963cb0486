import { type SQL, sql } from "drizzle-orm";
import { type AnySQLiteColumn, check, integer, text } from "drizzle-orm/sqlite-core";

/**
 * Column pieces that mean the same on SQLite and PostgreSQL. Defaults are literals or made in code, never SQL.
 */

/** Readable, prefixed primary key, e.g. `sel_…`. */
export const id = () => text("id").primaryKey();

/** Counts the edits of a row: a writer says which count it saw, and is told when another was faster. */
export const edition = () => integer("edition").notNull().default(1);

/** ISO timestamp in UTC. */
export const at = (name: string) => text(name).notNull();

/** Row position among its siblings, 0 first. */
export const position = () => integer("position").notNull().default(0);

const quoted = (values: readonly (string | number)[]): SQL =>
  sql.raw(values.map((value) => (typeof value === "number" ? String(value) : `'${value}'`)).join(", "));

/** The column holds one of a closed set of words (or null, where the column allows it). */
export const oneOf = (name: string, column: AnySQLiteColumn, values: readonly (string | number)[]) =>
  check(name, sql`${column} in (${quoted(values)})`);

/** The column lies within whole bounds (or is null). */
export const within = (name: string, column: AnySQLiteColumn, low: number, high: number) =>
  check(name, sql`${column} between ${sql.raw(String(low))} and ${sql.raw(String(high))}`);

/**
 * Whole minor units within ± limit: SQLite would store 12.5 or 'abc' in an integer column without a word.
 * `cast(x as integer) = x` holds for whole numbers only, on both databases.
 */
export const wholeMoney = (name: string, column: AnySQLiteColumn, low: number, high: number) =>
  check(
    name,
    sql`cast(${column} as bigint) = ${column} and ${column} between ${sql.raw(String(low))} and ${sql.raw(String(high))}`,
  );
