import { getTableColumns, getTableName } from "drizzle-orm";
import { getTableConfig, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Tx } from "../engine/database";
import { tablesInOrder } from "../engine/table-order";

/** Where a check asks for something that not any value of the column's kind is, or for a value that may be missing. */
const ASKED_FOR: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  selection: { horizon_months: 48 },
  financial_year: { year: 2024 },
  vendor_question: { answer: "" },
  offer_bundle: { sealed: "v1.sealed" },
  offer_line: { state: "not_offered" },
  price_list_item: { sealed: "v1.sealed" },
  plug: { source: "median_of_others" },
};

/**
 * One row in every table there is, also in those made after a test was written: what must be there is there, what need
 * not be is missing, and what points somewhere points to that table's row.
 */
export async function addOneOfEach(tx: Tx): Promise<void> {
  for (const table of tablesInOrder()) {
    const name = getTableName(table);
    const pointsTo = new Map(
      getTableConfig(table).foreignKeys.flatMap((key) => {
        const { columns, foreignTable } = key.reference();
        return columns.map((column) => [column.name, idIn(getTableName(foreignTable))] as const);
      }),
    );
    const values = Object.entries(getTableColumns(table)).flatMap(([property, column]) => {
      const asked = ASKED_FOR[name]?.[column.name];
      if (asked !== undefined) return [[property, asked] as const];
      if (!column.notNull && !column.primary) return [];
      return [[property, pointsTo.get(column.name) ?? anyOf(column, idIn(name))] as const];
    });
    await tx.insert(table).values(Object.fromEntries(values));
  }
}

const idIn = (table: string) => `one_${table}`;

function anyOf(column: SQLiteColumn, id: string): unknown {
  if (column.primary) return column.dataType === "string" ? id : 1;
  if (column.enumValues && column.enumValues.length > 0) return column.enumValues[0];
  if (column.dataType === "boolean") return false;
  if (column.dataType === "date") return new Date("2026-11-22T09:00:00.123Z");
  return column.dataType === "number" ? 1 : `Å ${id}`;
}
