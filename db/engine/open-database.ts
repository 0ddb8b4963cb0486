import type { Database } from "./database";

/** Where a database is, and what may be asked of it. */
export type DatabaseAddress =
  | { readonly file: string }
  | { readonly url: string; readonly statementMs: number; readonly connections: number };

/** Opens (and migrates) a database. Only the driver that is needed is loaded. */
export async function openDatabase(address: DatabaseAddress): Promise<Database> {
  if ("file" in address) {
    const { openSqlite } = await import("./sqlite");
    return openSqlite(address.file);
  }
  const { openPostgres } = await import("./postgres");
  return openPostgres(address.url, address);
}
