import type { PriceModel } from "../selection";
import type { Fraction } from "./fraction";
import { fraction, NOUGHT, times } from "./fraction";
import type { PriceRefusal } from "./result";

/** Interim: price to points until the shared rule lands. */
export function pricePointsOf(
  model: PriceModel,
  prices: readonly (number | null)[],
): { readonly points: readonly (number | null)[]; readonly refusal: PriceRefusal | null } {
  const known = prices.filter((price) => price !== null);
  const none = prices.map(() => null);
  if (known.length === 0) return { points: none, refusal: null };
  const lowest = Math.min(...known);
  const highest = Math.max(...known);
  const points = (rule: (price: number) => number) => ({
    points: prices.map((price) => (price === null ? null : Math.min(100, Math.max(0, rule(price))))),
    refusal: null,
  });
  switch (model.formula) {
    case "proportional":
      if (lowest <= 0) return { points: none, refusal: "price.zero_lowest" };
      return points((price) => (100 * lowest) / price);
    case "linear_from_lowest":
      if (lowest <= 0) return { points: none, refusal: "price.zero_lowest" };
      return points((price) => 100 * (1 - (price - lowest) / ((model.slopeHundredths / 100) * lowest)));
    case "min_max":
      return points((price) => (highest === lowest ? 100 : (100 * (highest - price)) / (highest - lowest)));
    case "fixed_bounds": {
      const { lowBoundMinor: low, highBoundMinor: high } = model;
      if (low === null || high === null) return { points: none, refusal: "price.bounds_missing" };
      if (high <= low) return { points: none, refusal: "price.bounds_order" };
      return points((price) => (100 * (high - price)) / (high - low));
    }
    case "priced_quality":
      return { points: none, refusal: model.qualityValueMinor === null ? "price.no_quality_value" : null };
  }
}

/** Interim: the same points, exactly. */
export function exactPricePoints(
  model: PriceModel,
  prices: readonly (number | null)[],
  price: number,
): Fraction {
  const known = prices.filter((each) => each !== null);
  const lowest = Math.min(...known);
  const highest = Math.max(...known);
  const share = (top: number, bottom: number): Fraction =>
    top <= 0 ? NOUGHT : top >= bottom ? fraction(100) : times(fraction(100), fraction(top, bottom));
  switch (model.formula) {
    case "proportional":
      return share(lowest, price);
    case "linear_from_lowest":
      return share(model.slopeHundredths * lowest - 100 * (price - lowest), model.slopeHundredths * lowest);
    case "min_max":
      return highest === lowest ? fraction(100) : share(highest - price, highest - lowest);
    case "fixed_bounds":
      return share(
        (model.highBoundMinor ?? 0) - price,
        (model.highBoundMinor ?? 0) - (model.lowBoundMinor ?? 0),
      );
    case "priced_quality":
      return NOUGHT;
  }
}
