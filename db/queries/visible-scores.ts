import {
  and,
  asc,
  count,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  notExists,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { ParticipantRole, Score } from "@/lib/domain/criterion";
import type { Sight } from "@/lib/domain/sight";
import type { ScoreTally } from "@/lib/domain/spread";
import type { Reader } from "../engine/database";
import { declaredConflict, participantCandidate, participantGroup } from "../schema/assignment";
import { candidate } from "../schema/candidate";
import { participant } from "../schema/participant";
import { criterion, score, scoreSubmission } from "../schema/scoring";
import type { ParticipantRow, SelectionRow } from "./access";
import { grouped } from "./grouped";

/**
 * Others' scores, as far as one participant may see them. Blindness is a matter of these queries: what is not visible
 * is not read, so there is nothing to filter out, to log or to send by mistake.
 *
 * A pair (candidate, criterion group) is visible to somebody who has submitted it, or to everybody once scoring is
 * closed. A score counts when its giver has submitted it, is still in the selection as somebody who scores, is
 * asked about that group and that candidate, and has declared no conflict of interest. Drafts never count.
 */

/** The selection whose scores are read, and how far it has come. */
export type SeenSelection = Pick<SelectionRow, "id" | "scoringClosedAt" | "scorerNames">;
/** Who reads. */
export type Seer = Pick<ParticipantRow, "id">;

const SCORING_ROLES: ParticipantRole[] = ["lead", "evaluator"];
const own = alias(scoreSubmission, "own_submission");
/** "Cannot judge" first, then 1–5: databases differ on where nothing stands. */
const valueOrder = sql`coalesce(${score.value}, 0)`;

/** Conditions of a score that counts, for a query over score, criterion, candidate and participant. */
function countingScores(reader: Reader, selection: SeenSelection): SQL | undefined {
  const asked = reader
    .select({ one: sql`1` })
    .from(participantGroup)
    .where(
      and(
        eq(participantGroup.participantId, participant.id),
        eq(participantGroup.groupId, criterion.groupId),
      ),
    );
  const theirs = reader
    .select({ one: sql`1` })
    .from(participantCandidate)
    .where(
      and(
        eq(participantCandidate.participantId, participant.id),
        eq(participantCandidate.candidateId, score.candidateId),
      ),
    );
  const conflict = reader
    .select({ one: sql`1` })
    .from(declaredConflict)
    .where(
      and(
        eq(declaredConflict.participantId, participant.id),
        eq(declaredConflict.candidateId, score.candidateId),
      ),
    );
  return and(
    eq(participant.selectionId, selection.id),
    isNull(participant.revokedAt),
    eq(participant.knowsPrices, false),
    inArray(participant.role, SCORING_ROLES),
    or(eq(participant.allGroups, true), exists(asked)),
    or(eq(participant.allCandidates, true), exists(theirs)),
    notExists(conflict),
    eq(candidate.selectionId, selection.id),
    eq(criterion.feed, "people"),
    isNotNull(score.submittedAt),
  );
}

/** The pair is the reader's to see; undefined (no condition) once scoring is closed. */
function inSight(reader: Reader, selection: SeenSelection, seer: Seer): SQL | undefined {
  if (selection.scoringClosedAt !== null) return undefined;
  return exists(
    reader
      .select({ one: sql`1` })
      .from(own)
      .where(
        and(
          eq(own.participantId, seer.id),
          eq(own.candidateId, score.candidateId),
          eq(own.groupId, criterion.groupId),
        ),
      ),
  );
}

/**
 * Every score that counts and that this participant may see, own ones included. Where the selection hides who scored,
 * no id of a scorer is read: `participantId` then only tells the scores of one candidate on one criterion apart, in
 * the order of their values, and says nothing across criteria.
 */
export async function visibleScores(reader: Reader, selection: SeenSelection, seer: Seer): Promise<Score[]> {
  const columns = {
    candidateId: score.candidateId,
    criterionId: score.criterionId,
    value: score.value,
    note: score.note,
  };
  const which = and(countingScores(reader, selection), inSight(reader, selection, seer));
  if (selection.scorerNames === "shown") {
    return reader
      .select({ ...columns, participantId: score.participantId, submittedAt: score.submittedAt })
      .from(score)
      .innerJoin(criterion, eq(criterion.id, score.criterionId))
      .innerJoin(candidate, eq(candidate.id, score.candidateId))
      .innerJoin(participant, eq(participant.id, score.participantId))
      .where(which)
      .orderBy(asc(score.candidateId), asc(score.criterionId), asc(score.participantId));
  }
  // The moment of a submission and the order of rows would tell who it was as well as a name does: the moment is the
  // latest of all who answered the question, and the order is that of the values.
  const latest = sql<string>`max(${score.submittedAt}) over (partition by ${score.candidateId}, ${score.criterionId})`;
  const rows = await reader
    .select({ ...columns, submittedAt: latest })
    .from(score)
    .innerJoin(criterion, eq(criterion.id, score.criterionId))
    .innerJoin(candidate, eq(candidate.id, score.candidateId))
    .innerJoin(participant, eq(participant.id, score.participantId))
    .where(which)
    .orderBy(asc(score.candidateId), asc(score.criterionId), asc(valueOrder), asc(score.note));
  return [...grouped(rows, (row) => `${row.candidateId} ${row.criterionId}`).values()].flatMap((list) =>
    list.map((row, index) => ({ ...row, participantId: `scorer-${index + 1}` })),
  );
}

/** One judgement on a question that a panel talks about. */
export interface Judgement {
  /** 1–5; null = "cannot judge". */
  readonly value: number | null;
  readonly note: string;
  /** Who gave it; null where the selection hides names. */
  readonly name: string | null;
}

/** The judgements of one candidate on one criterion that this participant may see, by value. Hidden names are not read. */
export async function visibleJudgements(
  reader: Reader,
  selection: SeenSelection,
  seer: Seer,
  candidateId: string,
  criterionId: string,
): Promise<Judgement[]> {
  const isShown = selection.scorerNames === "shown";
  const rows = await reader
    .select({
      value: score.value,
      note: score.note,
      ...(isShown ? { name: participant.name } : {}),
    })
    .from(score)
    .innerJoin(criterion, eq(criterion.id, score.criterionId))
    .innerJoin(candidate, eq(candidate.id, score.candidateId))
    .innerJoin(participant, eq(participant.id, score.participantId))
    .where(
      and(
        eq(score.candidateId, candidateId),
        eq(score.criterionId, criterionId),
        countingScores(reader, selection),
        inSight(reader, selection, seer),
      ),
    )
    .orderBy(asc(valueOrder), isShown ? asc(participant.name) : asc(score.note));
  return rows.map(({ value, note, name }) => ({ value, note, name: name ?? null }));
}

/** Who gave which value to which question, for the dots; empty where the selection hides names. Reads no note. */
export async function visibleNames(
  reader: Reader,
  selection: SeenSelection,
  seer: Seer,
): Promise<{ candidateId: string; criterionId: string; value: number | null; name: string }[]> {
  if (selection.scorerNames === "hidden") return [];
  return reader
    .select({
      candidateId: score.candidateId,
      criterionId: score.criterionId,
      value: score.value,
      name: participant.name,
    })
    .from(score)
    .innerJoin(criterion, eq(criterion.id, score.criterionId))
    .innerJoin(candidate, eq(candidate.id, score.candidateId))
    .innerJoin(participant, eq(participant.id, score.participantId))
    .where(and(countingScores(reader, selection), inSight(reader, selection, seer)))
    .orderBy(asc(score.candidateId), asc(score.criterionId), asc(participant.name));
}

/**
 * The scores that count and that this participant may see, counted by value: what spreads and means are made of, in at
 * most six rows for each candidate and criterion, however many people score. No scorer and no note is read.
 */
export async function visibleTallies(
  reader: Reader,
  selection: SeenSelection,
  seer: Seer,
): Promise<ScoreTally[]> {
  return reader
    .select({
      candidateId: score.candidateId,
      criterionId: score.criterionId,
      value: score.value,
      count: count(),
    })
    .from(score)
    .innerJoin(criterion, eq(criterion.id, score.criterionId))
    .innerJoin(candidate, eq(candidate.id, score.candidateId))
    .innerJoin(participant, eq(participant.id, score.participantId))
    .where(and(countingScores(reader, selection), inSight(reader, selection, seer)))
    .groupBy(score.candidateId, score.criterionId, score.value)
    .orderBy(asc(score.candidateId), asc(score.criterionId), asc(valueOrder));
}

/** How far a participant sees: everything once scoring is closed, before that the pairs they have submitted. */
export async function sightOf(reader: Reader, selection: SeenSelection, seer: Seer): Promise<Sight> {
  if (selection.scoringClosedAt !== null) return { everything: true };
  const pairs = await reader
    .select({ candidateId: scoreSubmission.candidateId, groupId: scoreSubmission.groupId })
    .from(scoreSubmission)
    .innerJoin(candidate, eq(candidate.id, scoreSubmission.candidateId))
    .where(and(eq(scoreSubmission.participantId, seer.id), eq(candidate.selectionId, selection.id)))
    .orderBy(asc(scoreSubmission.candidateId), asc(scoreSubmission.groupId));
  return { everything: false, pairs };
}
