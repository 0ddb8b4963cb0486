import { and, eq, isNull } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { WritersMet } from "../engine/storage-fault";
import { questionFor } from "../queries/question";
import type { ScoreRow } from "../queries/score";
import { score } from "../schema/scoring";
import type { Change } from "./change";
import { mayJudge, type Scoring } from "./standing";

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
  const question = await questionFor(tx, participant, input);
  if (!question) return fail("access.not_found");
  if (question.feed !== "people") return fail("score.criterion_by_evidence");

  const before = question.answer ?? undefined;
  if (before && before.value === value && before.note === note) {
    return succeed({ before, after: before, edition: before.edition });
  }
  const allowed = mayJudge(participant, { ...question, candidateId });
  if (!allowed.ok) return allowed;
  if (selection.scoringClosedAt !== null) return fail("scoring.closed");
  // An answer stays submitted when a question added later opens its pair again: others' answers to it may be known.
  if ((before && before.submittedAt !== null) || question.submittedAt !== null)
    return fail("score.already_submitted");
  if ((before?.edition ?? null) !== input.expectedEdition) {
    // The score this device saw is gone altogether: nothing stands, so there is nothing to choose between.
    if (!before) return fail("access.not_found");
    return fail("score.changed_meanwhile", {
      value: before.value ?? 0,
      note: before.note,
      edition: before.edition,
    });
  }
  const after: ScoreRow = before
    ? { ...before, value, note, updatedAt: now, edition: before.edition + 1 }
    : {
        id: newId("sco"),
        participantId: participant.id,
        ...{ candidateId, criterionId, value, note },
        submittedAt: null,
        updatedAt: now,
        edition: 1,
      };
  await keep(tx, before, after);
  return succeed({ before, after, edition: after.edition });
}

/**
 * Writes the row only as it was seen: drafts are written beside each other, and the same person may be at it on another
 * device.
 * @throws WritersMet when it was not as seen any more
 */
async function keep(tx: Tx, before: ScoreRow | undefined, after: ScoreRow): Promise<void> {
  const { value, note, updatedAt, edition } = after;
  const kept = before
    ? await tx
        .update(score)
        .set({ value, note, updatedAt, edition })
        .where(and(eq(score.id, before.id), eq(score.edition, before.edition), isNull(score.submittedAt)))
        .returning({ id: score.id })
    : await tx.insert(score).values(after).onConflictDoNothing().returning({ id: score.id });
  if (kept.length === 0) throw new WritersMet("this answer is being given on another device, too");
}
