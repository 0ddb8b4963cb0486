import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { type CriterionGroup, isColleague, type Participant } from "@/lib/domain/criterion";
import type { Dossier } from "@/lib/domain/dossier";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { participant } from "../schema/participant";
import { criterion, criterionGroup, requirement, requirementAnswer } from "../schema/scoring";
import { grouped } from "./grouped";

/** Criterion groups in order, each with its criteria in order. */
export async function loadCriterionGroups(reader: Reader, selectionId: string): Promise<CriterionGroup[]> {
  const groups = await reader
    .select()
    .from(criterionGroup)
    .where(eq(criterionGroup.selectionId, selectionId))
    .orderBy(asc(criterionGroup.position), asc(criterionGroup.id));
  const criteria = await reader
    .select({ row: criterion })
    .from(criterion)
    .innerJoin(criterionGroup, eq(criterionGroup.id, criterion.groupId))
    .where(eq(criterionGroup.selectionId, selectionId))
    .orderBy(asc(criterion.position), asc(criterion.id));
  const criteriaOf = grouped(criteria, ({ row }) => row.groupId);
  return groups.map((group) => ({
    id: group.id,
    name: group.name,
    weight: group.weight,
    templateKey: group.templateKey,
    criteria: (criteriaOf.get(group.id) ?? []).map(({ row }) => ({
      id: row.id,
      name: row.name,
      help: row.help,
      weight: row.weight,
      purchase: row.purchase,
      feed: row.feed,
      rubric: [row.rubric1, row.rubric2, row.rubric3, row.rubric4, row.rubric5],
      templateKey: row.templateKey,
    })),
  }));
}

/** Every colleague who takes part now, oldest first; not those who were shown out. */
export async function loadParticipants(reader: Reader, selectionId: string): Promise<Participant[]> {
  const rows = await reader
    .select({ id: participant.id, name: participant.name, role: participant.role })
    .from(participant)
    .where(
      and(
        eq(participant.selectionId, selectionId),
        isNull(participant.revokedAt),
        ne(participant.role, "vendor"),
      ),
    )
    .orderBy(asc(participant.createdAt), asc(participant.id));
  return rows.flatMap(({ role, ...row }) => (isColleague(role) ? [{ ...row, role }] : []));
}

export async function loadRequirements(
  reader: Reader,
  selectionId: string,
): Promise<Pick<Dossier, "requirements" | "requirementAnswers">> {
  const requirements = await reader
    .select({
      id: requirement.id,
      name: requirement.name,
      level: requirement.level,
      position: requirement.position,
      templateKey: requirement.templateKey,
    })
    .from(requirement)
    .where(eq(requirement.selectionId, selectionId))
    .orderBy(asc(requirement.position), asc(requirement.id));
  const requirementAnswers = await reader
    .select({
      candidateId: requirementAnswer.candidateId,
      requirementId: requirementAnswer.requirementId,
      answer: requirementAnswer.answer,
      note: requirementAnswer.note,
    })
    .from(requirementAnswer)
    .innerJoin(candidate, eq(candidate.id, requirementAnswer.candidateId))
    .where(eq(candidate.selectionId, selectionId))
    .orderBy(asc(requirementAnswer.candidateId), asc(requirementAnswer.requirementId));
  return { requirements, requirementAnswers };
}
