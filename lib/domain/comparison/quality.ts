import type { ScoreSummary } from "../score-statistics";
import {
  criterionValue,
  emptyScoreSummary,
  needsModeration,
  provisionalRange,
  scoreMean,
  scoreRange,
  scoreStandardDeviation,
  scoreSummary,
} from "../score-statistics";
import { largestRemainder } from "../weights";
import type { Judgement, PreparedCandidate, PreparedComparison } from "./prepare";
import type { CriterionValue, GroupValue, Weights } from "./result";

/**
 * Quality: from scores and evidence to one value, 0–100, as a range while anything is missing.
 *
 * A score s of 1–5 is worth (s − 1) / 4 × 100. A criterion is worth its agreed score, else the mean of the submitted
 * ones, else nothing is known: 0 … 100. While k scores are awaited beside n submitted ones with values that sum to S,
 * it is provisional: from S / (n + k) to (S + 100·k) / (n + k). Two scores of 75 and 100 with one awaited are 58.3 to
 * 91.7. Quality = Σ group share × Σ criterion's share in its group × value.
 * Invariant: a missing value never moves weight to the others; low ≤ high, equal when nothing with weight is missing.
 */

/** A candidate's value on every criterion, aligned with the dossier's criteria group by group. */
export function criterionValues(
  prepared: PreparedComparison,
  candidate: PreparedCandidate,
): CriterionValue[] {
  const values: CriterionValue[] = new Array(prepared.criteria.length);
  const summary = emptyScoreSummary();
  for (let index = 0; index < prepared.criteria.length; index += 1) {
    const criterion = prepared.criteria[index];
    if (criterion === undefined) continue;
    const judgement = candidate.judgements[index] ?? null;
    values[index] =
      criterion.feed === "people"
        ? judgedValue(criterion.id, judgement, summary)
        : evidenceValue(criterion.id, candidate.evidence[criterion.feed]);
  }
  return values;
}

function evidenceValue(
  criterionId: string,
  evidence: { readonly low: number; readonly high: number; readonly known: boolean },
): CriterionValue {
  const value = evidence.low === evidence.high ? evidence.low : null;
  return {
    criterionId,
    value,
    from: evidence.known ? "evidence" : "none",
    mean: null,
    standardDeviation: null,
    range: null,
    count: 0,
    cannotJudge: 0,
    awaited: 0,
    needsModeration: false,
    low: evidence.low,
    high: evidence.high,
  };
}

function judgedValue(
  criterionId: string,
  judgement: Judgement | null,
  summary: ScoreSummary,
): CriterionValue {
  scoreSummary(judgement?.values ?? [], 0, judgement?.values.length ?? 0, summary);
  const agreed = judgement?.agreed ?? null;
  const awaited = agreed === null ? (judgement?.awaitedOf.length ?? 0) : 0;
  const { low, high } = provisionalRange(agreed, summary, awaited);
  const range = scoreRange(summary);
  return {
    criterionId,
    value: awaited === 0 ? criterionValue(agreed, summary) : null,
    from: judgedFrom(agreed, summary.count, judgement),
    mean: scoreMean(summary),
    standardDeviation: scoreStandardDeviation(summary),
    range,
    count: summary.count,
    cannotJudge: judgement?.cannotJudge ?? 0,
    awaited,
    needsModeration: agreed === null && needsModeration(range),
    low,
    high,
  };
}

function judgedFrom(
  agreed: number | null,
  count: number,
  judgement: Judgement | null,
): CriterionValue["from"] {
  if (agreed !== null) return "agreed";
  if (judgement?.blind === true) return "blind";
  return count > 0 ? "mean" : "none";
}

/** Shares of quality in tenths of a percent that add to exactly 1000; all 0 when no group has weight. */
export function groupShares(weights: readonly number[]): readonly number[] {
  const shares = largestRemainder(weights);
  return shares.ok ? shares.value : weights.map(() => 0);
}

/** The value of every group of criteria, with its share of quality. Aligned with the dossier's groups. */
export function groupValues(
  prepared: PreparedComparison,
  values: readonly CriterionValue[],
  shareTenths: readonly number[],
): GroupValue[] {
  let next = 0;
  return prepared.groups.map((group, groupIndex) => {
    let weights = 0;
    let low = 0;
    let high = 0;
    let missing = false;
    let scoredCriteria = 0;
    for (const criterion of group.criteria) {
      const value = values[next];
      next += 1;
      if (value === undefined) continue;
      if (value.value !== null) scoredCriteria += 1;
      else if (criterion.weight > 0) missing = true;
      weights += criterion.weight;
      low += criterion.weight * value.low;
      high += criterion.weight * value.high;
    }
    // A group in which nothing has weight is not known to be worth anything.
    const empty = weights <= 0;
    return {
      groupId: group.id,
      shareTenths: shareTenths[groupIndex] ?? 0,
      low: empty ? 0 : low / weights,
      high: empty ? 100 : high / weights,
      value: empty || missing ? null : low / weights,
      scoredCriteria,
      criteria: group.criteria.length,
    };
  });
}

/** The weight of every group: the slider's where it has one, else the selection's. */
export function groupWeightsOf(prepared: PreparedComparison, weights: Weights | undefined): number[] {
  return prepared.groups.map((group) => weights?.groupWeights[group.id] ?? group.weight);
}

/** Quality over all groups; 0 … 100 and not known when no group has weight. */
export function qualityOf(
  groups: readonly GroupValue[],
  weights: readonly number[],
): { readonly low: number; readonly high: number; readonly value: number | null } {
  let sum = 0;
  let low = 0;
  let high = 0;
  let missing = false;
  for (let index = 0; index < groups.length; index += 1) {
    const group = groups[index];
    const weight = weights[index] ?? 0;
    if (group === undefined || weight <= 0) continue;
    if (group.value === null) missing = true;
    sum += weight;
    low += weight * group.low;
    high += weight * group.high;
  }
  if (sum <= 0) return { low: 0, high: 100, value: null };
  return { low: low / sum, high: high / sum, value: missing ? null : low / sum };
}
