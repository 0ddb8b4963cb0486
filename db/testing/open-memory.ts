import BetterSqlite3 from "better-sqlite3";
import { inject } from "vitest";
import type { Database } from "../engine/database";
import { migrateSqlite } from "../engine/migrate-sqlite";
import { openSqlite } from "../engine/sqlite";

const server = inject("postgres");

/** Which database this run of the tests is on. */
export const engine: "sqlite" | "postgres" = server ? "postgres" : "sqlite";

/** A database of this test file's own, open and without a row. */
interface Empty {
  readonly database: Database;
  readonly empty: () => Promise<void>;
}
const idle: Empty[] = [];

let bytes: Buffer | null = null;

/** A SQLite database without a row, as bytes to copy: running the migrations takes longer than most tests do. */
function migrated(): Buffer {
  if (bytes) return bytes;
  const connection = new BetterSqlite3(":memory:");
  migrateSqlite(connection);
  bytes = connection.serialize();
  connection.close();
  return bytes;
}

/**
 * A fresh database with the real migrations: SQLite in memory or, in the half of the tests that runs on PostgreSQL, a
 * database of its own there. Close it when done.
 */
export async function openMemory(): Promise<Database> {
  if (engine === "sqlite") return openSqlite(migrated());
  const mine = idle.pop() ?? (await openEmpty());
  let isOpen = true;
  const close = async (): Promise<void> => {
    isOpen = false;
    await mine.empty();
    idle.push(mine);
  };
  return new Proxy(mine.database, {
    get: (target, key) => {
      if (!isOpen) throw new Error("the database is closed");
      if (key === "close") return close;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

async function openEmpty(): Promise<Empty> {
  // Loaded here: nothing of it is needed by the half that runs on SQLite.
  const { openPostgres } = await import("../engine/postgres");
  const { copyTemplate, emptier } = await import("./postgres-server");
  const address = await copyTemplate(server);
  const database = await openPostgres(address, { statementMs: 10_000, connections: 5 });
  return { database, empty: await emptier(address) };
}
