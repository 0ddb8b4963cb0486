import { mkdirSync } from "node:fs";
import type { Database } from "@/db/engine/database";
import { openSqlite } from "@/db/engine/sqlite";
import { env } from "./env";

/** One open database per process, also when a development server reloads modules. */
const shared: typeof globalThis & { shortlistDatabase?: Promise<Database> } = globalThis;

/**
 * The open database; opened and migrated at the first call.
 * @throws Error while the product is being built: a page that reads at build time is a mistake
 */
export function database(): Promise<Database> {
  const { building, dataFolder, databaseFile } = env();
  if (building) throw new Error("The database is not opened while building; wait for a connection first.");
  if (!shared.shortlistDatabase) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    shared.shortlistDatabase = openSqlite(databaseFile);
    // A failed opening (full disk, file locked) is tried again by the next caller.
    shared.shortlistDatabase.catch(() => {
      delete shared.shortlistDatabase;
    });
  }
  return shared.shortlistDatabase;
}
