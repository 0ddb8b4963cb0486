import {
  getTableColumns,
  getTableName,
  is,
  type QueryTypingsValue,
  type QueryWithTypings,
  type SQL,
} from "drizzle-orm";
import { CasingCache } from "drizzle-orm/casing";
import { SQLiteAsyncDialect, SQLiteTimestamp } from "drizzle-orm/sqlite-core";
import { SqliteRemoteDatabase, type SqliteRemoteResult } from "drizzle-orm/sqlite-proxy";
import type { Tx } from "./database";
import type { Schema } from "./schema";
import { tablesInOrder } from "./table-order";
import { TellingSession } from "./telling-session";

/**
 * The queries of the data layer, sent to PostgreSQL. They are written once, with drizzle's SQLite builder, in the part
 * of SQL that both databases read the same way. What is left differs in five places, all here: parameters are numbered;
 * moments are sent as text, since PostgreSQL keeps them as timestamps and not as milliseconds; the columns of an
 * `on conflict` stand without their table's name; nulls are said to come before everything else, as in SQLite; and
 * `sha256_hex("column")`, which the product gives to SQLite, is said in PostgreSQL's own functions.
 */

/** Sends one statement and gives back its rows as arrays of columns. */
export type Send = (text: string, values: unknown[], method: string) => Promise<unknown[][]>;

/** Columns that may be null, as they are written in a statement. */
const nullable = new Set(
  tablesInOrder().flatMap((table) =>
    Object.values(getTableColumns(table))
      .filter((column) => !column.notNull && !column.primary)
      .map((column) => `"${getTableName(table)}"."${column.name}"`),
  ),
);

/** @example withStatedNulls('… order by "candidate"."letter" asc') // '… order by "candidate"."letter" asc nulls first' */
function withStatedNulls(text: string): string {
  return text.replace(/("\w+"\."\w+") (asc|desc)(?! nulls)\b/g, (all, column: string, direction: string) =>
    nullable.has(column) ? `${all} nulls ${direction === "asc" ? "first" : "last"}` : all,
  );
}

/** @example withBareConflictColumns('insert … on conflict ("score"."id") …') // 'insert … on conflict ("id") …' */
function withBareConflictColumns(text: string): string {
  return text.replace(
    / on conflict \(([^)]*)\)/,
    (_all, columns: string) => ` on conflict (${columns.replace(/"[^"]+"\."/g, '"')})`,
  );
}

/** @example withHashes('select sha256_hex("content")') // `select encode(sha256(convert_to("content", 'UTF8')), 'hex')` */
function withHashes(text: string): string {
  return text.replace(/\bsha256_hex\(("\w+")\)/g, "encode(sha256(convert_to($1, 'UTF8')), 'hex')");
}

const KEPT = 1000;
const translated = new Map<string, string>();

/** A statement in PostgreSQL's words. Values are no part of it, so the same few come again and again. */
function translate(text: string): string {
  const known = translated.get(text);
  if (known !== undefined) return known;
  const made = withHashes(text.startsWith("insert") ? withBareConflictColumns(text) : withStatedNulls(text));
  if (translated.size < KEPT) translated.set(text, made);
  return made;
}

class NumberedDialect extends SQLiteAsyncDialect {
  readonly #names = new CasingCache();

  override escapeParam(index: number): string {
    return `$${index + 1}`;
  }

  override sqlToQuery(statement: SQL, invokeSource?: "indexes"): QueryWithTypings {
    const query = statement.toQuery({
      casing: this.#names,
      escapeName: this.escapeName,
      escapeParam: this.escapeParam,
      escapeString: this.escapeString,
      prepareTyping: (encoder): QueryTypingsValue => (is(encoder, SQLiteTimestamp) ? "timestamp" : "none"),
      ...(invokeSource ? { invokeSource } : {}),
    });
    const params = query.params.map((value, index) =>
      query.typings?.[index] === "timestamp" && typeof value === "number"
        ? new Date(value).toISOString()
        : value,
    );
    return { sql: translate(query.sql), params };
  }
}

const dialect = new NumberedDialect();

/** A statement in PostgreSQL's words, ready to be sent. */
export function statementOf(statement: SQL): { readonly text: string; readonly values: unknown[] } {
  const { sql, params } = dialect.sqlToQuery(statement);
  return { text: sql, values: params };
}

/** The data layer's face on whatever `send` reaches: one connection, or any free one. */
export function faceOn(send: Send): Tx {
  const session = new TellingSession(
    async (text, values, method): Promise<SqliteRemoteResult & { rows: unknown[] }> => {
      const rows = await send(text, values, method);
      // The driver's "get" hands back one row of columns, or nothing at all.
      return { rows: method === "get" ? (rows[0] ?? []) : rows };
    },
    dialect,
    undefined,
  );
  return new SqliteRemoteDatabase<Schema>("async", dialect, session, undefined);
}
