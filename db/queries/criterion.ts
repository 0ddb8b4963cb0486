import { and, asc, count, eq } from "drizzle-orm";
import type { Reader } from "../engine/database";
import { criterion, criterionGroup, score } from "../schema/scoring";

export type CriterionGroupRow = typeof criterionGroup.$inferSelect;
export type CriterionRow = typeof criterion.$inferSelect;

/** The groups of a selection in their order, each with its criteria in theirs. Empty when it has none. */
export async function criterionGroups(
  reader: Reader,
  selectionId: string,
): Promise<(CriterionGroupRow & { criteria: CriterionRow[] })[]> {
  const rows = await reader
    .select({ group: criterionGroup, criterion })
    .from(criterionGroup)
    .leftJoin(criterion, eq(criterion.groupId, criterionGroup.id))
    .where(eq(criterionGroup.selectionId, selectionId))
    .orderBy(
      asc(criterionGroup.position),
      asc(criterionGroup.id),
      asc(criterion.position),
      asc(criterion.id),
    );
  const groups = new Map<string, CriterionGroupRow & { criteria: CriterionRow[] }>();
  for (const row of rows) {
    const group = groups.get(row.group.id) ?? { ...row.group, criteria: [] };
    if (row.criterion) group.criteria.push(row.criterion);
    groups.set(group.id, group);
  }
  return [...groups.values()];
}

/** One group of this selection; undefined when it is another's or gone. */
export async function criterionGroupOf(
  reader: Reader,
  selectionId: string,
  groupId: string,
): Promise<CriterionGroupRow | undefined> {
  const [row] = await reader
    .select()
    .from(criterionGroup)
    .where(and(eq(criterionGroup.id, groupId), eq(criterionGroup.selectionId, selectionId)))
    .limit(1);
  return row;
}

/** One criterion of this selection; undefined when it is another's or gone. */
export async function criterionOf(
  reader: Reader,
  selectionId: string,
  criterionId: string,
): Promise<CriterionRow | undefined> {
  const [row] = await reader
    .select({ criterion })
    .from(criterion)
    .innerJoin(criterionGroup, eq(criterionGroup.id, criterion.groupId))
    .where(and(eq(criterion.id, criterionId), eq(criterionGroup.selectionId, selectionId)))
    .limit(1);
  return row?.criterion;
}

/** The criteria of a group in their order. */
export async function criteriaOfGroup(reader: Reader, groupId: string): Promise<CriterionRow[]> {
  return reader
    .select()
    .from(criterion)
    .where(eq(criterion.groupId, groupId))
    .orderBy(asc(criterion.position), asc(criterion.id));
}

/** How many criteria a selection has, over all its groups. */
export async function countCriteria(reader: Reader, selectionId: string): Promise<number> {
  const [row] = await reader
    .select({ count: count() })
    .from(criterion)
    .innerJoin(criterionGroup, eq(criterionGroup.id, criterion.groupId))
    .where(eq(criterionGroup.selectionId, selectionId));
  return row?.count ?? 0;
}

/** How many scores stand on a criterion, whoever gave them; drafts and "cannot judge" too. */
export async function countScoresOfCriterion(reader: Reader, criterionId: string): Promise<number> {
  const [row] = await reader.select({ count: count() }).from(score).where(eq(score.criterionId, criterionId));
  return row?.count ?? 0;
}

/** How many scores stand on all criteria of a group. */
export async function countScoresOfGroup(reader: Reader, groupId: string): Promise<number> {
  const [row] = await reader
    .select({ count: count() })
    .from(score)
    .innerJoin(criterion, eq(criterion.id, score.criterionId))
    .where(eq(criterion.groupId, groupId));
  return row?.count ?? 0;
}
