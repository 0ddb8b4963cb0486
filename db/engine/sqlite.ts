import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { chmodSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import { SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import type { Database, Reader, Tx } from "./database";
import { endingsOf, withEndings } from "./lastly";
import { migrateSqlite } from "./migrate-sqlite";
import type { Schema } from "./schema";
import { TellingSession } from "./telling-session";
import { Turns } from "./turns";

/**
 * SQLite behind an async, dialect-neutral face: one writing connection whose users take turns, and read-only
 * connections on the write-ahead log. better-sqlite3's own `transaction` cannot be used with async work: it throws
 * only after the writes stand.
 */

type Connection = BetterSqlite3.Database;

const PREPARED_LIMIT = 400;

/** Runs statements on one connection and keeps the prepared ones. */
class Statements {
  readonly #prepared = new Map<string, BetterSqlite3.Statement>();
  constructor(readonly connection: Connection) {}

  run(query: string, params: unknown[], method: string): { rows: unknown[] } {
    let statement = this.#prepared.get(query);
    if (!statement) {
      if (this.#prepared.size >= PREPARED_LIMIT) this.#prepared.clear();
      statement = this.connection.prepare(query);
      if (statement.reader) statement.raw(true);
      this.#prepared.set(query, statement);
    }
    if (!statement.reader) {
      statement.run(...params);
      return { rows: [] };
    }
    if (method !== "get") return { rows: statement.all(...params) };
    // The driver's "get" hands back one row of columns, or nothing at all.
    const row: unknown = statement.get(...params);
    return { rows: Array.isArray(row) ? row : [] };
  }

  isRead(query: string): boolean {
    return /^\s*select\b/i.test(query);
  }
}

function openConnection(file: string | Buffer, readonly: boolean): Connection {
  const connection = new BetterSqlite3(file, { readonly });
  connection.pragma("busy_timeout = 5000");
  connection.pragma("foreign_keys = ON");
  // SQLite's own lower() leaves æ, ø and å alone.
  connection.function("lower", { deterministic: true }, (value: unknown) =>
    typeof value === "string" ? value.toLowerCase() : value,
  );
  // PostgreSQL has it; a hash that follows from what is stored is computed where that is.
  connection.function("sha256_hex", { deterministic: true }, (value: unknown) =>
    createHash("sha256").update(String(value)).digest("hex"),
  );
  return connection;
}

/**
 * Opens (and migrates) a SQLite database.
 * @param file path, or ":memory:" or the bytes of a database for tests; a memory database has one connection for
 *   everything
 */
export async function openSqlite(file: string | Buffer): Promise<Database> {
  const inMemory = typeof file !== "string" || file === ":memory:";
  const connection = openConnection(file, false);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  if (!inMemory) chmodSync(file, 0o600);
  migrateSqlite(connection);

  const writer = new Statements(connection);
  const turns = new Turns();
  const idleReaders: Statements[] = [];
  const allReaders: Statements[] = [];
  const openReader = (): Statements => {
    const reader = new Statements(openConnection(file, true));
    allReaders.push(reader);
    return reader;
  };
  const latest = inMemory ? writer : openReader();

  const face = (statements: Statements, isOpen: () => boolean): Tx =>
    faceOn(async (query, params, method) => {
      if (!isOpen()) throw new Error("a transaction was used after it ended");
      return statements.run(query, params, method);
    });

  const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    turns.take(async () => {
      let open = true;
      connection.exec("begin immediate");
      try {
        const tx = withEndings(face(writer, () => open));
        const result = await work(tx);
        for (const { statements } of endingsOf(tx))
          for (const statement of statements) await tx.run(statement);
        connection.exec("commit");
        return result;
      } catch (error) {
        // A full disk may already have rolled it back.
        if (connection.inTransaction) connection.exec("rollback");
        throw error;
      } finally {
        open = false;
      }
    });

  const snapshot = async <T>(work: (reader: Reader) => Promise<T>): Promise<T> => {
    if (inMemory) return transaction(work);
    const reader = idleReaders.pop() ?? openReader();
    let open = true;
    reader.connection.exec("begin");
    try {
      return await work(face(reader, () => open));
    } finally {
      open = false;
      reader.connection.exec("commit");
      idleReaders.push(reader);
    }
  };

  return {
    read: inMemory ? queued(writer, turns) : face(latest, () => true),
    snapshot,
    transaction,
    forSignIn: signInFace(writer, latest, turns),
    backupTo: async (target) => {
      await connection.backup(target);
    },
    close: async () => {
      await turns.settled();
      for (const reader of allReaders) reader.connection.close();
      if (connection.open) connection.close();
    },
  };
}

const dialect = new SQLiteAsyncDialect();

/** The data layer's face on a connection. Made for every transaction, so without what the library works out of a schema. */
function faceOn(
  send: (query: string, params: unknown[], method: string) => Promise<{ rows: unknown[] }>,
): Tx {
  const session = new TellingSession(send, dialect, undefined);
  return new SqliteRemoteDatabase<Schema>("async", dialect, session, undefined);
}

/** In memory, reads share the writer's connection, so they wait for its turn. */
function queued(statements: Statements, turns: Turns): Tx {
  return faceOn(async (query, params, method) =>
    turns.take(async () => statements.run(query, params, method)),
  );
}

/** Writes take turns; a transaction the library opens holds its turn until it ends, wherever its queries come from. */
function signInFace(writer: Statements, latest: Statements, turns: Turns): Tx {
  const holding = new AsyncLocalStorage<{ open: boolean; depth: number }>();
  const db = faceOn(async (query, params, method) => {
    if (holding.getStore()?.open) return writer.run(query, params, method);
    if (latest !== writer && latest.isRead(query)) return latest.run(query, params, method);
    return turns.take(async () => writer.run(query, params, method));
  });
  const within = async <T>(
    begin: string,
    commit: string,
    rollback: string,
    work: () => Promise<T>,
  ): Promise<T> => {
    writer.connection.exec(begin);
    try {
      const result = await work();
      writer.connection.exec(commit);
      return result;
    } catch (error) {
      if (writer.connection.inTransaction) writer.connection.exec(rollback);
      throw error;
    }
  };
  const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const outer = holding.getStore();
    if (outer?.open) {
      const savepoint = `nested_${++outer.depth}`;
      return within(`savepoint ${savepoint}`, `release ${savepoint}`, `rollback to ${savepoint}`, () =>
        work(db),
      ).finally(() => {
        outer.depth -= 1;
      });
    }
    return turns.take(() => {
      const hold = { open: true, depth: 0 };
      return holding.run(hold, () =>
        within("begin immediate", "commit", "rollback", () => work(db)).finally(() => {
          hold.open = false;
        }),
      );
    });
  };
  return Object.assign(db, { transaction });
}
