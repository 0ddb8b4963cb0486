import { assuranceScore } from "../assurance";
import { soundnessOn } from "../financial-soundness";
import { isCompletedCall, referencesScore } from "../references";
import type { ExplainContext } from "./explain-context";
import { candidateIn, certain, explanation, ranged } from "./explain-context";
import type { Explanation, ExplanationTarget, ExplanationTerm } from "./explanation";
import { term } from "./explanation";
import type { PreparedCandidate } from "./prepare";
import type { CriterionValue } from "./result";

/** How quality came about: scores and evidence, criteria, groups, the whole. */

const COMPUTED = { source: { kind: "computed", text: "" } } as const;

export function explainCriterion(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "criterion" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  const index = context.prepared.criteria.findIndex((each) => each.id === target.criterionId);
  const criterion = context.prepared.criteria[index];
  const value = found?.result.criteria[index];
  if (found === null || criterion === undefined || value === undefined) return null;
  const params = { criterion: criterion.name, letter: found.result.letter };
  const result = ranged(value.value, "value", value.low, value.high);
  if (criterion.feed !== "people") {
    const inner = explainEvidence(context, found.candidate, {
      of: criterion.feed,
      candidateId: target.candidateId,
    });
    return explanation(
      context,
      target,
      "criterion_evidence",
      { ...params, feed: criterion.feed },
      inner.terms,
      result,
    );
  }
  const judgement = found.candidate.judgements[index] ?? null;
  const people = new Map(context.prepared.dossier.participants.map((each) => [each.id, each]));
  const scores = (judgement?.scores ?? []).map((score) => {
    const { name = "", scorerNumber } = people.get(score.participantId) ?? {};
    return term("score", score.value, "score", {
      params: { name, ...(scorerNumber === undefined ? {} : { number: scorerNumber }) },
      source: { kind: "participant", text: name },
      date: score.submittedAt,
    });
  });
  const terms: ExplanationTerm[] = [...scores];
  if (value.cannotJudge > 0) terms.push(term("cannot_judge", value.cannotJudge, "count", COMPUTED));
  if (value.mean !== null) terms.push(term("mean", value.mean, "score", COMPUTED));
  if (judgement !== null && judgement.agreed !== null) {
    terms.push(
      term("agreed_score", judgement.agreed, "score", {
        source: { kind: "panel", text: judgement.agreedReason },
      }),
    );
  }
  if (value.awaited > 0) {
    for (const participantId of judgement?.awaitedOf ?? []) {
      terms.push(
        term("awaited_score", null, "score", { params: { name: people.get(participantId)?.name ?? "" } }),
      );
    }
  }
  return explanation(context, target, judgedFormula(value), params, terms, result);
}

function judgedFormula({ from, awaited }: CriterionValue): Explanation["formula"] {
  switch (from) {
    case "agreed":
      return "criterion_agreed";
    case "blind":
      return "criterion_blind";
    case "mean":
      return awaited > 0 ? "criterion_provisional" : "criterion_mean";
    default:
      return awaited > 0 ? "criterion_awaited" : "criterion_none";
  }
}

export function explainGroup(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "group" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  const groupIndex = context.prepared.groups.findIndex((each) => each.id === target.groupId);
  const group = context.prepared.groups[groupIndex];
  const value = found?.result.groups[groupIndex];
  if (found === null || group === undefined || value === undefined) return null;
  const first = context.prepared.groups
    .slice(0, groupIndex)
    .reduce((count, each) => count + each.criteria.length, 0);
  const terms = group.criteria.map((criterion, offset) => {
    const own = found.result.criteria[first + offset];
    return term("criterion", own?.value ?? null, "value", {
      params: { criterion: criterion.name, weight: criterion.weight, ...boundsOf(own) },
      target: { of: "criterion", candidateId: target.candidateId, criterionId: criterion.id },
    });
  });
  return explanation(
    context,
    target,
    "group_weighted",
    { group: group.name, letter: found.result.letter },
    terms,
    ranged(value.value, "value", value.low, value.high),
  );
}

/** Bounds of a value that is not known but is no longer anything at all; nothing else needs them. */
function boundsOf(
  own: { readonly value: number | null; readonly low: number; readonly high: number } | undefined,
): { readonly low?: number; readonly high?: number } {
  if (own === undefined || own.value !== null || (own.low === 0 && own.high === 100)) return {};
  return { low: own.low, high: own.high };
}

export function explainQuality(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "quality" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  if (found === null) return null;
  const terms = context.prepared.groups.map((group, index) => {
    const own = found.result.groups[index];
    return term("group", own?.value ?? null, "value", {
      params: { group: group.name, shareTenths: own?.shareTenths ?? 0, ...boundsOf(own) },
      target: { of: "group", candidateId: target.candidateId, groupId: group.id },
    });
  });
  const { low, high, value } = found.result.quality;
  return explanation(
    context,
    target,
    "quality_weighted",
    { letter: found.result.letter },
    terms,
    ranged(value, "value", low, high),
  );
}

type EvidenceTarget = Extract<
  ExplanationTarget,
  { of: "financial_soundness" | "assurance" | "references" | "requirements" }
>;

/** Evidence that scores itself, from what is entered about the candidate. */
export function explainEvidence(
  context: ExplainContext,
  { candidate, evidence }: PreparedCandidate,
  target: EvidenceTarget,
): Explanation {
  const params = { letter: candidate.letter ?? "" };
  const make = (
    formula: Explanation["formula"],
    terms: readonly ExplanationTerm[],
    result: Explanation["result"],
  ) => explanation(context, target, formula, params, terms, result);
  switch (target.of) {
    case "financial_soundness": {
      const soundness = soundnessOn(candidate.financialYears, context.prepared.today);
      if (soundness.level === null) return make("financial_none", [], certain(null, "value"));
      const latest = candidate.financialYears.reduce<(typeof candidate.financialYears)[number] | null>(
        (newest, year) => (newest === null || year.year > newest.year ? year : newest),
        null,
      );
      const source = {
        source: { kind: "accounts", text: latest?.sourceNote ?? "" },
        date: latest?.sourceDate ?? null,
      } as const;
      return make(
        "financial_soundness",
        [
          ...soundness.flags.map((flag) =>
            term("soundness_flag", flag.code, "code", {
              ...source,
              params: { ...flag.params, level: flag.level },
            }),
          ),
          term("soundness_level", soundness.level, "code", COMPUTED),
        ],
        certain(soundness.score, "value"),
      );
    }
    case "assurance": {
      const { score, best } = assuranceScore(candidate.assuranceReports, context.prepared.today);
      const report = candidate.assuranceReports.find((each) => each.id === best?.reportId);
      if (best === null || report === undefined) return make("assurance_none", [], certain(score, "value"));
      const source = {
        source: { kind: "assurance_report", text: report.source },
        date: report.sourceDate ?? report.periodEnd ?? report.date,
      } as const;
      const points = term("report_points", best.points, "points", {
        ...source,
        params: { type: best.type, freshness: best.freshness, auditor: report.auditor },
      });
      const deduction =
        best.deduction === 0 ? [] : [term("qualified_deduction", -best.deduction, "points", source)];
      return make("assurance_best_report", [points, ...deduction], certain(score, "value"));
    }
    case "references": {
      const score = referencesScore(candidate.references);
      const terms = candidate.references.filter(isCompletedCall).map((reference) =>
        term("reference_rating", reference.rating, "score", {
          source: { kind: "reference", text: reference.calledBy },
          date: reference.calledOn,
          params: { customer: reference.customer },
        }),
      );
      return make(score === null ? "references_none" : "references_mean", terms, certain(score, "value"));
    }
    case "requirements": {
      const { requirements, requirementAnswers } = context.prepared.dossier;
      if (requirements.length === 0) return make("requirements_none", [], certain(null, "value"));
      const terms = requirements.map((requirement) => {
        const given = requirementAnswers.find(
          (each) => each.candidateId === candidate.id && each.requirementId === requirement.id,
        );
        return term("requirement", given?.answer ?? "not_answered", "code", {
          source: { kind: "requirement", text: given?.note ?? "" },
          params: { requirement: requirement.name, level: requirement.level },
        });
      });
      const { low, high } = evidence.requirements;
      return make("requirements_coverage", terms, ranged(low === high ? low : null, "value", low, high));
    }
  }
}
