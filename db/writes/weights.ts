import { and, eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { criterionGroup } from "../schema/scoring";
import { selection } from "../schema/selection";
import { modelLockFault } from "./model-lock";

export interface WeightsToKeep {
  readonly selectionId: string;
  readonly priceShareTenths: number;
  readonly expectedPriceShareTenths: number;
  readonly groups: readonly {
    readonly groupId: string;
    readonly weight: number;
    readonly expectedWeight: number;
  }[];
}

interface StoredWeights {
  readonly priceShareTenths: number;
  readonly groups: Readonly<Record<string, number>>;
}

/**
 * Stores the weights tried out on the comparison, all or none. When someone else has changed one of them since this
 * reader saw them, nothing is stored and the reader is told.
 */
export async function keepWeights(
  tx: Tx,
  wanted: WeightsToKeep,
  now: string,
): Promise<Outcome<{ before: StoredWeights; after: StoredWeights }>> {
  const locked = await modelLockFault(tx, wanted.selectionId);
  if (locked) return locked;
  const [own] = await tx
    .select({ priceShareTenths: selection.priceShareTenths })
    .from(selection)
    .where(eq(selection.id, wanted.selectionId));
  const groups = await tx
    .select({ id: criterionGroup.id, weight: criterionGroup.weight })
    .from(criterionGroup)
    .where(eq(criterionGroup.selectionId, wanted.selectionId));
  if (!own) return fail("access.not_found");
  const stored = new Map(groups.map((group) => [group.id, group.weight]));
  if (wanted.groups.some((group) => !stored.has(group.groupId))) return fail("access.not_found");
  const changed =
    own.priceShareTenths !== wanted.expectedPriceShareTenths ||
    wanted.groups.some((group) => stored.get(group.groupId) !== group.expectedWeight);
  if (changed) return fail("weights.changed_meanwhile");
  const after = new Map(stored);
  for (const group of wanted.groups) after.set(group.groupId, group.weight);
  if (stored.size > 0 && [...after.values()].every((weight) => weight === 0)) return fail("weights.all_zero");
  await tx
    .update(selection)
    .set({ priceShareTenths: wanted.priceShareTenths, updatedAt: now })
    .where(eq(selection.id, wanted.selectionId));
  for (const group of wanted.groups) {
    await tx
      .update(criterionGroup)
      .set({ weight: group.weight })
      .where(and(eq(criterionGroup.id, group.groupId), eq(criterionGroup.selectionId, wanted.selectionId)));
  }
  return succeed({
    before: { priceShareTenths: own.priceShareTenths, groups: Object.fromEntries(stored) },
    after: { priceShareTenths: wanted.priceShareTenths, groups: Object.fromEntries(after) },
  });
}
