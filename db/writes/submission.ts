import { and, eq, inArray, isNull } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Pair } from "@/lib/domain/scoring-duties";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import { criteriaOfGroup, criterionGroupOf } from "../queries/criterion";
import { submissionOf } from "../queries/duties";
import { participantOf } from "../queries/participant";
import { candidateStage, scoresOfPair } from "../queries/score";
import { score, scoreSubmission } from "../schema/scoring";
import { pairToJudge, type Scoring } from "./standing";

export interface SubmitInput extends Pair {
  /** The answers the person saw when confirming: what is submitted is what was seen. */
  readonly answers: readonly { readonly criterionId: string; readonly edition: number }[];
}

/** What a submission did to one pair. */
export interface Submitted extends Pair {
  readonly submittedAt: string;
  /** False for a retry: the pair was submitted before. */
  readonly isNew: boolean;
}

/**
 * Submits one pair: from then on its scores count and stay as they are until the lead opens it again. Every question
 * that people answer must have one; "cannot judge" is one. The same submission sent twice changes nothing the second
 * time, also when scoring has been closed in between.
 *
 * Errors: those of `pairToJudge`, `scoring.closed`, `score.unanswered` (with how many), `score.nothing_to_submit` (a
 * group that people do not judge), `score.submit_changed` (an answer is not the one the person saw).
 */
export async function submitPair(
  tx: Tx,
  scoring: Scoring,
  input: SubmitInput,
  now: string,
): Promise<Outcome<Submitted>> {
  const { selection, participant } = scoring;
  const pair = { candidateId: input.candidateId, groupId: input.groupId };
  const isOfSelection =
    (await candidateStage(tx, selection.id, pair.candidateId)) &&
    (await criterionGroupOf(tx, selection.id, pair.groupId));
  if (!isOfSelection) return fail("access.not_found");
  const earlier = await submissionOf(tx, participant.id, pair);
  if (earlier !== undefined) return succeed({ ...pair, submittedAt: earlier, isNew: false });
  const allowed = await pairToJudge(tx, scoring, pair);
  if (!allowed.ok) return allowed;
  if (selection.scoringClosedAt !== null) return fail("scoring.closed");

  const questions = (await criteriaOfGroup(tx, pair.groupId)).filter(({ feed }) => feed === "people");
  if (questions.length === 0) return fail("score.nothing_to_submit");
  const answers = await scoresOfPair(tx, participant.id, pair);
  const unanswered = questions.filter(({ id }) => !answers.some(({ criterionId }) => criterionId === id));
  if (unanswered.length > 0) return fail("score.unanswered", { count: unanswered.length });
  const seen = new Map(input.answers.map(({ criterionId, edition }) => [criterionId, edition]));
  const asSeen = answers.every(({ criterionId, edition }) => seen.get(criterionId) === edition);
  if (!asSeen) return fail("score.submit_changed");

  await tx
    .update(score)
    .set({ submittedAt: now })
    .where(
      and(
        inArray(
          score.id,
          answers.map(({ id }) => id),
        ),
        isNull(score.submittedAt),
      ),
    );
  await tx
    .insert(scoreSubmission)
    .values({ id: newId("sub"), participantId: participant.id, ...pair, submittedAt: now });
  return succeed({ ...pair, submittedAt: now, isNew: true });
}

/**
 * Opens a participant's submitted pair again: its scores count for nothing until they are submitted anew.
 *
 * Errors: `access.not_found`, `score.not_submitted`, `scoring.closed`, `scoring.prices_open`.
 */
export async function reopenPair(
  tx: Tx,
  selection: SelectionRow,
  participantId: string,
  pair: Pair,
): Promise<Outcome<{ readonly submittedAt: string }>> {
  const person = await participantOf(tx, selection.id, participantId);
  const stage = await candidateStage(tx, selection.id, pair.candidateId);
  const group = await criterionGroupOf(tx, selection.id, pair.groupId);
  if (!person || !stage || !group) return fail("access.not_found");
  if (selection.pricesOpenedAt !== null) return fail("scoring.prices_open");
  if (selection.scoringClosedAt !== null) return fail("scoring.closed");
  const answers = await scoresOfPair(tx, participantId, pair);
  // Answers of a pair that a later question has opened again are submitted, though the pair is not.
  const submittedAt =
    (await submissionOf(tx, participantId, pair)) ??
    answers.find((answer) => answer.submittedAt !== null)?.submittedAt ??
    null;
  if (submittedAt === null) return fail("score.not_submitted");
  const ids = answers.map(({ id }) => id);
  if (ids.length > 0) await tx.update(score).set({ submittedAt: null }).where(inArray(score.id, ids));
  await tx
    .delete(scoreSubmission)
    .where(
      and(
        eq(scoreSubmission.participantId, participantId),
        eq(scoreSubmission.candidateId, pair.candidateId),
        eq(scoreSubmission.groupId, pair.groupId),
      ),
    );
  return succeed({ submittedAt });
}

/**
 * After the questions of a group have changed: whoever has submitted it without an answer to one of them is asked
 * again. What they answered stays submitted and counts; until they submit the rest, the pair is not done, and nothing
 * of others' answers in it is shown to them.
 */
export async function dropIncompleteSubmissions(tx: Tx, groupId: string): Promise<void> {
  const submissions = await tx
    .select({
      id: scoreSubmission.id,
      participantId: scoreSubmission.participantId,
      candidateId: scoreSubmission.candidateId,
    })
    .from(scoreSubmission)
    .where(eq(scoreSubmission.groupId, groupId));
  if (submissions.length === 0) return;
  const questions = (await criteriaOfGroup(tx, groupId)).filter(({ feed }) => feed === "people");
  const given =
    questions.length === 0
      ? []
      : await tx
          .select({
            participantId: score.participantId,
            candidateId: score.candidateId,
            criterionId: score.criterionId,
            submittedAt: score.submittedAt,
          })
          .from(score)
          .where(
            inArray(
              score.criterionId,
              questions.map(({ id }) => id),
            ),
          );
  const submitted = new Map<string, number>();
  for (const each of given) {
    if (each.submittedAt === null) continue;
    const key = `${each.participantId} ${each.candidateId}`;
    submitted.set(key, (submitted.get(key) ?? 0) + 1);
  }
  for (const { id, participantId, candidateId } of submissions) {
    if ((submitted.get(`${participantId} ${candidateId}`) ?? 0) >= questions.length) continue;
    await tx.delete(scoreSubmission).where(eq(scoreSubmission.id, id));
  }
}
