import { and, asc, eq, inArray } from "drizzle-orm";
import { COMPARED_STAGES } from "@/lib/domain/candidate";
import type { Pair } from "@/lib/domain/scoring-duties";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { criterion, score } from "../schema/scoring";
import { vendor } from "../schema/vendor";

export type ScoreRow = typeof score.$inferSelect;

export interface ScoredCandidate {
  readonly id: string;
  readonly letter: string | null;
  readonly colour: number | null;
  readonly name: string;
  readonly stage: (typeof candidate.$inferSelect)["stage"];
}

/** The candidates that are scored: those a comparison has as columns, in the order of their letters. */
export async function scoredCandidates(reader: Reader, selectionId: string): Promise<ScoredCandidate[]> {
  return reader
    .select({
      id: candidate.id,
      letter: candidate.letter,
      colour: candidate.colour,
      name: vendor.legalName,
      stage: candidate.stage,
    })
    .from(candidate)
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(and(eq(candidate.selectionId, selectionId), inArray(candidate.stage, [...COMPARED_STAGES])))
    .orderBy(asc(candidate.letter), asc(vendor.legalName), asc(candidate.id));
}

/** The scores one participant gave. Nobody else's are read: blindness is a matter of the query, not of a filter. */
export async function scoresOfParticipant(reader: Reader, participantId: string): Promise<ScoreRow[]> {
  return reader
    .select()
    .from(score)
    .where(eq(score.participantId, participantId))
    .orderBy(asc(score.candidateId), asc(score.criterionId));
}

/** The scores one participant gave one candidate in one group. */
export async function scoresOfPair(
  reader: Reader,
  participantId: string,
  { candidateId, groupId }: Pair,
): Promise<ScoreRow[]> {
  const rows = await reader
    .select({ score })
    .from(score)
    .innerJoin(criterion, eq(criterion.id, score.criterionId))
    .where(
      and(
        eq(score.participantId, participantId),
        eq(score.candidateId, candidateId),
        eq(criterion.groupId, groupId),
        eq(criterion.feed, "people"),
      ),
    )
    .orderBy(asc(criterion.position), asc(criterion.id));
  return rows.map((row) => row.score);
}

/** The stage of a candidate of this selection; undefined when it is another's or gone. */
export async function candidateStage(
  reader: Reader,
  selectionId: string,
  candidateId: string,
): Promise<(typeof candidate.$inferSelect)["stage"] | undefined> {
  const [row] = await reader
    .select({ stage: candidate.stage })
    .from(candidate)
    .where(and(eq(candidate.id, candidateId), eq(candidate.selectionId, selectionId)))
    .limit(1);
  return row?.stage;
}
