import { eq } from "drizzle-orm";
import { COMPARED_STAGES } from "@/lib/domain/candidate";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { criterionOf } from "../queries/criterion";
import { candidateStage, type ScoreRow, scoreOfParticipant } from "../queries/score";
import { score } from "../schema/scoring";
import type { Change } from "./change";

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
 * Saves one participant's score of one candidate on one criterion. It counts as submitted from the first time on.
 *
 * The same answer sent twice (a retry after a lost reply) is accepted once and changes nothing the second time. A
 * different answer from a device that has not seen the newest one is refused with what stands now, so that the person
 * can choose; `value` there is 0 for "cannot judge".
 *
 * Errors: `access.not_found`, `score.out_of_scale`, `score.candidate_not_compared`, `score.criterion_by_evidence`,
 * `score.changed_meanwhile`.
 */
export async function saveScore(
  tx: Tx,
  selectionId: string,
  participantId: string,
  input: ScoreInput,
  now: string,
): Promise<Outcome<Change<ScoreRow> & { readonly edition: number }>> {
  const { candidateId, criterionId, value, note } = input;
  if (value !== null && !(Number.isInteger(value) && value >= 1 && value <= 5)) {
    return fail("score.out_of_scale", {}, [{ path: "value", code: "score.out_of_scale", params: {} }]);
  }
  const stage = await candidateStage(tx, selectionId, candidateId);
  const criterion = await criterionOf(tx, selectionId, criterionId);
  if (!stage || !criterion) return fail("access.not_found");
  if (!COMPARED_STAGES.includes(stage)) return fail("score.candidate_not_compared");
  if (criterion.feed !== "people") return fail("score.criterion_by_evidence");

  const before = await scoreOfParticipant(tx, participantId, candidateId, criterionId);
  if (before && before.value === value && before.note === note) {
    return succeed({ before, after: before, edition: before.edition });
  }
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
      participantId,
      candidateId,
      criterionId,
      value,
      note,
      submittedAt: now,
      updatedAt: now,
      edition: 1,
    };
    await tx.insert(score).values(after);
    return succeed({ before: undefined, after, edition: 1 });
  }
  const after: ScoreRow = {
    ...before,
    value,
    note,
    submittedAt: before.submittedAt ?? now,
    updatedAt: now,
    edition: before.edition + 1,
  };
  await tx
    .update(score)
    .set({
      value,
      note,
      submittedAt: after.submittedAt,
      updatedAt: now,
      edition: after.edition,
    })
    .where(eq(score.id, before.id));
  return succeed({ before, after, edition: after.edition });
}
