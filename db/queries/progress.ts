import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { Awaited } from "@/lib/domain/scoring-duties";
import type { Reader } from "../engine/database";
import { participant } from "../schema/participant";
import { criterion, score, scoreSubmission } from "../schema/scoring";

/**
 * Who is how far. These queries read that an answer was given, never which: no value and no note leaves the database.
 */

/** Who has submitted one pair of candidate and group. */
export async function submissionsOfPair(
  reader: Reader,
  pair: { readonly candidateId: string; readonly groupId: string },
): Promise<Awaited[]> {
  return reader
    .select({
      participantId: scoreSubmission.participantId,
      candidateId: scoreSubmission.candidateId,
      groupId: scoreSubmission.groupId,
    })
    .from(scoreSubmission)
    .where(and(eq(scoreSubmission.candidateId, pair.candidateId), eq(scoreSubmission.groupId, pair.groupId)))
    .orderBy(asc(scoreSubmission.participantId));
}

/** Everything these people have submitted, with when. */
export async function submissionsOfPeople(
  reader: Reader,
  participantIds: readonly string[],
): Promise<(Awaited & { submittedAt: string })[]> {
  if (participantIds.length === 0) return [];
  return reader
    .select({
      participantId: scoreSubmission.participantId,
      candidateId: scoreSubmission.candidateId,
      groupId: scoreSubmission.groupId,
      submittedAt: scoreSubmission.submittedAt,
    })
    .from(scoreSubmission)
    .where(inArray(scoreSubmission.participantId, [...participantIds]))
    .orderBy(
      asc(scoreSubmission.participantId),
      asc(scoreSubmission.candidateId),
      asc(scoreSubmission.groupId),
    );
}

/** How many questions of each pair these people have answered, submitted or not; "cannot judge" is an answer. */
export async function answersOfPeople(
  reader: Reader,
  participantIds: readonly string[],
): Promise<(Awaited & { answered: number })[]> {
  if (participantIds.length === 0) return [];
  return reader
    .select({
      participantId: score.participantId,
      candidateId: score.candidateId,
      groupId: criterion.groupId,
      answered: count(),
    })
    .from(score)
    .innerJoin(criterion, eq(criterion.id, score.criterionId))
    .where(and(inArray(score.participantId, [...participantIds]), eq(criterion.feed, "people")))
    .groupBy(score.participantId, score.candidateId, criterion.groupId);
}

/** When each of these people was last reminded; those who never were are left out. */
export async function remindersOfPeople(
  reader: Reader,
  participantIds: readonly string[],
): Promise<Map<string, string>> {
  if (participantIds.length === 0) return new Map();
  const rows = await reader
    .select({ id: participant.id, remindedAt: participant.remindedAt })
    .from(participant)
    .where(inArray(participant.id, [...participantIds]));
  return new Map(rows.flatMap(({ id, remindedAt }) => (remindedAt === null ? [] : [[id, remindedAt]])));
}
