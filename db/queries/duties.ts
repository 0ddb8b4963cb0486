import { and, asc, count, eq, inArray, ne } from "drizzle-orm";
import { COMPARED_STAGES } from "@/lib/domain/candidate";
import type { Awaited, Pair, Scorer, ScoringFrame } from "@/lib/domain/scoring-duties";
import type { Reader } from "../engine/database";
import {
  declaredCandidate,
  declaredConflict,
  participantCandidate,
  participantGroup,
} from "../schema/assignment";
import { candidate } from "../schema/candidate";
import { participant } from "../schema/participant";
import { criterion, criterionGroup, scoreSubmission, scoringRound } from "../schema/scoring";
import type { ParticipantRow } from "./access";
import { grouped } from "./grouped";

/** Every colleague with what is theirs to judge, oldest first. Holds no score. */
export async function loadScorers(
  reader: Reader,
  selectionId: string,
): Promise<(Scorer & { name: string })[]> {
  const ofSelection = eq(participant.selectionId, selectionId);
  const rows = await reader
    .select()
    .from(participant)
    .where(and(ofSelection, ne(participant.role, "vendor")))
    .orderBy(asc(participant.createdAt), asc(participant.id));
  const groups = await reader
    .select({ row: participantGroup })
    .from(participantGroup)
    .innerJoin(participant, eq(participant.id, participantGroup.participantId))
    .where(ofSelection)
    .orderBy(asc(participantGroup.groupId));
  const candidates = await reader
    .select({ row: participantCandidate })
    .from(participantCandidate)
    .innerJoin(participant, eq(participant.id, participantCandidate.participantId))
    .where(ofSelection)
    .orderBy(asc(participantCandidate.candidateId));
  const conflicts = await reader
    .select({ row: declaredConflict })
    .from(declaredConflict)
    .innerJoin(participant, eq(participant.id, declaredConflict.participantId))
    .where(ofSelection)
    .orderBy(asc(declaredConflict.candidateId));
  const groupsOf = grouped(groups, ({ row }) => row.participantId);
  const candidatesOf = grouped(candidates, ({ row }) => row.participantId);
  const conflictsOf = grouped(conflicts, ({ row }) => row.participantId);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    knowsPrices: row.knowsPrices,
    revoked: row.revokedAt !== null,
    reachable: row.userId !== null || row.email !== null,
    groupIds: row.allGroups ? null : (groupsOf.get(row.id) ?? []).map((each) => each.row.groupId),
    candidateIds: row.allCandidates
      ? null
      : (candidatesOf.get(row.id) ?? []).map((each) => each.row.candidateId),
    conflicts: (conflictsOf.get(row.id) ?? []).map((each) => each.row.candidateId),
  }));
}

/** The shortlist, the groups with how many criteria people judge in them, and the rounds that are open. */
export async function loadScoringFrame(reader: Reader, selectionId: string): Promise<ScoringFrame> {
  const candidates = await reader
    .select({ id: candidate.id })
    .from(candidate)
    .where(and(eq(candidate.selectionId, selectionId), inArray(candidate.stage, [...COMPARED_STAGES])))
    .orderBy(asc(candidate.letter), asc(candidate.id));
  const groups = await reader
    .select({ id: criterionGroup.id, heldBack: criterionGroup.heldBack })
    .from(criterionGroup)
    .where(eq(criterionGroup.selectionId, selectionId))
    .orderBy(asc(criterionGroup.position), asc(criterionGroup.id));
  const counted = await reader
    .select({ groupId: criterion.groupId, criteria: count() })
    .from(criterion)
    .innerJoin(criterionGroup, eq(criterionGroup.id, criterion.groupId))
    .where(and(eq(criterionGroup.selectionId, selectionId), eq(criterion.feed, "people")))
    .groupBy(criterion.groupId);
  const rounds = await reader
    .select({ candidateId: scoringRound.candidateId, groupId: scoringRound.groupId })
    .from(scoringRound)
    .innerJoin(candidate, eq(candidate.id, scoringRound.candidateId))
    .where(eq(candidate.selectionId, selectionId))
    .orderBy(asc(scoringRound.candidateId), asc(scoringRound.groupId));
  const criteriaOf = new Map(counted.map((row) => [row.groupId, row.criteria]));
  return {
    candidateIds: candidates.map(({ id }) => id),
    groups: groups.map((group) => ({ ...group, criteria: criteriaOf.get(group.id) ?? 0 })),
    rounds,
  };
}

/** Who has submitted which pair. Says that they did, never what. */
export async function loadSubmissions(reader: Reader, selectionId: string): Promise<Awaited[]> {
  return reader
    .select({
      participantId: scoreSubmission.participantId,
      candidateId: scoreSubmission.candidateId,
      groupId: scoreSubmission.groupId,
    })
    .from(scoreSubmission)
    .innerJoin(participant, eq(participant.id, scoreSubmission.participantId))
    .where(eq(participant.selectionId, selectionId))
    .orderBy(
      asc(scoreSubmission.participantId),
      asc(scoreSubmission.candidateId),
      asc(scoreSubmission.groupId),
    );
}

/** One participant with what is theirs to judge. Holds no score. */
export async function loadScorer(reader: Reader, row: ParticipantRow): Promise<Scorer> {
  const groups = row.allGroups
    ? null
    : await reader
        .select({ id: participantGroup.groupId })
        .from(participantGroup)
        .where(eq(participantGroup.participantId, row.id))
        .orderBy(asc(participantGroup.groupId));
  const candidates = row.allCandidates
    ? null
    : await reader
        .select({ id: participantCandidate.candidateId })
        .from(participantCandidate)
        .where(eq(participantCandidate.participantId, row.id))
        .orderBy(asc(participantCandidate.candidateId));
  const conflicts = await reader
    .select({ id: declaredConflict.candidateId })
    .from(declaredConflict)
    .where(eq(declaredConflict.participantId, row.id))
    .orderBy(asc(declaredConflict.candidateId));
  return {
    id: row.id,
    role: row.role,
    knowsPrices: row.knowsPrices,
    revoked: row.revokedAt !== null,
    reachable: row.userId !== null || row.email !== null,
    groupIds: groups?.map(({ id }) => id) ?? null,
    candidateIds: candidates?.map(({ id }) => id) ?? null,
    conflicts: conflicts.map(({ id }) => id),
  };
}

/** The candidates about whom this participant has said whether there are ties. */
export async function declaredCandidates(reader: Reader, participantId: string): Promise<string[]> {
  const rows = await reader
    .select({ id: declaredCandidate.candidateId })
    .from(declaredCandidate)
    .where(eq(declaredCandidate.participantId, participantId))
    .orderBy(asc(declaredCandidate.candidateId));
  return rows.map(({ id }) => id);
}

/** Has this participant said whether there are ties to this candidate? */
export async function hasDeclared(
  reader: Reader,
  participantId: string,
  candidateId: string,
): Promise<boolean> {
  const rows = await reader
    .select({ id: declaredCandidate.id })
    .from(declaredCandidate)
    .where(
      and(eq(declaredCandidate.participantId, participantId), eq(declaredCandidate.candidateId, candidateId)),
    )
    .limit(1);
  return rows.length > 0;
}

/** Whether the lead has opened a held-back group for a candidate. */
export async function isRoundOpen(reader: Reader, { candidateId, groupId }: Pair): Promise<boolean> {
  const [row] = await reader
    .select({ id: scoringRound.id })
    .from(scoringRound)
    .where(and(eq(scoringRound.candidateId, candidateId), eq(scoringRound.groupId, groupId)))
    .limit(1);
  return row !== undefined;
}

/** When this participant submitted this pair; undefined when it is not submitted. */
export async function submissionOf(
  reader: Reader,
  participantId: string,
  { candidateId, groupId }: Pair,
): Promise<string | undefined> {
  const [row] = await reader
    .select({ submittedAt: scoreSubmission.submittedAt })
    .from(scoreSubmission)
    .where(
      and(
        eq(scoreSubmission.participantId, participantId),
        eq(scoreSubmission.candidateId, candidateId),
        eq(scoreSubmission.groupId, groupId),
      ),
    )
    .limit(1);
  return row?.submittedAt;
}

/** The pairs this participant has submitted. */
export async function submissionsOf(
  reader: Reader,
  participantId: string,
): Promise<(Pair & { readonly submittedAt: string })[]> {
  return reader
    .select({
      candidateId: scoreSubmission.candidateId,
      groupId: scoreSubmission.groupId,
      submittedAt: scoreSubmission.submittedAt,
    })
    .from(scoreSubmission)
    .where(eq(scoreSubmission.participantId, participantId))
    .orderBy(asc(scoreSubmission.candidateId), asc(scoreSubmission.groupId));
}
