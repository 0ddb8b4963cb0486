import { asc, eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { type CriterionGroupRow, countScoresOfGroup, criterionGroupOf } from "../queries/criterion";
import { criterion, criterionGroup } from "../schema/scoring";
import { type Change, movedTo, samePermutation } from "./change";
import { modelLockFault } from "./model-lock";
import { openBegunRounds } from "./round";

/** At most this many groups: a person weighs a handful, not fifty. */
export const MAX_GROUPS = 30;

export interface CriterionGroupInput {
  /** Null makes a new group. */
  readonly id: string | null;
  readonly name: string;
  readonly weight: number;
  /** Scored right after each meeting: the lead opens a round per candidate. Left out = as it is. */
  readonly heldBack?: boolean | undefined;
  /** The edition the writer saw; null for a new group. */
  readonly expectedEdition: number | null;
}

async function groupIds(tx: Tx, selectionId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: criterionGroup.id })
    .from(criterionGroup)
    .where(eq(criterionGroup.selectionId, selectionId))
    .orderBy(asc(criterionGroup.position), asc(criterionGroup.id));
  return rows.map((row) => row.id);
}

/**
 * Makes or changes a group of criteria. A group that becomes held back keeps open what has been begun in it.
 * Errors: `model.locked`, `access.not_found`, `row.changed_meanwhile` (with what stands now), `criterion_group.too_many`.
 */
export async function saveCriterionGroup(
  tx: Tx,
  selectionId: string,
  input: CriterionGroupInput,
  { by, now }: { readonly by: string; readonly now: string },
): Promise<Outcome<Change<CriterionGroupRow>>> {
  const locked = await modelLockFault(tx, selectionId);
  if (locked) return locked;
  if (input.id === null) {
    const siblings = await groupIds(tx, selectionId);
    if (siblings.length >= MAX_GROUPS) return fail("criterion_group.too_many", { limit: MAX_GROUPS });
    const row: CriterionGroupRow = {
      id: newId("grp"),
      selectionId,
      name: input.name,
      weight: input.weight,
      templateKey: null,
      heldBack: input.heldBack ?? false,
      position: siblings.length,
      edition: 1,
    };
    await tx.insert(criterionGroup).values(row);
    return succeed({ before: undefined, after: row });
  }
  const before = await criterionGroupOf(tx, selectionId, input.id);
  if (!before) return fail("access.not_found");
  if (before.edition !== input.expectedEdition) {
    return fail("row.changed_meanwhile", {
      name: before.name,
      weight: before.weight,
      heldBack: before.heldBack ? 1 : 0,
      edition: before.edition,
    });
  }
  const after: CriterionGroupRow = {
    ...before,
    name: input.name,
    weight: input.weight,
    heldBack: input.heldBack ?? before.heldBack,
    edition: before.edition + 1,
  };
  await tx
    .update(criterionGroup)
    .set({ name: after.name, weight: after.weight, heldBack: after.heldBack, edition: after.edition })
    .where(eq(criterionGroup.id, before.id));
  if (after.heldBack && !before.heldBack) await openBegunRounds(tx, selectionId, before.id, by, now);
  return succeed({ before, after });
}

/**
 * Deletes a group with its criteria, unless anybody has scored one of them.
 * Errors: `model.locked`, `access.not_found`, `criterion_group.has_scores` (with the count).
 */
export async function deleteCriterionGroup(
  tx: Tx,
  selectionId: string,
  groupId: string,
): Promise<Outcome<Change<CriterionGroupRow>>> {
  const locked = await modelLockFault(tx, selectionId);
  if (locked) return locked;
  const before = await criterionGroupOf(tx, selectionId, groupId);
  if (!before) return fail("access.not_found");
  const scores = await countScoresOfGroup(tx, groupId);
  if (scores > 0) return fail("criterion_group.has_scores", { count: scores });
  await tx.delete(criterion).where(eq(criterion.groupId, groupId));
  await tx.delete(criterionGroup).where(eq(criterionGroup.id, groupId));
  return succeed({ before, after: undefined });
}

/**
 * Puts a selection's groups in this order.
 * Errors: `model.locked`, `row.order_changed` when the ids are not exactly the groups there are now.
 */
export async function reorderCriterionGroups(
  tx: Tx,
  selectionId: string,
  order: readonly string[],
): Promise<Outcome<Change<readonly string[]>>> {
  const locked = await modelLockFault(tx, selectionId);
  if (locked) return locked;
  const before = await groupIds(tx, selectionId);
  if (!samePermutation(before, order)) return fail("row.order_changed");
  for (const { id, position } of movedTo(order)) {
    await tx.update(criterionGroup).set({ position }).where(eq(criterionGroup.id, id));
  }
  return succeed({ before, after: order });
}
