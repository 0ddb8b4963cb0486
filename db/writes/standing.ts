import { COMPARED_STAGES } from "@/lib/domain/candidate";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { dutiesOf, type Pair, type Scorer } from "@/lib/domain/scoring-duties";
import type { Tx } from "../engine/database";
import type { ParticipantRow, SelectionRow } from "../queries/access";
import { type CriterionGroupRow, criterionGroupOf } from "../queries/criterion";
import { loadScorer, hasDeclared as personHasDeclared, isRoundOpen as roundIsOpen } from "../queries/duties";
import { candidateStage } from "../queries/score";
import type { candidate } from "../schema/candidate";

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
  const isRoundOpen = group.heldBack && (await roundIsOpen(tx, pair));
  const scorer = await loadScorer(tx, participant);
  const { candidateId } = pair;
  const hasDeclared = await personHasDeclared(tx, participant.id, candidateId);
  const found = { candidateId, stage, group, isRoundOpen, scorer, hasDeclared };
  const allowed = mayJudge(participant, found);
  return allowed.ok ? succeed(group) : allowed;
}

/** A pair and what decides who may judge it. */
interface PairAsFound {
  readonly candidateId: string;
  readonly stage: (typeof candidate.$inferSelect)["stage"];
  readonly group: Pick<CriterionGroupRow, "id" | "heldBack">;
  readonly isRoundOpen: boolean;
  readonly scorer: Scorer;
  /** Whether the person has said if there are ties to the candidate. */
  readonly hasDeclared: boolean;
}

/** May this person judge this pair, with what has been read about both? Errors: those of `pairToJudge` but the first. */
export function mayJudge(
  participant: ParticipantRow,
  { candidateId, stage, group, isRoundOpen, scorer, hasDeclared }: PairAsFound,
): Outcome<null> {
  if (participant.knowsPrices) return fail("score.knows_prices");
  if (!COMPARED_STAGES.includes(stage)) return fail("score.candidate_not_compared");
  if (participant.declaredAt === null) return fail("score.not_declared");
  const frame = {
    candidateIds: [candidateId],
    groups: [{ id: group.id, heldBack: group.heldBack, criteria: 1 }],
    rounds: isRoundOpen ? [{ candidateId, groupId: group.id }] : [],
  };
  const [standing] = dutiesOf(scorer, frame);
  if (standing?.duty === "before_meeting") return fail("score.round_not_open");
  if (standing?.duty === "theirs") return hasDeclared ? succeed(null) : fail("score.not_declared");
  return fail(standing?.duty === "conflict" ? "score.conflict" : "score.not_theirs");
}
