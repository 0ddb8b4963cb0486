import type { Rankable } from "../candidate-rank";
import { applyPriceModel, combinedPoints } from "../price-formula";
import type { Rational } from "../rational";
import { rational, weightedMean } from "../rational";
import { scoreValue } from "../score-statistics";
import type { PreparedCandidate, PreparedComparison } from "./prepare";

/**
 * What candidates are worth, exactly: for ties and near ties only, where doubles cannot say which is higher.
 * The rules are those of `quality.ts` and of the price formulas, on fractions of whole numbers.
 */

/** The middle of 0 … 100: what nothing is known about counts as while ranking is provisional. */
const MIDDLE = rational(50);

/** The exact result, price and quality of the candidates that have a price, in their order. */
export function exactRankables(
  prepared: PreparedComparison,
  priced: readonly { readonly index: number; readonly price: number }[],
  groupWeights: readonly number[],
  priceShareTenths: number,
): readonly Rankable[] {
  const model = prepared.dossier.selection.priceModel;
  const qualities = priced.map(({ index }) => {
    const candidate = prepared.candidates[index];
    return candidate === undefined ? MIDDLE : exactQuality(prepared, candidate, groupWeights);
  });
  const results = applyPriceModel(
    model,
    priced.map(({ price }) => price),
    qualities,
  );
  if (!results.ok) return [];
  return priced.map(({ price }, at) => {
    const quality = qualities[at] ?? MIDDLE;
    const exact = results.value[at]?.exact ?? MIDDLE;
    const result =
      model.formula === "priced_quality" ? exact : combinedPoints(quality, exact, priceShareTenths);
    return { result, price, quality };
  });
}

/** Quality, or the middle of its range while provisional. */
function exactQuality(
  prepared: PreparedComparison,
  candidate: PreparedCandidate,
  groupWeights: readonly number[],
): Rational {
  let next = 0;
  const groups = prepared.groups.map((group) => {
    const first = next;
    next += group.criteria.length;
    const values = group.criteria.map((_, offset) => exactCriterion(prepared, candidate, first + offset));
    return meanOrMiddle(
      group.criteria.map((criterion) => criterion.weight),
      values,
    );
  });
  return meanOrMiddle(groupWeights, groups);
}

function meanOrMiddle(weights: readonly number[], values: readonly Rational[]): Rational {
  return weights.some((weight) => weight > 0) ? weightedMean(weights, values) : MIDDLE;
}

function exactCriterion(prepared: PreparedComparison, candidate: PreparedCandidate, index: number): Rational {
  const feed = prepared.criteria[index]?.feed ?? "people";
  if (feed !== "people") {
    const { low, high, parts } = candidate.evidence[feed];
    return rational(Math.round((low + high) * parts), 2 * parts);
  }
  const judgement = candidate.judgements[index] ?? null;
  if (judgement === null) return MIDDLE;
  if (judgement.agreed !== null) return rational(scoreValue(judgement.agreed));
  const count = judgement.values.length;
  if (count === 0) return MIDDLE;
  const sum = judgement.values.reduce((total, value) => total + value, 0);
  const awaited = judgement.awaitedOf.length;
  return rational((sum - count) * 25 + 50 * awaited, count + awaited);
}
