import { getTableName } from "drizzle-orm";
import { migratePostgres } from "../engine/migrate-postgres";
import { openClient } from "../engine/postgres-pool";
import { tablesInOrder } from "../engine/table-order";

/** Databases for tests on one PostgreSQL: copies of a migrated one, used again once they are emptied. */

const TEMPLATE = "shortlist_test_template";
const COPIES = "shortlist_test_copy_";

/** The address of another database on the same server. */
export function addressOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.toString();
}

async function onServer(server: string, ...statements: string[]): Promise<void> {
  const client = await openClient(server);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Makes the database that the others are copied from. */
export async function makeTemplate(server: string): Promise<void> {
  await removeTestDatabases(server);
  await onServer(server, `create database ${TEMPLATE}`);
  const client = await openClient(addressOf(server, TEMPLATE));
  try {
    await migratePostgres(client);
  } finally {
    await client.end();
  }
}

/** A new database with every table and no row. @returns its address */
export async function copyTemplate(server: string): Promise<string> {
  const name = `${COPIES}${process.pid}_${Math.floor(Math.random() * 1e9)}`;
  await onServer(server, `create database ${name} template ${TEMPLATE}`);
  return addressOf(server, name);
}

/** An empty database without tables. @returns its address */
export async function blankDatabase(server: string): Promise<string> {
  const name = `${COPIES}${process.pid}_${Math.floor(Math.random() * 1e9)}`;
  await onServer(server, `create database ${name} template template0 encoding 'UTF8'`);
  return addressOf(server, name);
}

/** What takes every row out of a database, as often as it is called, on a connection of its own. */
export async function emptier(database: string): Promise<() => Promise<void>> {
  const client = await openClient(database);
  const names = tablesInOrder().map(getTableName).reverse();
  const statements = names.map((name) => `delete from "${name}"`).join("; ");
  return async () => {
    await client.query(statements);
  };
}

export async function removeTestDatabases(server: string): Promise<void> {
  const client = await openClient(server);
  try {
    const { rows } = await client.query<{ name: string }>(
      "select datname as name from pg_database where datname like 'shortlist\\_test\\_%'",
    );
    for (const { name } of rows) await client.query(`drop database if exists "${name}" with (force)`);
  } finally {
    await client.end();
  }
}
