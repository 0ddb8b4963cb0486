import { and, asc, eq, exists, type SQL, sql } from "drizzle-orm";
import type { AgreedScore } from "@/lib/domain/criterion";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { agreedScore, criterion, scoreSubmission } from "../schema/scoring";
import type { SeenSelection, Seer } from "./visible-scores";

export type AgreedScoreRow = typeof agreedScore.$inferSelect;

/** The pair is this participant's to see; undefined (no condition) once scoring is closed. */
function inSight(reader: Reader, selection: SeenSelection, seer: Seer): SQL | undefined {
  if (selection.scoringClosedAt !== null) return undefined;
  return exists(
    reader
      .select({ one: sql`1` })
      .from(scoreSubmission)
      .where(
        and(
          eq(scoreSubmission.participantId, seer.id),
          eq(scoreSubmission.candidateId, agreedScore.candidateId),
          eq(scoreSubmission.groupId, criterion.groupId),
        ),
      ),
  );
}

/**
 * What the panel settled on, as far as this participant may see the scores it was settled from: an agreed score tells
 * what the others gave. For the comparison and for files.
 */
export async function loadAgreedScores(
  reader: Reader,
  selection: SeenSelection,
  seer: Seer,
): Promise<AgreedScore[]> {
  const rows = await agreedScoreRows(reader, selection, seer);
  return rows.map(({ candidateId, criterionId, value, reason, agreedBy, agreedAt }) => ({
    candidateId,
    criterionId,
    value,
    reason,
    agreedBy,
    agreedAt,
  }));
}

/** As {@link loadAgreedScores}, with who agreed it and when, and the edition a change must name. */
export async function agreedScoreRows(
  reader: Reader,
  selection: SeenSelection,
  seer: Seer,
): Promise<AgreedScoreRow[]> {
  const rows = await reader
    .select({ row: agreedScore })
    .from(agreedScore)
    .innerJoin(candidate, eq(candidate.id, agreedScore.candidateId))
    .innerJoin(criterion, eq(criterion.id, agreedScore.criterionId))
    .where(and(eq(candidate.selectionId, selection.id), inSight(reader, selection, seer)))
    .orderBy(asc(agreedScore.candidateId), asc(agreedScore.criterionId));
  return rows.map(({ row }) => row);
}

/** The agreed score of one candidate on one criterion; undefined while nothing is agreed. For those who may see it. */
export async function agreedScoreOf(
  reader: Reader,
  candidateId: string,
  criterionId: string,
): Promise<AgreedScoreRow | undefined> {
  const [row] = await reader
    .select()
    .from(agreedScore)
    .where(and(eq(agreedScore.candidateId, candidateId), eq(agreedScore.criterionId, criterionId)))
    .limit(1);
  return row;
}
