import { and, eq } from "drizzle-orm";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { Minor } from "@/lib/domain/money";
import type { Period } from "@/lib/domain/offer";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { OWN_COSTS_MAX, type OwnCostKind } from "@/lib/domain/own-cost";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { ownCostRows } from "../queries/own-cost";
import { ownCost } from "../schema/cost";
import type { Written } from "./written";

export interface OwnCostInput {
  /** Null = a new one. */
  readonly costId: string | null;
  readonly expectedEdition: number;
  readonly kind: OwnCostKind;
  readonly name: string;
  readonly amount: Minor;
  readonly period: Period;
  readonly source: string;
  readonly sourceDate: IsoDay | null;
}

/** Stores one cost of the buyer's own. It is no vendor's price, so it may be typed at any time. */
export async function saveOwnCost(
  tx: Tx,
  selectionId: string,
  input: OwnCostInput,
): Promise<Outcome<Written<{ readonly costId: string; readonly edition: number }>>> {
  const { costId, expectedEdition, amount, ...fields } = input;
  const columns = { ...fields, amountMinor: amount };
  const known = await ownCostRows(tx, selectionId);
  if (costId === null) {
    if (known.length >= OWN_COSTS_MAX) return fail("own_cost.too_many", { limit: OWN_COSTS_MAX });
    const id = newId("own");
    await tx.insert(ownCost).values({ id, selectionId, position: known.length, ...columns });
    return succeed({ value: { costId: id, edition: 1 }, subjectId: id, before: null, after: columns });
  }
  const before = known.find(({ id }) => id === costId);
  if (!before) return fail("access.not_found");
  if (before.edition !== expectedEdition) return fail("row.changed_meanwhile");
  const edition = before.edition + 1;
  await tx
    .update(ownCost)
    .set({ ...columns, edition })
    .where(eq(ownCost.id, costId));
  return succeed({ value: { costId, edition }, subjectId: costId, before, after: columns });
}

export async function deleteOwnCost(
  tx: Tx,
  selectionId: string,
  costId: string,
): Promise<Outcome<Written<null>>> {
  const before = (await ownCostRows(tx, selectionId)).find(({ id }) => id === costId);
  if (!before) return fail("access.not_found");
  await tx.delete(ownCost).where(and(eq(ownCost.id, costId), eq(ownCost.selectionId, selectionId)));
  return succeed({ value: null, subjectId: costId, before, after: null });
}
