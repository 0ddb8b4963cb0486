import type { Fraction } from "./fraction";
import { compareFractions, decimal, fraction, NOUGHT, over, plus, times } from "./fraction";
import type { PreparedCandidate, PreparedComparison } from "./prepare";
import { exactPricePoints } from "./price-points";
import type { CandidateResult } from "./result";

/**
 * What two candidates are worth, exactly: for ties and near ties only, where doubles cannot say which is higher.
 * The rules are those of `quality.ts` and of the price formulas, on fractions of whole numbers.
 */
export function exactComparison(
  prepared: PreparedComparison,
  candidates: readonly CandidateResult[],
  groupWeights: readonly number[],
  priceShareTenths: number,
): (kind: "merit" | "quality", a: number, b: number) => number {
  const quality = (index: number): Fraction => {
    const candidate = prepared.candidates[index];
    return candidate === undefined ? NOUGHT : exactQuality(prepared, candidate, groupWeights);
  };
  const model = prepared.dossier.selection.priceModel;
  const prices = candidates.map((each) => (each.rankLevelled === null ? null : each.levelled.total));
  const merit = (index: number): Fraction => {
    const price = prices[index] ?? 0;
    if (model.formula === "priced_quality") {
      const worth = times(quality(index), fraction(model.qualityValueMinor ?? 0, 100));
      return plus(worth, fraction(-price));
    }
    const points = exactPricePoints(model, prices, price);
    return plus(
      times(points, fraction(priceShareTenths, 1_000)),
      times(quality(index), fraction(1_000 - priceShareTenths, 1_000)),
    );
  };
  return (kind, a, b) =>
    kind === "merit" ? compareFractions(merit(a), merit(b)) : compareFractions(quality(a), quality(b));
}

/** Quality, or the middle of its range while provisional. */
function exactQuality(
  prepared: PreparedComparison,
  candidate: PreparedCandidate,
  groupWeights: readonly number[],
): Fraction {
  let sum = NOUGHT;
  let weights = NOUGHT;
  let next = 0;
  prepared.groups.forEach((group, index) => {
    const first = next;
    next += group.criteria.length;
    const weight = decimal(groupWeights[index] ?? 0);
    if (weight.top <= 0n) return;
    weights = plus(weights, weight);
    sum = plus(sum, times(weight, exactGroup(prepared, candidate, first, group.criteria.length)));
  });
  return weights.top === 0n ? fraction(50) : over(sum, weights);
}

function exactGroup(
  prepared: PreparedComparison,
  candidate: PreparedCandidate,
  first: number,
  count: number,
): Fraction {
  let sum = NOUGHT;
  let weights = NOUGHT;
  for (let index = first; index < first + count; index += 1) {
    const weight = decimal(prepared.criteria[index]?.weight ?? 0);
    if (weight.top <= 0n) continue;
    weights = plus(weights, weight);
    sum = times(plus(sum, times(weight, exactCriterion(prepared, candidate, index))), fraction(1));
  }
  return weights.top === 0n ? fraction(50) : over(sum, weights);
}

function exactCriterion(prepared: PreparedComparison, candidate: PreparedCandidate, index: number): Fraction {
  const feed = prepared.criteria[index]?.feed ?? "people";
  if (feed !== "people") {
    const { low, high, parts } = candidate.evidence[feed];
    const whole = Math.max(parts, 1);
    return fraction(Math.round((low + high) * whole), 2 * whole);
  }
  const judgement = candidate.judgements[index] ?? null;
  if (judgement?.agreed != null) return fraction((judgement.agreed - 1) * 25);
  const values = judgement?.values ?? [];
  if (values.length === 0) return fraction(50);
  const sum = values.reduce((total, value) => total + value, 0);
  return fraction((sum - values.length) * 25, values.length);
}
