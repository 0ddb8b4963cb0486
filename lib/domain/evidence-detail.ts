import { assuranceScore } from "./assurance";
import type { Candidate } from "./candidate";
import { evidenceFor } from "./comparison/evidence";
import type { CriterionFeed } from "./criterion";
import type { Dossier } from "./dossier";
import { soundnessOn } from "./financial-soundness";
import type { IsoDay } from "./iso-day";
import { isCompletedCall } from "./references";
import { type RequirementAnswer, requirementsCoverage } from "./requirements";

export type EvidenceFeed = Exclude<CriterionFeed, "people">;

/** What a criterion that scores itself is worth for one candidate, and the facts it comes from. */
export interface EvidenceDetail {
  /** 0–100; `low` and `high` differ while something is not known. */
  readonly low: number;
  readonly high: number;
  /** Whether any evidence is entered at all. */
  readonly known: boolean;
  /** Names the sentence that says where the value comes from; filled in from `params`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * The value of every kind of evidence on one candidate, with the facts behind each: the same values that a comparison
 * uses. Nothing entered is a range of 0 … 100, never 0. Codes:
 * `soundness_none`, `soundness` { level, year, missing }; `assurance_none`, `assurance` { type, freshness, qualified };
 * `references_none` { open }, `references` { calls }; `requirements_none`,
 * `requirements` { meets, partly, doesNot, open }.
 *
 * @example a candidate with two completed calls rated 4 and 5
 * evidenceDetails(candidate, dossier, today).references
 * // { low: 87.5, high: 87.5, known: true, code: "references", params: { calls: 2 } }
 */
export function evidenceDetails(
  candidate: Candidate,
  dossier: Pick<Dossier, "requirements" | "requirementAnswers">,
  today: IsoDay,
): Readonly<Record<EvidenceFeed, EvidenceDetail>> {
  const { evidence } = evidenceFor(candidate, dossier, today);
  const detail = (
    feed: EvidenceFeed,
    { code, params }: Pick<EvidenceDetail, "code" | "params">,
  ): EvidenceDetail => {
    const { low, high, known } = evidence[feed];
    return { low, high, known, code, params };
  };
  return {
    financial_soundness: detail("financial_soundness", soundnessFacts(candidate, today)),
    assurance: detail("assurance", assuranceFacts(candidate, today)),
    references: detail("references", referenceFacts(candidate)),
    requirements: detail("requirements", requirementFacts(candidate, dossier)),
  };
}

type Facts = Pick<EvidenceDetail, "code" | "params">;

function soundnessFacts({ financialYears }: Candidate, today: IsoDay): Facts {
  const { level, metrics, missingYears } = soundnessOn(financialYears, today);
  const latest = metrics.at(-1)?.year;
  if (level === null || latest === undefined) return { code: "soundness_none", params: {} };
  return { code: "soundness", params: { level, year: String(latest), missing: missingYears.length } };
}

function assuranceFacts({ assuranceReports }: Candidate, today: IsoDay): Facts {
  const { best } = assuranceScore(assuranceReports, today);
  if (best === null) return { code: "assurance_none", params: {} };
  const { type, freshness, deduction } = best;
  return { code: "assurance", params: { type, freshness, qualified: deduction > 0 ? "yes" : "no" } };
}

function referenceFacts({ references }: Candidate): Facts {
  const calls = references.filter(isCompletedCall).length;
  if (calls === 0) return { code: "references_none", params: { open: references.length } };
  return { code: "references", params: { calls } };
}

function requirementFacts(
  { id }: Candidate,
  { requirements, requirementAnswers }: Pick<Dossier, "requirements" | "requirementAnswers">,
): Facts {
  if (requirements.length === 0) return { code: "requirements_none", params: {} };
  const answers = new Map<string, RequirementAnswer>();
  for (const given of requirementAnswers) {
    if (given.candidateId === id) answers.set(given.requirementId, given.answer);
  }
  const { counts } = requirementsCoverage(requirements, answers);
  const { meets, partly, does_not: doesNot, not_answered: open } = counts;
  return { code: "requirements", params: { meets, partly, doesNot, open } };
}
