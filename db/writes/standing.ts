import { COMPARED_STAGES } from "@/lib/domain/candidate";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { dutiesOf, type Pair } from "@/lib/domain/scoring-duties";
import type { Tx } from "../engine/database";
import type { ParticipantRow, SelectionRow } from "../queries/access";
import { type CriterionGroupRow, criterionGroupOf } from "../queries/criterion";
import { hasDeclared, isRoundOpen, loadScorer } from "../queries/duties";
import { candidateStage } from "../queries/score";

/** Whose judgement is written, and in which selection. */
export interface Scoring {
  readonly selection: SelectionRow;
  readonly participant: ParticipantRow;
}

/**
 * May this person judge this pair now? The group is returned when so.
 *
 * Errors: `access.not_found` (candidate or group of another selection), `score.knows_prices`,
 * `score.candidate_not_compared`, `score.not_declared`, `score.conflict`, `score.not_theirs`, `score.round_not_open`.
 */
export async function pairToJudge(
  tx: Tx,
  { selection, participant }: Scoring,
  pair: Pair,
): Promise<Outcome<CriterionGroupRow>> {
  const stage = await candidateStage(tx, selection.id, pair.candidateId);
  const group = await criterionGroupOf(tx, selection.id, pair.groupId);
  if (!stage || !group) return fail("access.not_found");
  if (participant.knowsPrices) return fail("score.knows_prices");
  if (!COMPARED_STAGES.includes(stage)) return fail("score.candidate_not_compared");
  if (participant.declaredAt === null) return fail("score.not_declared");
  const rounds = group.heldBack && (await isRoundOpen(tx, pair)) ? [pair] : [];
  const frame = {
    candidateIds: [pair.candidateId],
    groups: [{ id: group.id, heldBack: group.heldBack, criteria: 1 }],
    rounds,
  };
  const [standing] = dutiesOf(await loadScorer(tx, participant), frame);
  if (standing?.duty === "before_meeting") return fail("score.round_not_open");
  if (standing?.duty === "theirs") {
    const isAsked = await hasDeclared(tx, participant.id, pair.candidateId);
    return isAsked ? succeed(group) : fail("score.not_declared");
  }
  return fail(standing?.duty === "conflict" ? "score.conflict" : "score.not_theirs");
}
