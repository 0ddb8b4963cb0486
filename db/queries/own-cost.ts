import { asc, eq } from "drizzle-orm";
import { minor } from "@/lib/domain/money";
import type { OwnCost } from "@/lib/domain/own-cost";
import type { Reader } from "../engine/database";
import { ownCost } from "../schema/cost";
import { dayOrNull } from "./dossier-candidates";

/** What IT costs the buyer itself, in the order it was put, with the count of its edits. */
export async function ownCostRows(
  reader: Reader,
  selectionId: string,
): Promise<(OwnCost & { readonly edition: number })[]> {
  const rows = await reader
    .select()
    .from(ownCost)
    .where(eq(ownCost.selectionId, selectionId))
    .orderBy(asc(ownCost.position), asc(ownCost.id));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    amount: minor(row.amountMinor),
    period: row.period,
    source: row.source,
    sourceDate: dayOrNull(row.sourceDate),
    edition: row.edition,
  }));
}

/** The same for a dossier, which knows no editions. */
export async function loadOwnCosts(reader: Reader, selectionId: string): Promise<OwnCost[]> {
  return (await ownCostRows(reader, selectionId)).map(({ edition: _, ...cost }) => cost);
}
