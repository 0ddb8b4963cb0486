import { inject } from "vitest";
import type { Database } from "../engine/database";
import { openSqlite } from "../engine/sqlite";

const server = inject("postgres");

/** Which database this run of the tests is on. */
export const engine: "sqlite" | "postgres" = server ? "postgres" : "sqlite";

/** Emptied databases of this test file, by address. */
const idle: string[] = [];

/**
 * A fresh database with the real migrations: SQLite in memory or, in the half of the tests that runs on PostgreSQL, a
 * database of its own there. Close it when done.
 */
export async function openMemory(): Promise<Database> {
  if (engine === "sqlite") return openSqlite(":memory:");
  // Loaded here: nothing of it is needed by the half that runs on SQLite.
  const { openPostgres } = await import("../engine/postgres");
  const { copyTemplate, emptyOut } = await import("./postgres-server");
  const address = idle.pop() ?? (await copyTemplate(server));
  const database = await openPostgres(address, { statementMs: 10_000, connections: 5 });
  const close = async (): Promise<void> => {
    await database.close();
    await emptyOut(address);
    idle.push(address);
  };
  return new Proxy(database, {
    get: (target, key) => {
      if (key === "close") return close;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
