import type { Database } from "../engine/database";
import { openSqlite } from "../engine/sqlite";

/** A fresh database in memory with the real migrations. Close it when done. */
export function openMemory(): Promise<Database> {
  return openSqlite(":memory:");
}
