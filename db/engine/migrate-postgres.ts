import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type pg from "pg";
import { DatabaseRefused } from "./storage-fault";

/** Where the generated migrations lie, seen from the folder the product runs in. */
const FOLDER = path.join("db", "migrations", "postgres");

/** "shortlist" in numbers: one server migrates, the others wait and find it done. */
const MIGRATION_LOCK = 7_467_867_578;
const OLDEST_SERVER = 140_000;

export interface Migration {
  /** The file's name, e.g. 0003_mail. */
  readonly name: string;
  readonly hash: string;
  readonly statements: readonly string[];
}

/** The migrations of this version, oldest first. */
export function migrationsIn(folder: string = migrationsFolder()): Migration[] {
  const names = namesIn(JSON.parse(readFileSync(path.join(folder, "meta", "_journal.json"), "utf8")));
  return readMigrationFiles({ migrationsFolder: folder }).map((migration, index) => ({
    name: names[index] ?? migration.hash,
    hash: migration.hash,
    statements: migration.sql.filter((statement) => statement.trim() !== ""),
  }));
}

/** The names in the migration tool's journal, in its order. */
function namesIn(journal: unknown): string[] {
  if (typeof journal !== "object" || journal === null || !("entries" in journal)) return [];
  if (!Array.isArray(journal.entries)) return [];
  return journal.entries.map((entry: { readonly tag?: unknown }) => String(entry.tag));
}

/**
 * Which migrations a database still needs, from those it says it has had.
 *
 * @example missingMigrations([{ name: "0000_start", hash: "a", statements: [] }], []) // [0000_start]
 * @throws DatabaseRefused when it has one that this version does not know, or lacks one that came before one it has
 */
export function missingMigrations(
  known: readonly Migration[],
  applied: readonly { readonly name: string; readonly hash: string }[],
): readonly Migration[] {
  const here = new Set(known.map(({ hash }) => hash));
  const foreign = applied.filter(({ hash }) => !here.has(hash)).map(({ name }) => name);
  if (foreign.length > 0)
    throw new DatabaseRefused(
      `The database has had migrations that this version of Shortlist does not have: ${foreign.join(", ")}. Start the version it was made by, or a newer one.`,
    );
  const there = new Set(applied.map(({ hash }) => hash));
  const newest = known.findLastIndex(({ hash }) => there.has(hash));
  const skipped = known.slice(0, newest + 1).filter(({ hash }) => !there.has(hash));
  if (skipped.length > 0)
    throw new DatabaseRefused(
      `The database lacks migrations that came before ones it has had: ${skipped.map(({ name }) => name).join(", ")}. Restore it from a backup, or ask for help before serving it.`,
    );
  return known.slice(newest + 1);
}

/**
 * Brings a PostgreSQL database to this version's schema, in one transaction that only one server at a time is in.
 * @throws DatabaseRefused naming what is missing, when this version may not serve it; nothing has been changed
 */
export async function migratePostgres(client: pg.ClientBase, folder = migrationsFolder()): Promise<void> {
  const known = migrationsIn(folder);
  await fitToServe(client);
  await client.query("begin");
  try {
    await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const missing = missingMigrations(known, await appliedIn(client));
    if (missing.length > 0) await apply(client, missing);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

async function appliedIn(client: pg.ClientBase): Promise<{ name: string; hash: string }[]> {
  const found = await client.query<{ there: boolean }>(
    "select to_regclass('applied_migration') is not null as there",
  );
  if (found.rows[0]?.there !== true) return [];
  const { rows } = await client.query<{ name: string; hash: string }>(
    "select name, hash from applied_migration order by name",
  );
  return rows;
}

/**
 * SQLite looks at what a delete took along only when all of it is gone; PostgreSQL looks at each table in turn, and
 * would refuse to delete a selection because its offers still point to its catalogue. Looked at when the transaction
 * ends, both mean the same.
 */
const CHECK_REFERENCES_AT_THE_END = `
do $$
declare reference record;
begin
  for reference in
    select conrelid::regclass as on_table, quote_ident(conname) as name from pg_constraint
    where contype = 'f' and confdeltype = 'a' and not condeferred and connamespace = current_schema()::regnamespace
  loop
    execute format('alter table %s alter constraint %s deferrable initially deferred', reference.on_table, reference.name);
  end loop;
end $$`;

async function apply(client: pg.ClientBase, missing: readonly Migration[]): Promise<void> {
  const names = missing.map(({ name }) => name).join(", ");
  try {
    await client.query(
      "create table if not exists applied_migration (hash text primary key, name text not null, applied_at timestamptz not null default now())",
    );
    for (const { name, hash, statements } of missing) {
      for (const statement of statements) await client.query(statement);
      await client.query("insert into applied_migration (hash, name) values ($1, $2)", [hash, name]);
    }
    await client.query(CHECK_REFERENCES_AT_THE_END);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "42501")
      throw new DatabaseRefused(
        `The database lacks migrations, and the role that Shortlist signs in with may not make them: ${names}. Let it own the schema.`,
        { cause: error },
      );
    if (code === "42P07" || code === "42710")
      throw new DatabaseRefused(
        `The database already holds something else under a name that Shortlist needs, so these migrations were not made: ${names}. Give it a database of its own.`,
        { cause: error },
      );
    throw error;
  }
}

async function fitToServe(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string; standby: boolean }>(
    "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby",
  );
  const [server] = rows;
  if (Number(server?.version) < OLDEST_SERVER)
    throw new DatabaseRefused("Shortlist needs PostgreSQL 14 or newer.");
  if (server?.encoding !== "UTF8")
    throw new DatabaseRefused(
      `The database must keep text as UTF8; this one keeps it as ${server?.encoding}.`,
    );
  if (server.standby)
    throw new DatabaseRefused("This PostgreSQL is a standby, which takes no writes: name the primary.");
}

function migrationsFolder(): string {
  const here = path.join(process.cwd(), FOLDER);
  if (!existsSync(here)) throw new Error(`No migrations in ${FOLDER}: start Shortlist from its own folder.`);
  return here;
}
