import { type Failure, fail } from "@/lib/domain/outcome";

/** What a write did to one row: undefined = there was none before, or is none after. For the audit record. */
export interface Change<Row> {
  readonly id: string;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

/** Which state of a row the writer saw. Null id: a row to be made. */
export interface SeenRow {
  readonly id: string | null;
  readonly expectedEdition: number | null;
}

/** A row as flat words and numbers: null becomes "", yes and no become 1 and 0. */
export function flatRow(row: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const flat: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(row)) {
    if (typeof value === "string" || typeof value === "number") flat[key] = value;
    else if (typeof value === "boolean") flat[key] = value ? 1 : 0;
    else if (value === null) flat[key] = "";
  }
  return flat;
}

/**
 * The later of two people who edit one row is told, with what the row says now, and chooses.
 *
 * @example changedMeanwhile({ edition: 3, text: "Aarhus" }) // { code: "row.changed_meanwhile", params: { edition: 3, … } }
 */
export function changedMeanwhile(current: Readonly<Record<string, unknown>>): Failure {
  return fail("row.changed_meanwhile", flatRow(current));
}
