import { isOthersOffer } from "./offer-target";

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
  return prices.map((price, own) =>
    reasonsOf(
      price,
      prices.filter((_, index) => index !== own),
      limits,
    ),
  );
}

/**
 * The same for the columns of a comparison, where a vendor's variants stand beside its main offer: each column is held
 * against the other vendors' main offers only, so that a vendor never makes itself look cheap or dear. Null totals
 * (not comparable, knocked out) get no reason and are nobody's other.
 *
 * @example A at 100 with a variant at 50, B at 110: nothing for A, both reasons for the variant, nothing for B
 */
export function abnormallyLowAmong(
  columns: readonly { readonly candidateId: string; readonly total: number | null }[],
  limits: AbnormallyLowLimits = DEFAULT_ABNORMALLY_LOW_LIMITS,
): readonly (readonly AbnormallyLowReason[])[] {
  return columns.map((own) => {
    if (own.total === null) return [];
    const others = columns.flatMap(({ candidateId, total }) =>
      total !== null && isOthersOffer(own.candidateId, candidateId) ? [BigInt(total)] : [],
    );
    return reasonsOf(BigInt(own.total), others, limits);
  });
}

function reasonsOf(
  price: bigint,
  others: readonly bigint[],
  limits: AbnormallyLowLimits,
): readonly AbnormallyLowReason[] {
  const [first, ...rest] = others;
  if (first === undefined) return [];
  const sum = rest.reduce((before, other) => before + other, first);
  const next = rest.reduce((lowest, other) => (other < lowest ? other : lowest), first);
  const reasons: AbnormallyLowReason[] = [];
  if (sum > 0n && price * 100n * BigInt(others.length) <= sum * BigInt(100 - limits.belowMeanPercent))
    reasons.push("below_mean");
  if (next > 0n && price * 100n <= next * BigInt(100 - limits.belowNextPercent)) reasons.push("below_next");
  return reasons;
}
