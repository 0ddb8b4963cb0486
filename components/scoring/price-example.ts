import {
  fixedBoundsPoints,
  linearFromLowestPoints,
  minMaxPoints,
  type PriceResult,
  proportionalPoints,
} from "@/lib/domain/price-formula";
import type { PriceFormula } from "@/lib/domain/selection";

/** Totals of the little example beside each formula, in minor units. */
const TOTALS = [100_000_000, 125_000_000, 200_000_000];

function resultOf(formula: PriceFormula, slopeHundredths: number): PriceResult {
  switch (formula) {
    case "proportional":
      return proportionalPoints(TOTALS);
    case "linear_from_lowest":
      return linearFromLowestPoints(TOTALS, slopeHundredths);
    case "min_max":
      return minMaxPoints(TOTALS);
    case "fixed_bounds":
      return fixedBoundsPoints(TOTALS, 100_000_000, 200_000_000);
    case "priced_quality":
      return { ok: true, value: [] };
  }
}

/**
 * The points that totals of 1.00, 1.25 and 2.00 million get, by the product's own formulas, so that the example can
 * never say something else than the comparison. Empty for priced quality, which gives no points.
 *
 * @example examplePoints("proportional", 100) // [100, 80, 50]
 */
export function examplePoints(formula: PriceFormula, slopeHundredths: number): readonly number[] {
  const result = resultOf(formula, slopeHundredths);
  return result.ok ? result.value.map(({ number }) => number) : [];
}
