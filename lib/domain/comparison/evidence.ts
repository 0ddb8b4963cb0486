import { assuranceScore } from "../assurance";
import type { Candidate } from "../candidate";
import type { CriterionFeed } from "../criterion";
import type { Dossier } from "../dossier";
import { soundnessOn } from "../financial-soundness";
import type { IsoDay } from "../iso-day";
import { isCompletedCall, referencesScore } from "../references";
import type { RequirementAnswer } from "../requirements";
import { REQUIREMENT_WEIGHTS, requirementsCoverage } from "../requirements";
import type { KnockOut } from "./result";

/**
 * What evidence says of one candidate on a criterion that scores itself.
 *
 * Unit: 0–100. Nothing entered is 0 … 100, not 0. Invariant: low ≤ high; equal when the evidence is complete.
 */
export interface Evidence {
  readonly low: number;
  readonly high: number;
  /** Whether any evidence is entered at all. */
  readonly known: boolean;
  /** What both bounds are over, so that they can be compared exactly: low × parts and high × parts are whole. */
  readonly parts: number;
}

const NOTHING: Evidence = { low: 0, high: 100, known: false, parts: 1 };

function exactly(score: number | null, parts = 1): Evidence {
  return score === null ? NOTHING : { low: score, high: score, known: true, parts };
}

/** All evidence on a candidate, and the requirements that keep it from being ranked. */
export function evidenceFor(
  candidate: Candidate,
  dossier: Pick<Dossier, "requirements" | "requirementAnswers">,
  today: IsoDay,
): {
  readonly evidence: Readonly<Record<Exclude<CriterionFeed, "people">, Evidence>>;
  readonly knockOuts: readonly KnockOut[];
} {
  const answers = new Map<string, RequirementAnswer>();
  for (const answer of dossier.requirementAnswers) {
    if (answer.candidateId === candidate.id) answers.set(answer.requirementId, answer.answer);
  }
  const coverage = requirementsCoverage(dossier.requirements, answers);
  const weight = dossier.requirements.reduce((sum, each) => sum + 2 * REQUIREMENT_WEIGHTS[each.level], 0);
  return {
    evidence: {
      financial_soundness: exactly(soundnessOn(candidate.financialYears, today).score),
      assurance: exactly(assuranceScore(candidate.assuranceReports, today).score),
      references: exactly(
        referencesScore(candidate.references),
        candidate.references.filter(isCompletedCall).length,
      ),
      requirements:
        coverage.low === null || coverage.high === null
          ? NOTHING
          : {
              low: coverage.low,
              high: coverage.high,
              known: coverage.counts.not_answered < dossier.requirements.length,
              parts: weight,
            },
    },
    knockOuts: [
      ...coverage.knockedOutBy.map((requirementId) => ({
        code: "requirement_not_met" as const,
        requirementId,
      })),
      ...coverage.blockedBy.map((requirementId) => ({
        code: "requirement_not_answered" as const,
        requirementId,
      })),
    ],
  };
}
