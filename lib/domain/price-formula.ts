import {
  addRational,
  multiplyRational,
  RATIONAL_ZERO,
  type Rational,
  rational,
  rationalFromDecimal,
  rationalToNumber,
  subtractRational,
} from "./rational";
import type { PriceModel } from "./selection";

/**
 * How a price becomes points.
 *
 * Unit: totals are whole minor units of one currency, one for each candidate still in the race; a candidate that is
 * knocked out or not comparable is removed before, so that it sets neither the lowest nor the highest price.
 * Whole totals are scored, never single lines. Invariant: every result keeps its exact fraction, and order and ties
 * are decided on that; the ordinary number beside it is for showing.
 */

/** Why a formula gives no points. */
export type PriceFormulaRefusal =
  /** The lowest price is 0, and nothing can be divided by it. */
  | "price.zero_lowest"
  | "price.negative_total"
  | "price.slope_not_positive"
  | "price.bounds_missing"
  | "price.bounds_order"
  /** Priced quality without a declared value for quality. */
  | "price.no_quality_value";

/** A number to show with the exact fraction it stands for. */
export interface ExactNumber {
  readonly exact: Rational;
  readonly number: number;
}

export type PriceResult =
  /** In the order of the totals. */
  | { readonly ok: true; readonly value: readonly ExactNumber[] }
  | { readonly ok: false; readonly code: PriceFormulaRefusal };

/** W, the points of the best price, when price is scored on the same 0–100 as quality. */
export const FULL_PRICE_POINTS = 100;

function exactNumber(exact: Rational): ExactNumber {
  return { exact, number: rationalToNumber(exact) };
}

/** W × numerator / denominator, kept between 0 and W. */
function sharePoints(weight: number, numerator: bigint, denominator: bigint): ExactNumber {
  if (numerator <= 0n) return exactNumber(RATIONAL_ZERO);
  const full = rationalFromDecimal(weight);
  return exactNumber(
    numerator >= denominator ? full : multiplyRational(full, rational(numerator, denominator)),
  );
}

function refuse(code: PriceFormulaRefusal): PriceResult {
  return { ok: false, code };
}

/**
 * The totals as exact whole numbers with the lowest and highest, or null when one is below 0.
 * @throws RangeError when a total is not whole: the caller sums minor units, so that is a fault in the program.
 */
function readTotals(totals: readonly number[]) {
  const prices = totals.map((total) => BigInt(total));
  let lowest = prices[0] ?? 0n;
  let highest = lowest;
  for (const price of prices) {
    if (price < lowest) lowest = price;
    if (price > highest) highest = price;
  }
  return lowest < 0n ? null : { prices, lowest, highest };
}

/**
 * Proportional: W × Pmin / P. A new bidder can change the order of the others.
 * Refuses `price.zero_lowest`, `price.negative_total`.
 *
 * @example proportionalPoints([15_000, 10_000, 30_000]) // 66.7, 100, 33.3
 */
export function proportionalPoints(totals: readonly number[], weight = FULL_PRICE_POINTS): PriceResult {
  const read = readTotals(totals);
  if (read === null) return refuse("price.negative_total");
  const { prices, lowest } = read;
  if (prices.length > 0 && lowest === 0n) return refuse("price.zero_lowest");
  return { ok: true, value: prices.map((price) => sharePoints(weight, lowest, price)) };
}

/**
 * Linear from the lowest: W × (1 − (P − Pmin) / (k × Pmin)), never below 0. With k = 1 a price twice the lowest gets
 * nothing. A new bidder can change the order of the others. `slopeHundredths` is k in hundredths.
 * Refuses `price.slope_not_positive`, `price.zero_lowest`, `price.negative_total`.
 *
 * @example linearFromLowestPoints([10_000, 12_500, 30_000]) // 100, 75, 0
 */
export function linearFromLowestPoints(
  totals: readonly number[],
  slopeHundredths = 100,
  weight = FULL_PRICE_POINTS,
): PriceResult {
  if (slopeHundredths <= 0) return refuse("price.slope_not_positive");
  const read = readTotals(totals);
  if (read === null) return refuse("price.negative_total");
  const { prices, lowest } = read;
  if (prices.length > 0 && lowest === 0n) return refuse("price.zero_lowest");
  const reach = BigInt(slopeHundredths) * lowest;
  return {
    ok: true,
    value: prices.map((price) => sharePoints(weight, reach - 100n * (price - lowest), reach)),
  };
}

/**
 * Min–max: W × (Pmax − P) / (Pmax − Pmin); all get W when all prices are the same. The lowest always gets everything
 * and the highest nothing, however close they are, and a new bidder easily changes the order of the others.
 * Refuses `price.negative_total`.
 *
 * @example minMaxPoints([10_000, 15_000, 30_000]) // 100, 75, 0
 */
export function minMaxPoints(totals: readonly number[], weight = FULL_PRICE_POINTS): PriceResult {
  const read = readTotals(totals);
  if (read === null) return refuse("price.negative_total");
  const { prices, lowest, highest } = read;
  const spread = highest - lowest;
  return {
    ok: true,
    value: prices.map((price) =>
      spread === 0n ? sharePoints(weight, 1n, 1n) : sharePoints(weight, highest - price, spread),
    ),
  };
}

/**
 * Fixed bounds: W × (Phigh − P) / (Phigh − Plow), kept between 0 and W. The bounds, in minor units, are declared
 * before prices are opened, so no bidder can change another's points.
 * Refuses `price.bounds_missing`, `price.bounds_order`, `price.negative_total`.
 *
 * @example fixedBoundsPoints([9_000, 15_000, 30_000], 10_000, 20_000) // 100, 50, 0
 */
export function fixedBoundsPoints(
  totals: readonly number[],
  low: number | null,
  high: number | null,
  weight = FULL_PRICE_POINTS,
): PriceResult {
  if (low === null || high === null) return refuse("price.bounds_missing");
  if (low < 0 || high <= low) return refuse("price.bounds_order");
  const read = readTotals(totals);
  if (read === null) return refuse("price.negative_total");
  const top = BigInt(high);
  const spread = top - BigInt(low);
  return { ok: true, value: read.prices.map((price) => sharePoints(weight, top - price, spread)) };
}

/** One quality that is worth money: how much of it a candidate offers, and what all of it is worth to the buyer. */
export interface PricedQuality {
  /** 0 to 1. */
  readonly share: Rational;
  /** Minor units, declared before prices are opened. */
  readonly declaredValue: number;
}

/**
 * Priced quality: the evaluated price P − Σ (quality share × declared value), in minor units; it may be below 0. The
 * lowest wins, and no bidder can change another's. `qualities` has one list for each total.
 * Refuses `price.no_quality_value` when a declared value is below 0 or a candidate's list is missing, and
 * `price.negative_total`.
 *
 * @example a price of 1 000 000, three quarters of a quality worth 200 000: evaluated price 850 000
 */
export function evaluatedPrices(
  totals: readonly number[],
  qualities: readonly (readonly PricedQuality[])[],
): PriceResult {
  const read = readTotals(totals);
  if (read === null) return refuse("price.negative_total");
  const value: ExactNumber[] = [];
  for (const [index, price] of read.prices.entries()) {
    const offered = qualities[index];
    if (offered === undefined || offered.some(({ declaredValue }) => declaredValue < 0)) {
      return refuse("price.no_quality_value");
    }
    let exact = rational(price);
    for (const { share, declaredValue } of offered) {
      exact = subtractRational(exact, multiplyRational(share, rational(declaredValue)));
    }
    value.push(exactNumber(exact));
  }
  return { ok: true, value };
}

/**
 * Applies the price model a selection declared. Gives points on 0–W with four of the formulas and evaluated prices
 * (lowest wins) with `priced_quality`, where each candidate's quality of 0–100 buys that part of the declared value.
 *
 * @example applyPriceModel({ formula: "min_max", … }, [10_000, 15_000], qualities) // 100, 0
 */
export function applyPriceModel(
  model: PriceModel,
  totals: readonly number[],
  qualities: readonly Rational[],
  weight = FULL_PRICE_POINTS,
): PriceResult {
  switch (model.formula) {
    case "proportional":
      return proportionalPoints(totals, weight);
    case "linear_from_lowest":
      return linearFromLowestPoints(totals, model.slopeHundredths, weight);
    case "min_max":
      return minMaxPoints(totals, weight);
    case "fixed_bounds":
      return fixedBoundsPoints(totals, model.lowBoundMinor, model.highBoundMinor, weight);
    case "priced_quality": {
      const declaredValue = model.qualityValueMinor;
      if (declaredValue === null) return refuse("price.no_quality_value");
      const hundredth = rational(1, 100);
      return evaluatedPrices(
        totals,
        qualities.map((quality) => [{ share: multiplyRational(quality, hundredth), declaredValue }]),
      );
    }
  }
}

/**
 * Quality and price together: both on 0–100, price's share in tenths of a percent.
 *
 * @example combinedPoints(rational(80), rational(1000, 13), 500) // 78.46
 */
export function combinedPoints(quality: Rational, pricePoints: Rational, priceShareTenths: number): Rational {
  const share = multiplyRational(rationalFromDecimal(priceShareTenths), rational(1, 1000));
  return addRational(
    multiplyRational(quality, subtractRational(rational(1), share)),
    multiplyRational(pricePoints, share),
  );
}
