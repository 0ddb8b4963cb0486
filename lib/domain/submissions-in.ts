import type { CriterionGroup, Score } from "./criterion";
import { type Awaited, pairKey } from "./scoring-duties";

/**
 * The submissions that stand behind a selection's scores, for files that hold scores alone: a participant has
 * submitted a candidate and a group when every question to people in it has a submitted answer. The latest answer's
 * moment is the submission's. In the order of the scores.
 *
 * @example submissionsIn({ groups: [chemistry], scores: [{ …, criterionId: "listens", submittedAt: "2026-11-01T08:00:00Z" }] })
 * // [{ participantId: "mette", candidateId: "a", groupId: "chemistry", submittedAt: "2026-11-01T08:00:00Z" }]
 */
export function submissionsIn(dossier: {
  readonly groups: readonly CriterionGroup[];
  readonly scores: readonly Score[];
}): (Awaited & { readonly submittedAt: string })[] {
  const groupOf = new Map<string, string>();
  const questions = new Map<string, number>();
  for (const { id, criteria } of dossier.groups) {
    const asked = criteria.filter(({ feed }) => feed === "people");
    questions.set(id, asked.length);
    for (const criterion of asked) groupOf.set(criterion.id, id);
  }
  const found = new Map<string, Awaited & { submittedAt: string; answers: number }>();
  for (const { participantId, candidateId, criterionId, submittedAt } of dossier.scores) {
    const groupId = groupOf.get(criterionId);
    if (groupId === undefined || submittedAt === null) continue;
    const key = `${participantId} ${pairKey({ candidateId, groupId })}`;
    const known = found.get(key) ?? { participantId, candidateId, groupId, submittedAt, answers: 0 };
    const latest = submittedAt > known.submittedAt ? submittedAt : known.submittedAt;
    found.set(key, { ...known, submittedAt: latest, answers: known.answers + 1 });
  }
  return [...found.values()]
    .filter(({ groupId, answers }) => answers >= (questions.get(groupId) ?? 0))
    .map(({ answers: _answers, ...submission }) => submission);
}
