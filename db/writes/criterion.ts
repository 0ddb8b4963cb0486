import { asc, eq } from "drizzle-orm";
import type { CriterionFeed, Purchase } from "@/lib/domain/criterion";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { SELECTION_LIMITS } from "@/lib/domain/selection";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import {
  type CriterionRow,
  countCriteria,
  countScoresOfCriterion,
  criterionGroupOf,
  criterionOf,
} from "../queries/criterion";
import { criterion } from "../schema/scoring";
import { selection } from "../schema/selection";
import { type Change, movedTo, samePermutation } from "./change";
import { modelLockFault } from "./model-lock";
import { dropIncompleteSubmissions } from "./submission";

/** The meaning of 1, 2, 3, 4 and 5. */
export type RubricTexts = readonly [string, string, string, string, string];

export interface CriterionInput {
  /** Null makes a new criterion. */
  readonly id: string | null;
  readonly groupId: string;
  readonly name: string;
  readonly help: string;
  readonly weight: number;
  readonly purchase: Purchase;
  readonly feed: CriterionFeed;
  readonly rubric: RubricTexts;
  /** Where a new criterion goes among its siblings, 0 first; null = last. */
  readonly position: number | null;
  readonly expectedEdition: number | null;
}

async function criterionIds(tx: Tx, groupId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: criterion.id })
    .from(criterion)
    .where(eq(criterion.groupId, groupId))
    .orderBy(asc(criterion.position), asc(criterion.id));
  return rows.map((row) => row.id);
}

async function placeInOrder(tx: Tx, order: readonly string[]): Promise<void> {
  for (const { id, position } of movedTo(order)) {
    await tx.update(criterion).set({ position }).where(eq(criterion.id, id));
  }
}

const texts = ({ rubric }: CriterionInput) => ({
  rubric1: rubric[0],
  rubric2: rubric[1],
  rubric3: rubric[2],
  rubric4: rubric[3],
  rubric5: rubric[4],
});

/**
 * Makes or changes a criterion; a changed one may move to another group of the same selection, to its end.
 * A criterion that people have scored cannot be handed to evidence: the scores would silently stop counting. A new
 * question to people asks everybody again who has submitted its group; once scoring is closed nobody could answer it.
 *
 * Errors: `model.locked`, `access.not_found`, `row.changed_meanwhile` (with what stands now), `criterion.too_many`,
 * `criterion.feed_has_scores` (with the count), `criterion.scoring_closed`.
 */
export async function saveCriterion(
  tx: Tx,
  selectionId: string,
  input: CriterionInput,
): Promise<Outcome<Change<CriterionRow>>> {
  const locked = await modelLockFault(tx, selectionId);
  if (locked) return locked;
  const group = await criterionGroupOf(tx, selectionId, input.groupId);
  if (!group) return fail("access.not_found");
  return input.id === null
    ? addCriterion(tx, selectionId, input)
    : changeCriterion(tx, selectionId, input.id, input);
}

async function addCriterion(
  tx: Tx,
  selectionId: string,
  input: CriterionInput,
): Promise<Outcome<Change<CriterionRow>>> {
  const closed = await isScoringClosed(tx, selectionId);
  if (closed && input.feed === "people") return fail("criterion.scoring_closed");
  const limit = SELECTION_LIMITS.criteria;
  if ((await countCriteria(tx, selectionId)) >= limit) return fail("criterion.too_many", { limit });
  const siblings = await criterionIds(tx, input.groupId);
  const position = Math.min(input.position ?? siblings.length, siblings.length);
  const row: CriterionRow = {
    id: newId("cri"),
    groupId: input.groupId,
    name: input.name,
    help: input.help,
    templateKey: null,
    weight: input.weight,
    purchase: input.purchase,
    feed: input.feed,
    ...texts(input),
    position,
    edition: 1,
  };
  await tx.insert(criterion).values(row);
  if (position < siblings.length) {
    await placeInOrder(tx, [...siblings.slice(0, position), row.id, ...siblings.slice(position)]);
  }
  await dropIncompleteSubmissions(tx, row.groupId);
  return succeed({ before: undefined, after: row });
}

async function isScoringClosed(tx: Tx, selectionId: string): Promise<boolean> {
  const [row] = await tx
    .select({ closedAt: selection.scoringClosedAt })
    .from(selection)
    .where(eq(selection.id, selectionId));
  return typeof row?.closedAt === "string";
}

async function changeCriterion(
  tx: Tx,
  selectionId: string,
  criterionId: string,
  input: CriterionInput,
): Promise<Outcome<Change<CriterionRow>>> {
  const before = await criterionOf(tx, selectionId, criterionId);
  if (!before) return fail("access.not_found");
  if (before.edition !== input.expectedEdition) {
    const { name, help, weight, purchase, feed, groupId, edition } = before;
    const { rubric1, rubric2, rubric3, rubric4, rubric5 } = before;
    return fail("row.changed_meanwhile", {
      ...{ name, help, weight, purchase, feed, groupId, edition },
      ...{ rubric1, rubric2, rubric3, rubric4, rubric5 },
    });
  }
  if (before.feed === "people" && input.feed !== "people") {
    const count = await countScoresOfCriterion(tx, criterionId);
    if (count > 0)
      return fail("criterion.feed_has_scores", { count }, [
        { path: "feed", code: "criterion.feed_has_scores", params: { count } },
      ]);
  }
  const closed = await isScoringClosed(tx, selectionId);
  if (closed && before.feed !== "people" && input.feed === "people")
    return fail("criterion.scoring_closed", {}, [
      { path: "feed", code: "criterion.scoring_closed", params: {} },
    ]);
  const moves = before.groupId !== input.groupId;
  const after: CriterionRow = {
    ...before,
    groupId: input.groupId,
    name: input.name,
    help: input.help,
    weight: input.weight,
    purchase: input.purchase,
    feed: input.feed,
    ...texts(input),
    position: moves ? (await criterionIds(tx, input.groupId)).length : before.position,
    edition: before.edition + 1,
  };
  await tx.update(criterion).set(after).where(eq(criterion.id, before.id));
  if (!closed) await dropIncompleteSubmissions(tx, after.groupId);
  return succeed({ before, after });
}

/**
 * Deletes a criterion nobody has scored.
 * Errors: `model.locked`, `access.not_found`, `criterion.has_scores` (with the count).
 */
export async function deleteCriterion(
  tx: Tx,
  selectionId: string,
  criterionId: string,
): Promise<Outcome<Change<CriterionRow>>> {
  const locked = await modelLockFault(tx, selectionId);
  if (locked) return locked;
  const before = await criterionOf(tx, selectionId, criterionId);
  if (!before) return fail("access.not_found");
  const count = await countScoresOfCriterion(tx, criterionId);
  if (count > 0) return fail("criterion.has_scores", { count });
  await tx.delete(criterion).where(eq(criterion.id, criterionId));
  return succeed({ before, after: undefined });
}

/**
 * Puts a group's criteria in this order.
 * Errors: `model.locked`, `access.not_found`, `row.order_changed` when the ids are not exactly the group's criteria now.
 */
export async function reorderCriteria(
  tx: Tx,
  selectionId: string,
  groupId: string,
  order: readonly string[],
): Promise<Outcome<Change<readonly string[]>>> {
  const locked = await modelLockFault(tx, selectionId);
  if (locked) return locked;
  if (!(await criterionGroupOf(tx, selectionId, groupId))) return fail("access.not_found");
  const before = await criterionIds(tx, groupId);
  if (!samePermutation(before, order)) return fail("row.order_changed");
  await placeInOrder(tx, order);
  return succeed({ before, after: order });
}
