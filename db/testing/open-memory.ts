import { inject } from "vitest";
import type { Database } from "../engine/database";
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

/**
 * A fresh database with the real migrations: SQLite in memory or, in the half of the tests that runs on PostgreSQL, a
 * database of its own there. Close it when done.
 */
export async function openMemory(): Promise<Database> {
  if (engine === "sqlite") return openSqlite(":memory:");
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
