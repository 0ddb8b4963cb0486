/**
 * Weights: relative numbers of 0 or more, shown as percentages that add to exactly 100.0.
 *
 * Algorithm for showing: largest remainder. Unit of a shown share: tenths of a percent, so 1000 is the whole.
 * Invariant: shown shares are whole tenths and always add up to exactly the whole.
 */

export type WeightsErrorCode =
  | "weights.empty"
  | "weights.all_zero"
  | "weights.negative"
  | "weights.not_a_number"
  | "weights.too_large";

export type WeightsResult<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `index` is the weight at fault, null when it is all of them. */
  | { readonly ok: false; readonly code: WeightsErrorCode; readonly index: number | null };

/** Largest weight: beyond it remainders of products with 1000 would no longer be exact. */
export const MAX_WEIGHT = 1_000_000_000;

/** The sum of weights that can be used, or what is wrong with them. */
function sumOfWeights(weights: ArrayLike<number>): WeightsResult<number> {
  if (weights.length === 0) return { ok: false, code: "weights.empty", index: null };
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) {
    const weight = weights[index] ?? Number.NaN;
    if (Number.isNaN(weight)) return { ok: false, code: "weights.not_a_number", index };
    if (weight < 0) return { ok: false, code: "weights.negative", index };
    if (weight > MAX_WEIGHT) return { ok: false, code: "weights.too_large", index };
    sum += weight;
  }
  // All weights at 0 say that nothing counts. Sharing equally would invent a judgement, so it is refused.
  return sum > 0 ? { ok: true, value: sum } : { ok: false, code: "weights.all_zero", index: null };
}

/**
 * Shares the whole in tenths by weight: each gets its share rounded down, and the tenths left over go one each to the
 * largest remainders, the earlier weight first where remainders are equal.
 *
 * Errors: `weights.empty`, `weights.all_zero`, `weights.negative`, `weights.not_a_number`, `weights.too_large`.
 *
 * @example largestRemainder([1, 1, 1]) // { ok: true, value: [334, 333, 333] }: 33.4 %, 33.3 %, 33.3 %
 */
export function largestRemainder(
  weights: ArrayLike<number>,
  totalTenths = 1000,
): WeightsResult<readonly number[]> {
  const sum = sumOfWeights(weights);
  if (!sum.ok) return sum;
  const shares: number[] = [];
  const remainders: number[] = [];
  let left = totalTenths;
  for (let index = 0; index < weights.length; index += 1) {
    const product = (weights[index] ?? 0) * totalTenths;
    // The remainder operator is exact, division is not; so the share is what division leaves without a remainder.
    const remainder = product % sum.value;
    const share = Math.round((product - remainder) / sum.value);
    shares.push(share);
    remainders.push(remainder);
    left -= share;
  }
  const byRemainder = remainders.map((_, index) => index);
  byRemainder.sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b);
  for (const index of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return { ok: true, value: shares };
}

/**
 * Weights as fractions of their sum, for computing (never for showing: they are not rounded). Same errors as
 * {@link largestRemainder}.
 *
 * @example normalisedShares([30, 10]) // { ok: true, value: Float64Array [0.75, 0.25] }
 */
export function normalisedShares(weights: ArrayLike<number>): WeightsResult<Float64Array> {
  const sum = sumOfWeights(weights);
  if (!sum.ok) return sum;
  const shares = new Float64Array(weights.length);
  for (let index = 0; index < weights.length; index += 1) shares[index] = (weights[index] ?? 0) / sum.value;
  return { ok: true, value: shares };
}
