import { and, asc, count, eq, inArray, ne } from "drizzle-orm";
import { CANDIDATE_STAGES } from "@/lib/domain/candidate";
import { REQUIREMENT_LEVELS } from "@/lib/domain/requirements";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { requirement, requirementAnswer } from "../schema/scoring";
import { vendor } from "../schema/vendor";

export type RequirementRow = typeof requirement.$inferSelect;
export type RequirementAnswerRow = typeof requirementAnswer.$inferSelect;

const levelRank = (row: RequirementRow) => REQUIREMENT_LEVELS.indexOf(row.level);

/** The requirements of a selection: absolute, important, desirable, each level in its own order. */
export async function requirements(reader: Reader, selectionId: string): Promise<RequirementRow[]> {
  const rows = await reader
    .select()
    .from(requirement)
    .where(eq(requirement.selectionId, selectionId))
    .orderBy(asc(requirement.position), asc(requirement.id));
  return rows.sort((a, b) => levelRank(a) - levelRank(b));
}

/** One requirement of this selection; undefined when it is another's or gone. */
export async function requirementOf(
  reader: Reader,
  selectionId: string,
  requirementId: string,
): Promise<RequirementRow | undefined> {
  const [row] = await reader
    .select()
    .from(requirement)
    .where(and(eq(requirement.id, requirementId), eq(requirement.selectionId, selectionId)))
    .limit(1);
  return row;
}

/** All answers to the requirements of a selection. A pair without a row is not answered. */
export async function requirementAnswers(
  reader: Reader,
  selectionId: string,
): Promise<RequirementAnswerRow[]> {
  const rows = await reader
    .select({ answer: requirementAnswer })
    .from(requirementAnswer)
    .innerJoin(requirement, eq(requirement.id, requirementAnswer.requirementId))
    .where(eq(requirement.selectionId, selectionId))
    .orderBy(asc(requirementAnswer.requirementId), asc(requirementAnswer.candidateId));
  return rows.map(({ answer }) => answer);
}

/** One candidate's answer to one requirement; undefined when there is none. */
export async function requirementAnswerOf(
  reader: Reader,
  requirementId: string,
  candidateId: string,
): Promise<RequirementAnswerRow | undefined> {
  const [row] = await reader
    .select()
    .from(requirementAnswer)
    .where(
      and(eq(requirementAnswer.requirementId, requirementId), eq(requirementAnswer.candidateId, candidateId)),
    )
    .limit(1);
  return row;
}

/** How many candidates have answered a requirement; "not answered" set back by hand is no answer. */
export async function countAnswers(reader: Reader, requirementId: string): Promise<number> {
  const [row] = await reader
    .select({ count: count() })
    .from(requirementAnswer)
    .where(
      and(eq(requirementAnswer.requirementId, requirementId), ne(requirementAnswer.answer, "not_answered")),
    );
  return row?.count ?? 0;
}

export interface AnsweringCandidate {
  readonly id: string;
  readonly letter: string | null;
  readonly colour: number | null;
  readonly name: string;
  readonly stage: (typeof candidate.$inferSelect)["stage"];
}

const STILL_IN = CANDIDATE_STAGES.filter((stage) => stage !== "withdrawn" && stage !== "rejected");

/** The candidates still in the selection, shortlisted ones first in the order of their letters, then by name. */
export async function answeringCandidates(
  reader: Reader,
  selectionId: string,
): Promise<AnsweringCandidate[]> {
  const rows = await reader
    .select({
      id: candidate.id,
      letter: candidate.letter,
      colour: candidate.colour,
      name: vendor.legalName,
      stage: candidate.stage,
    })
    .from(candidate)
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(and(eq(candidate.selectionId, selectionId), inArray(candidate.stage, STILL_IN)))
    .orderBy(asc(vendor.legalName), asc(candidate.id));
  // Databases differ on where nulls sort; here those without a letter come last on both.
  const rank = ({ letter }: AnsweringCandidate) => (letter === null ? 99 : "ABCDE".indexOf(letter));
  return rows.sort((a, b) => rank(a) - rank(b));
}
