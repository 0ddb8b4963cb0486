import { getTableColumns, is, SQL } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  customType,
  foreignKey,
  index,
  type PgTableExtraConfigValue,
  type PgTableWithColumns,
  pgTable,
  primaryKey,
  type TableConfig,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  getTableConfig,
  type SQLiteColumn,
  SQLiteBlobBuffer,
  SQLiteBoolean,
  SQLiteInteger,
  SQLiteReal,
  SQLiteTable,
  SQLiteText,
  SQLiteTimestamp,
} from "drizzle-orm/sqlite-core";

/**
 * The tables of db/schema as PostgreSQL keeps them; the migration tool reads this, the product never does. What cannot
 * be carried over without a change of meaning stops the generation.
 */

/** How PostgreSQL keeps what a column of the schema means. */
function typeOf(column: SQLiteColumn): string {
  // Bytewise, as SQLite compares text: the same order of rows whatever language the server was set up in.
  if (is(column, SQLiteText)) return 'text collate "C"';
  if (is(column, SQLiteBoolean)) return "boolean";
  if (is(column, SQLiteTimestamp)) return "timestamp (3) with time zone";
  if (is(column, SQLiteInteger)) return "bigint";
  if (is(column, SQLiteReal)) return "double precision";
  if (is(column, SQLiteBlobBuffer)) return "bytea";
  throw new Error(`${column.name}: nothing says how PostgreSQL is to keep a ${column.columnType}`);
}

function columnOf(column: SQLiteColumn) {
  if (is(column.default, SQL)) throw new Error(`${column.name}: defaults are literals, or made in code`);
  let built = customType<{ data: unknown }>({ dataType: () => typeOf(column) })(column.name);
  if (column.primary) built = built.primaryKey();
  if (column.notNull) built = built.notNull();
  if (column.isUnique) built = built.unique(column.uniqueName);
  if (column.default !== undefined) built = built.default(column.default);
  return built;
}

type PgTable = PgTableWithColumns<TableConfig>;

/** Every table of a schema, under the name it has there. */
export function toPostgres(schema: Readonly<Record<string, unknown>>): Record<string, PgTable> {
  const made = new Map<SQLiteTable, PgTable>();
  const counterpart = (column: SQLiteColumn): AnyPgColumn => {
    const table = [...made].find(([from]) => from === column.table)?.[1];
    const found = table && columnNamed(table, column.name);
    if (!found) throw new Error(`${column.name} belongs to no table of the schema`);
    return found;
  };
  const tables: Record<string, PgTable> = {};
  for (const [name, table] of Object.entries(schema)) {
    if (!is(table, SQLiteTable)) continue;
    const converted = tableOf(table, counterpart);
    made.set(table, converted);
    tables[name] = converted;
  }
  return tables;
}

function columnNamed(table: PgTable, name: string): AnyPgColumn | undefined {
  return Object.values(getTableColumns(table)).find((column) => column.name === name);
}

function tableOf(table: SQLiteTable, counterpart: (column: SQLiteColumn) => AnyPgColumn): PgTable {
  const config = getTableConfig(table);
  const columns = Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([key, column]) => [key, columnOf(column)]),
  );
  return pgTable(config.name, columns, (self) => {
    const own = (column: { readonly name: string }): AnyPgColumn => {
      const found = Object.values(self).find(({ name }) => name === column.name);
      if (!found) throw new Error(`${config.name} has no column ${column.name}`);
      return found;
    };
    const extras: PgTableExtraConfigValue[] = [];
    for (const { config: wanted } of config.indexes) {
      const [first, ...rest] = wanted.columns.map((column) => {
        if (is(column, SQL)) throw new Error(`${wanted.name}: indexes are on columns`);
        return own(column);
      });
      if (!first) continue;
      const built = (wanted.unique ? uniqueIndex : index)(wanted.name).on(first, ...rest);
      extras.push(wanted.where ? built.where(wanted.where) : built);
    }
    for (const key of config.foreignKeys) {
      const { columns: from, foreignColumns: to } = key.reference();
      const [fromFirst, ...fromRest] = from.map(own);
      const [toFirst, ...toRest] = to.map(counterpart);
      if (!fromFirst || !toFirst) continue;
      const built = foreignKey({
        name: key.getName(),
        columns: [fromFirst, ...fromRest],
        foreignColumns: [toFirst, ...toRest],
      });
      if (key.onDelete) built.onDelete(key.onDelete);
      if (key.onUpdate) built.onUpdate(key.onUpdate);
      extras.push(built);
    }
    for (const key of config.primaryKeys) {
      const [first, ...rest] = key.columns.map(own);
      if (first) extras.push(primaryKey({ name: key.getName(), columns: [first, ...rest] }));
    }
    for (const { columns: together, name } of config.uniqueConstraints) {
      const [first, ...rest] = together.map(own);
      if (first) extras.push(unique(name).on(first, ...rest));
    }
    for (const { name, value } of config.checks) extras.push(check(name, value));
    return extras;
  });
}
