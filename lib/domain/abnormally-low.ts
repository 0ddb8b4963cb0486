/** Prices so low that a careful buyer asks what was left out. A warning, never a knock-out. */

/** In percent. */
export interface AbnormallyLowLimits {
  readonly belowMeanPercent: number;
  readonly belowNextPercent: number;
}

export const DEFAULT_ABNORMALLY_LOW_LIMITS: AbnormallyLowLimits = {
  belowMeanPercent: 40,
  belowNextPercent: 30,
};

export const ABNORMALLY_LOW_REASONS = ["below_mean", "below_next"] as const;
export type AbnormallyLowReason = (typeof ABNORMALLY_LOW_REASONS)[number];

/**
 * For each total, why it is abnormally low; an empty list when it is not (rule: abnormally low price).
 *
 * `below_mean`: at least 40 % below the mean of the others. `below_next`: the lowest is at least 30 % below the next;
 * a lowest price two candidates share has no distance to the next. Totals are whole minor units, 0 or more, of the
 * candidates that can be compared; a single one cannot be abnormal. Compared exactly, in whole numbers.
 *
 * @example abnormallyLow([60, 100, 100]) // [["below_mean", "below_next"], [], []]
 * @example abnormallyLow([70, 100, 140]) // [["below_mean", "below_next"], [], []]: 41.7 % and 30 % below
 */
export function abnormallyLow(
  totals: readonly number[],
  limits: AbnormallyLowLimits = DEFAULT_ABNORMALLY_LOW_LIMITS,
): readonly (readonly AbnormallyLowReason[])[] {
  const prices = totals.map((total) => BigInt(total));
  const sum = prices.reduce((before, price) => before + price, 0n);
  const others = BigInt(prices.length - 1);
  const [lowest, next] = prices.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const keptOfMean = BigInt(100 - limits.belowMeanPercent);
  const keptOfNext = BigInt(100 - limits.belowNextPercent);
  return prices.map((price) => {
    const reasons: AbnormallyLowReason[] = [];
    const sumOfOthers = sum - price;
    if (sumOfOthers > 0n && price * 100n * others <= sumOfOthers * keptOfMean) reasons.push("below_mean");
    if (price === lowest && next !== undefined && next > 0n && price * 100n <= next * keptOfNext) {
      reasons.push("below_next");
    }
    return reasons;
  });
}
