import { and, count, eq } from "drizzle-orm";
import { COMPARED_STAGES } from "@/lib/domain/candidate";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Pair } from "@/lib/domain/scoring-duties";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import { criterionGroupOf } from "../queries/criterion";
import { isRoundOpen } from "../queries/duties";
import { candidateStage } from "../queries/score";
import { candidate } from "../schema/candidate";
import { criterion, score, scoringRound } from "../schema/scoring";

/** Whether a write changed anything: a retry does not. */
export interface Rounded {
  readonly isNew: boolean;
}

async function heldBackPair(tx: Tx, selection: SelectionRow, pair: Pair): Promise<Outcome<null>> {
  const stage = await candidateStage(tx, selection.id, pair.candidateId);
  const group = await criterionGroupOf(tx, selection.id, pair.groupId);
  if (!stage || !group) return fail("access.not_found");
  if (!COMPARED_STAGES.includes(stage)) return fail("score.candidate_not_compared");
  if (!group.heldBack) return fail("round.not_held_back");
  return selection.scoringClosedAt === null ? succeed(null) : fail("scoring.closed");
}

/**
 * The meeting with a candidate has been held: a held-back group may be scored for it.
 * Errors: `access.not_found`, `score.candidate_not_compared`, `round.not_held_back`, `scoring.closed`.
 */
export async function openRound(
  tx: Tx,
  selection: SelectionRow,
  pair: Pair,
  by: string,
  now: string,
): Promise<Outcome<Rounded>> {
  const allowed = await heldBackPair(tx, selection, pair);
  if (!allowed.ok) return allowed;
  if (await isRoundOpen(tx, pair)) return succeed({ isNew: false });
  await tx.insert(scoringRound).values({ id: newId("rou"), ...pair, openedAt: now, openedBy: by });
  return succeed({ isNew: true });
}

/**
 * Takes the opening of a round back, while nobody has answered anything in it.
 * Errors: those of `openRound`, `round.has_scores` (with how many).
 */
export async function closeRound(tx: Tx, selection: SelectionRow, pair: Pair): Promise<Outcome<Rounded>> {
  const allowed = await heldBackPair(tx, selection, pair);
  if (!allowed.ok) return allowed;
  if (!(await isRoundOpen(tx, pair))) return succeed({ isNew: false });
  const [given] = await tx
    .select({ count: count() })
    .from(score)
    .innerJoin(criterion, eq(criterion.id, score.criterionId))
    .where(and(eq(score.candidateId, pair.candidateId), eq(criterion.groupId, pair.groupId)));
  if (given && given.count > 0) return fail("round.has_scores", { count: given.count });
  await tx
    .delete(scoringRound)
    .where(and(eq(scoringRound.candidateId, pair.candidateId), eq(scoringRound.groupId, pair.groupId)));
  return succeed({ isNew: true });
}

/** A group that becomes held back keeps open what somebody has begun to score in it. */
export async function openBegunRounds(
  tx: Tx,
  selectionId: string,
  groupId: string,
  by: string,
  now: string,
): Promise<void> {
  const begun = await tx
    .selectDistinct({ candidateId: score.candidateId })
    .from(score)
    .innerJoin(criterion, eq(criterion.id, score.criterionId))
    .innerJoin(candidate, eq(candidate.id, score.candidateId))
    .where(and(eq(criterion.groupId, groupId), eq(candidate.selectionId, selectionId)));
  for (const { candidateId } of begun) {
    await tx
      .insert(scoringRound)
      .values({ id: newId("rou"), candidateId, groupId, openedAt: now, openedBy: by })
      .onConflictDoNothing();
  }
}
