import { and, eq } from "drizzle-orm";
import { COMPARED_STAGES } from "@/lib/domain/candidate";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { isScoreStep } from "@/lib/domain/score-statistics";
import { awaitedOf } from "@/lib/domain/scoring-duties";
import { sees } from "@/lib/domain/sight";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { ParticipantRow, SelectionRow } from "../queries/access";
import { type AgreedScoreRow, agreedScoreOf } from "../queries/agreed-score";
import { criterionOf } from "../queries/criterion";
import { loadScorers, loadScoringFrame } from "../queries/duties";
import { submissionsOfPair } from "../queries/progress";
import { candidateStage } from "../queries/score";
import { sightOf } from "../queries/visible-scores";
import { agreedScore } from "../schema/scoring";
import { type Change, changedMeanwhile } from "./row-change";

export interface AgreedScoreInput {
  readonly candidateId: string;
  readonly criterionId: string;
  /** 1–5. */
  readonly value: number;
  /** Why the panel settled on it; never empty. */
  readonly reason: string;
  /** The edition the writer saw; null when nothing was agreed. */
  readonly expectedEdition: number | null;
}

/** The question is agreed: what the writer saw is gone. Same shape as a row, so that the page can show it. */
const REMOVED = { value: 0, reason: "", agreedBy: "", edition: 0 };

/**
 * Saves what the panel settled on for one candidate on one criterion. The independent scores are not touched.
 *
 * A panel agrees on a pair of candidate and criterion group once everybody expected to score it has submitted, or once
 * scoring is closed; and whoever writes it down must see the pair. Before that an agreed score would be a judgement in
 * the place of those that are still to come. After prices are open nothing agreed changes any more.
 *
 * The same value and reason sent twice is one change. The later of two writers gets what stands now.
 *
 * Errors: `access.not_found`, `score.candidate_not_compared`, `score.criterion_by_evidence`, `agreed.prices_open`,
 * `agreed.not_visible`, `agreed.scores_missing` (with how many), `agreed.reason_missing`, `score.out_of_scale`,
 * `row.changed_meanwhile`.
 */
export async function saveAgreedScore(
  tx: Tx,
  selection: SelectionRow,
  writer: ParticipantRow,
  input: AgreedScoreInput,
  now: string,
): Promise<Outcome<Change<AgreedScoreRow>>> {
  const { candidateId, criterionId, value } = input;
  const reason = input.reason.trim();
  const stage = await candidateStage(tx, selection.id, candidateId);
  const criterion = await criterionOf(tx, selection.id, criterionId);
  if (!stage || !criterion) return fail("access.not_found");
  if (!COMPARED_STAGES.includes(stage)) return fail("score.candidate_not_compared");
  if (criterion.feed !== "people") return fail("score.criterion_by_evidence");
  if (selection.pricesOpenedAt !== null) return fail("agreed.prices_open");

  const pair = { candidateId, groupId: criterion.groupId };
  if (!sees(await sightOf(tx, selection, writer), pair)) return fail("agreed.not_visible");
  if (selection.scoringClosedAt === null) {
    const count = await countAwaited(tx, selection.id, pair);
    if (count > 0) return fail("agreed.scores_missing", { count });
  }
  if (!isScoreStep(value)) return refused("value", "score.out_of_scale");
  if (reason === "") return refused("reason", "agreed.reason_missing");

  const before = await agreedScoreOf(tx, candidateId, criterionId);
  if (before && before.value === value && before.reason === reason)
    return succeed({ id: before.id, before, after: before });
  if ((before?.edition ?? null) !== input.expectedEdition) return changedMeanwhile(before ?? REMOVED);
  const settled = { value, reason, agreedBy: writer.name, agreedAt: now };
  if (!before) {
    const after = { id: newId("agr"), candidateId, criterionId, ...settled, edition: 1 };
    await tx.insert(agreedScore).values(after);
    return succeed({ id: after.id, before, after });
  }
  const after = { ...before, ...settled, edition: before.edition + 1 };
  await tx
    .update(agreedScore)
    .set({ ...settled, edition: after.edition })
    .where(and(eq(agreedScore.id, before.id), eq(agreedScore.edition, before.edition)));
  return succeed({ id: before.id, before, after });
}

/**
 * Takes an agreed score back: the mean of the independent scores counts again. Already gone is as good as removed.
 *
 * Errors: `access.not_found`, `agreed.prices_open`, `agreed.not_visible`, `row.changed_meanwhile`.
 */
export async function deleteAgreedScore(
  tx: Tx,
  selection: SelectionRow,
  writer: ParticipantRow,
  input: Pick<AgreedScoreInput, "candidateId" | "criterionId"> & { readonly expectedEdition: number },
): Promise<Outcome<Change<AgreedScoreRow>>> {
  const { candidateId, criterionId, expectedEdition } = input;
  const stage = await candidateStage(tx, selection.id, candidateId);
  const criterion = await criterionOf(tx, selection.id, criterionId);
  if (!stage || !criterion) return fail("access.not_found");
  if (selection.pricesOpenedAt !== null) return fail("agreed.prices_open");
  const pair = { candidateId, groupId: criterion.groupId };
  if (!sees(await sightOf(tx, selection, writer), pair)) return fail("agreed.not_visible");
  const before = await agreedScoreOf(tx, candidateId, criterionId);
  if (!before) return succeed({ id: criterionId, before, after: undefined });
  if (before.edition !== expectedEdition) return changedMeanwhile(before);
  await tx.delete(agreedScore).where(eq(agreedScore.id, before.id));
  return succeed({ id: before.id, before, after: undefined });
}

const refused = (path: string, code: string) => fail(code, {}, [{ path, code, params: {} }]);

/** How many people are still expected to submit one pair. */
async function countAwaited(
  tx: Tx,
  selectionId: string,
  pair: { candidateId: string; groupId: string },
): Promise<number> {
  const scorers = await loadScorers(tx, selectionId);
  const frame = await loadScoringFrame(tx, selectionId);
  const only = {
    ...frame,
    candidateIds: [pair.candidateId],
    groups: frame.groups.filter(({ id }) => id === pair.groupId),
  };
  return awaitedOf(scorers, only, await submissionsOfPair(tx, pair)).length;
}
