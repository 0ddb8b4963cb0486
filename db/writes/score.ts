import { eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { criterionOf } from "../queries/criterion";
import { submissionOf } from "../queries/duties";
import { candidateStage, type ScoreRow, scoreOfParticipant } from "../queries/score";
import { score } from "../schema/scoring";
import type { Change } from "./change";
import { pairToJudge, type Scoring } from "./standing";

export interface ScoreInput {
  readonly candidateId: string;
  readonly criterionId: string;
  /** 1–5, or null for "cannot judge". */
  readonly value: number | null;
  readonly note: string;
  /** The edition this device last saw; null when it saw no score. */
  readonly expectedEdition: number | null;
}

/**
 * Saves one participant's score of one candidate on one criterion, as a draft: it counts once its pair is submitted.
 *
 * The same answer sent twice (a retry after a lost reply) is accepted once and changes nothing the second time, also
 * when scoring has been closed in between. A different answer from a device that has not seen the newest one is
 * refused with what stands now, so that the person can choose; `value` there is 0 for "cannot judge".
 *
 * Errors: `access.not_found`, `score.out_of_scale`, `score.criterion_by_evidence`, those of `pairToJudge`,
 * `scoring.closed`, `score.already_submitted`, `score.changed_meanwhile`.
 */
export async function saveScore(
  tx: Tx,
  scoring: Scoring,
  input: ScoreInput,
  now: string,
): Promise<Outcome<Change<ScoreRow> & { readonly edition: number }>> {
  const { selection, participant } = scoring;
  const { candidateId, criterionId, value, note } = input;
  if (value !== null && !(Number.isInteger(value) && value >= 1 && value <= 5)) {
    return fail("score.out_of_scale", {}, [{ path: "value", code: "score.out_of_scale", params: {} }]);
  }
  const criterion = await criterionOf(tx, selection.id, criterionId);
  if (!criterion || !(await candidateStage(tx, selection.id, candidateId))) return fail("access.not_found");
  if (criterion.feed !== "people") return fail("score.criterion_by_evidence");

  const before = await scoreOfParticipant(tx, participant.id, candidateId, criterionId);
  if (before && before.value === value && before.note === note) {
    return succeed({ before, after: before, edition: before.edition });
  }
  const pair = { candidateId, groupId: criterion.groupId };
  const allowed = await pairToJudge(tx, scoring, pair);
  if (!allowed.ok) return allowed;
  if (selection.scoringClosedAt !== null) return fail("scoring.closed");
  // An answer stays submitted when a question added later opens its pair again: others' answers to it may be known.
  const isSubmitted =
    (before && before.submittedAt !== null) || (await submissionOf(tx, participant.id, pair)) !== undefined;
  if (isSubmitted) return fail("score.already_submitted");
  if ((before?.edition ?? null) !== input.expectedEdition) {
    // The score this device saw is gone altogether: nothing stands, so there is nothing to choose between.
    if (!before) return fail("access.not_found");
    return fail("score.changed_meanwhile", {
      value: before.value ?? 0,
      note: before.note,
      edition: before.edition,
    });
  }
  if (!before) {
    const after: ScoreRow = {
      id: newId("sco"),
      participantId: participant.id,
      candidateId,
      criterionId,
      value,
      note,
      submittedAt: null,
      updatedAt: now,
      edition: 1,
    };
    await tx.insert(score).values(after);
    return succeed({ before: undefined, after, edition: 1 });
  }
  const after: ScoreRow = { ...before, value, note, updatedAt: now, edition: before.edition + 1 };
  await tx
    .update(score)
    .set({ value, note, updatedAt: now, edition: after.edition })
    .where(eq(score.id, before.id));
  return succeed({ before, after, edition: after.edition });
}
