import { existsSync } from "node:fs";
import path from "node:path";
import type BetterSqlite3 from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";

/** Where the generated migrations lie, seen from the folder the product runs in. */
const FOLDER = path.join("db", "migrations", "sqlite");

/**
 * Brings a SQLite database to this version's schema, in one transaction.
 *
 * Foreign keys are off meanwhile: rebuilding a table drops the old one, and that would delete every child row. They
 * are checked before the commit and switched on again after.
 * @throws Error when the database is newer than this version, or a migration leaves a dangling reference
 */
export function migrateSqlite(connection: BetterSqlite3.Database, folder = migrationsFolder()): void {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  connection.pragma("foreign_keys = OFF");
  try {
    connection.exec("begin immediate");
    try {
      connection.exec(
        "create table if not exists applied_migration (hash text primary key, created_at integer not null)",
      );
      const applied = new Set(
        connection
          .prepare("select hash from applied_migration")
          .pluck()
          .all()
          .map((hash) => String(hash)),
      );
      const known = new Set(migrations.map((migration) => migration.hash));
      for (const hash of applied) {
        if (!known.has(hash))
          throw new Error("This database was made by a newer version of Shortlist; upgrade first.");
      }
      for (const migration of migrations) {
        if (applied.has(migration.hash)) continue;
        for (const statement of migration.sql) if (statement.trim()) connection.exec(statement);
        connection
          .prepare("insert into applied_migration (hash, created_at) values (?, ?)")
          .run(migration.hash, migration.folderMillis);
      }
      const dangling = connection.pragma("foreign_key_check");
      if (Array.isArray(dangling) && dangling.length > 0)
        throw new Error(`A migration left ${dangling.length} rows without what they point to.`);
      connection.exec("commit");
    } catch (error) {
      if (connection.inTransaction) connection.exec("rollback");
      throw error;
    }
  } finally {
    connection.pragma("foreign_keys = ON");
  }
}

function migrationsFolder(): string {
  const here = path.join(process.cwd(), FOLDER);
  if (!existsSync(here)) throw new Error(`No migrations in ${FOLDER}: start Shortlist from its own folder.`);
  return here;
}
