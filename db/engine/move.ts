import { createHash, type Hash } from "node:crypto";
import { asc, count, getTableColumns, getTableName, gt } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database, Reader } from "./database";
import { tablesInOrder } from "./table-order";

/** Everything of one database into another, on either engine, and the proof that it arrived. */

/** Why nothing was moved; the sentence is for the person at the keyboard. */
export class MoveRefused extends Error {}

/** One table as it was read: how many rows, and a hash of what they say, whichever engine keeps them. */
export interface TableContent {
  readonly table: string;
  readonly rows: number;
  readonly sha256: string;
}

const MOST_ROWS = 500;
/** Both engines take at most some tens of thousands of values in one statement. */
const MOST_VALUES = 20_000;

/** Says only that the database could be written at some moment. */
const isContent = (table: SQLiteTable): boolean => getTableName(table) !== "heartbeat";

type Row = Readonly<Record<string, unknown>>;

/**
 * Copies every table, parents before children, in one transaction: all of it arrives, or nothing. Then reads both
 * sides' content and compares.
 *
 * @returns what was moved, table by table
 * @throws MoveRefused when the target holds anything, or when what arrived is not what was sent
 */
export async function moveEverything(from: Database, to: Database): Promise<readonly TableContent[]> {
  const sent = await from.snapshot((source) =>
    to.transaction(async (target) => {
      await refuseFull(target);
      const contents: TableContent[] = [];
      for (const table of tablesInOrder()) {
        if (!isContent(table)) continue;
        contents.push(
          await readTable(source, table, async (rows) => {
            await target.insert(table).values([...rows]);
          }),
        );
      }
      return contents;
    }),
  );
  const arrived = await to.snapshot(contentOf);
  for (const [index, { table, rows, sha256 }] of sent.entries()) {
    const there = arrived[index];
    if (there?.rows !== rows || there.sha256 !== sha256)
      throw new MoveRefused(
        `${table} did not arrive as it was sent: ${rows} rows became ${there?.rows ?? 0}. Empty the target and ask for help; the source is as it was.`,
      );
  }
  return sent;
}

/** Every table's content. */
export async function contentOf(reader: Reader): Promise<TableContent[]> {
  const contents: TableContent[] = [];
  for (const table of tablesInOrder())
    if (isContent(table)) contents.push(await readTable(reader, table, async () => undefined));
  return contents;
}

async function refuseFull(target: Reader): Promise<void> {
  for (const table of tablesInOrder()) {
    if (!isContent(table)) continue;
    const [found] = await target.select({ rows: count() }).from(table);
    if (found && found.rows > 0)
      throw new MoveRefused(
        `The target is not empty: ${getTableName(table)} has ${found.rows} rows. Nothing was moved.`,
      );
  }
}

/** Reads a table by its key in batches, hands each on, and hashes what went by. */
async function readTable(
  reader: Reader,
  table: SQLiteTable,
  hand: (rows: readonly Row[]) => Promise<void>,
): Promise<TableContent> {
  const columns = getTableColumns(table);
  const [keyName, key] = keyOf(table, columns);
  const most = Math.min(MOST_ROWS, Math.floor(MOST_VALUES / Object.keys(columns).length));
  const hash = createHash("sha256");
  let rows = 0;
  let after: unknown;
  for (;;) {
    const batch: Row[] = await reader
      .select()
      .from(table)
      .where(after === undefined ? undefined : gt(key, after))
      .orderBy(asc(key))
      .limit(most);
    if (batch.length === 0) break;
    for (const row of batch) addTo(hash, row, columns);
    rows += batch.length;
    after = batch.at(-1)?.[keyName];
    await hand(batch);
  }
  return { table: getTableName(table), rows, sha256: hash.digest("hex") };
}

function keyOf(
  table: SQLiteTable,
  columns: Readonly<Record<string, SQLiteColumn>>,
): readonly [string, SQLiteColumn] {
  const found = Object.entries(columns).find(([, column]) => column.primary);
  if (!found) throw new Error(`${getTableName(table)} has no key of one column`);
  return found;
}

function addTo(hash: Hash, row: Row, columns: Readonly<Record<string, SQLiteColumn>>): void {
  const values = Object.keys(columns)
    .sort()
    .map((name) => {
      const value = row[name];
      return Buffer.isBuffer(value) ? value.toString("base64") : value;
    });
  hash.update(JSON.stringify(values)).update("\n");
}
