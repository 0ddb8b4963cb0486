import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { schema } from "./schema";

/**
 * Every table, each after the ones it points to: rows put in by this order always find what they point to, rows taken
 * out by its reverse are pointed to by nothing.
 */
export function tablesInOrder(): readonly SQLiteTable[] {
  const waiting = new Set<SQLiteTable>(Object.values(schema).filter((it) => is(it, SQLiteTable)));
  const ordered: SQLiteTable[] = [];
  const pointsTo = (table: SQLiteTable): SQLiteTable[] =>
    getTableConfig(table).foreignKeys.map((key) => key.reference().foreignTable);
  while (waiting.size > 0) {
    const ready = [...waiting].filter((table) =>
      pointsTo(table).every((other) => other === table || !waiting.has(other)),
    );
    if (ready.length === 0) throw new Error("tables point to each other in a ring");
    for (const table of ready) {
      ordered.push(table);
      waiting.delete(table);
    }
  }
  return ordered;
}
