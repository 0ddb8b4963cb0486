import { and, eq } from "drizzle-orm";
import type { Scorer } from "@/lib/domain/scoring-duties";
import type { Reader } from "../engine/database";
import {
  declaredCandidate,
  declaredConflict,
  participantCandidate,
  participantGroup,
} from "../schema/assignment";
import { candidate } from "../schema/candidate";
import { criterion, criterionGroup, score, scoreSubmission, scoringRound } from "../schema/scoring";
import type { ParticipantRow } from "./access";
import type { CriterionGroupRow, CriterionRow } from "./criterion";
import type { ScoreRow } from "./score";

/** One question put to one participant about one candidate, with all that decides whether it may be answered. */
export interface Question {
  readonly feed: CriterionRow["feed"];
  readonly group: CriterionGroupRow;
  readonly stage: (typeof candidate.$inferSelect)["stage"];
  readonly isRoundOpen: boolean;
  /** The participant with what is theirs, as far as this question goes. */
  readonly scorer: Scorer;
  /** Whether the participant has said if there are ties to the candidate. */
  readonly hasDeclared: boolean;
  /** What the participant has answered; null when nothing. */
  readonly answer: ScoreRow | null;
  /** When the pair was submitted; null when it is not. */
  readonly submittedAt: string | null;
}

/** Read at once, since every save of a score asks for it. Undefined when a part is another selection's, or gone. */
export async function questionFor(
  reader: Reader,
  person: ParticipantRow,
  { candidateId, criterionId }: { readonly candidateId: string; readonly criterionId: string },
): Promise<Question | undefined> {
  const [row] = await reader
    .select({
      feed: criterion.feed,
      group: criterionGroup,
      stage: candidate.stage,
      answer: score,
      submittedAt: scoreSubmission.submittedAt,
      round: scoringRound.id,
      ownGroup: participantGroup.id,
      ownCandidate: participantCandidate.id,
      conflict: declaredConflict.id,
      declared: declaredCandidate.id,
    })
    .from(criterion)
    .innerJoin(criterionGroup, eq(criterionGroup.id, criterion.groupId))
    .innerJoin(candidate, and(eq(candidate.id, candidateId), eq(candidate.selectionId, person.selectionId)))
    .leftJoin(
      score,
      and(
        eq(score.participantId, person.id),
        eq(score.candidateId, candidate.id),
        eq(score.criterionId, criterion.id),
      ),
    )
    .leftJoin(
      scoreSubmission,
      and(
        eq(scoreSubmission.participantId, person.id),
        eq(scoreSubmission.candidateId, candidate.id),
        eq(scoreSubmission.groupId, criterionGroup.id),
      ),
    )
    .leftJoin(
      scoringRound,
      and(eq(scoringRound.candidateId, candidate.id), eq(scoringRound.groupId, criterionGroup.id)),
    )
    .leftJoin(
      participantGroup,
      and(eq(participantGroup.participantId, person.id), eq(participantGroup.groupId, criterionGroup.id)),
    )
    .leftJoin(
      participantCandidate,
      and(
        eq(participantCandidate.participantId, person.id),
        eq(participantCandidate.candidateId, candidate.id),
      ),
    )
    .leftJoin(
      declaredConflict,
      and(eq(declaredConflict.participantId, person.id), eq(declaredConflict.candidateId, candidate.id)),
    )
    .leftJoin(
      declaredCandidate,
      and(eq(declaredCandidate.participantId, person.id), eq(declaredCandidate.candidateId, candidate.id)),
    )
    .where(and(eq(criterion.id, criterionId), eq(criterionGroup.selectionId, person.selectionId)))
    .limit(1);
  if (!row) return undefined;
  const { feed, group, stage, answer, submittedAt } = row;
  const own = (all: boolean, found: string | null, id: string) => (all ? null : found === null ? [] : [id]);
  return {
    ...{ feed, group, stage, answer, submittedAt },
    isRoundOpen: row.round !== null,
    hasDeclared: row.declared !== null,
    scorer: {
      id: person.id,
      role: person.role,
      knowsPrices: person.knowsPrices,
      revoked: person.revokedAt !== null,
      reachable: person.userId !== null || person.email !== null,
      groupIds: own(person.allGroups, row.ownGroup, group.id),
      candidateIds: own(person.allCandidates, row.ownCandidate, candidateId),
      conflicts: row.conflict === null ? [] : [candidateId],
    },
  };
}
