import { multiplyDivide } from "../money";
import type { Period, Tier } from "../offer";

/**
 * What one price costs: quantity, tiers, minimum, period, currency, yearly rise, discount.
 *
 * Unit: minor units, whole at every step that an invoice would round: the month (or the one-off amount), its
 * conversion, each yearly rise, and each discounted year. Rounding is half away from zero.
 * Invariant: no amount beyond {@link MAX_LINE_AMOUNT}; larger ones are null, so that 1 000 lines still sum exactly.
 */

/** 90 billion in minor units: a thousand of them are still exact in a double. */
export const MAX_LINE_AMOUNT = 9_000_000_000_000;

/**
 * The quantity billed, in hundred-thousandths of a unit (thousandths × percent), exact.
 * A minimum is a number on paper and does not follow the volume.
 * `billedQuantity(120_000, 50, 100_000)` is `10_000_000`: 100 units, because 60 is below the minimum.
 */
export function billedQuantity(
  quantityMilli: number,
  volumePercent: number,
  minimumMilli: number | null,
): number {
  return Math.max(quantityMilli * volumePercent, (minimumMilli ?? 0) * 100);
}

/**
 * The unit price at a billed quantity: the highest tier reached prices the whole quantity.
 * `tierPrice(500, [{ fromMilli: 100_000, unitPrice: 400 }], 10_000_000)` is `400`.
 */
export function tierPrice(unitPrice: number, tiers: readonly Tier[], billed: number): number {
  let price = unitPrice;
  let reached = -1;
  for (const tier of tiers) {
    if (tier.fromMilli * 100 <= billed && tier.fromMilli > reached) {
      reached = tier.fromMilli;
      price = tier.unitPrice;
    }
  }
  return price;
}

/**
 * Unit price × billed quantity: per month for a month's or a year's price, once for a one-off price.
 * A year's price is divided by 12 last, so nothing is lost on the way.
 * `quotedAmount(15_000, 12_000_000, "month")` is `1_800_000`: 120 units at 150.00 make 18 000.00 a month.
 * Null when the amount is larger than {@link MAX_LINE_AMOUNT}.
 */
export function quotedAmount(unitPrice: number, billed: number, period: Period): number | null {
  return withinLimit(multiplyDivide(unitPrice, billed, period === "year" ? 1_200_000 : 100_000));
}

/**
 * An amount in the selection's currency. `convertAmount(1_000, 7_460_000)` is `7_460`: 10 EUR at 7.46.
 * Null when the amount is larger than {@link MAX_LINE_AMOUNT}.
 */
export function convertAmount(amount: number, rateMillionths: number): number | null {
  return withinLimit(multiplyDivide(amount, rateMillionths, 1_000_000));
}

/** Consecutive months of one discount year at one price level. */
interface Segment {
  /** Full years elapsed since the start; decides the discount. */
  readonly year: number;
  readonly months: number;
  /** Yearly rises applied so far. */
  readonly rises: number;
}

/** When one offer's payments fall, and what they are divided by. */
export interface PaymentSchedule {
  readonly horizonMonths: number;
  readonly indexBasisPoints: number;
  readonly indexAfterMonths: number;
  readonly discountBasisPoints: number;
  readonly segments: readonly Segment[];
  /** (1 + d)^−year, nearest double; the exact quotient decides where it could round the other way. */
  readonly factors: readonly number[];
}

/**
 * The payment schedule of an offer over a horizon. The price of month m (from 0) has risen once at
 * `indexAfterMonths` and once more every 12 months after; months 12y … 12y + 11 are discounted by y years.
 */
export function paymentSchedule(terms: {
  readonly horizonMonths: number;
  readonly indexBasisPoints: number;
  readonly indexAfterMonths: number;
  readonly discountBasisPoints: number;
}): PaymentSchedule {
  const segments: Segment[] = [];
  let start = 0;
  for (let month = 1; month <= terms.horizonMonths; month += 1) {
    const ends =
      month === terms.horizonMonths ||
      month % 12 === 0 ||
      risesAt(month, terms) !== risesAt(month - 1, terms);
    if (!ends) continue;
    segments.push({ year: Math.floor(start / 12), months: month - start, rises: risesAt(start, terms) });
    start = month;
  }
  const factors: number[] = [];
  for (let year = 0; year <= Math.floor(terms.horizonMonths / 12); year += 1) {
    factors.push((10_000 / (10_000 + terms.discountBasisPoints)) ** year);
  }
  return { ...terms, segments, factors };
}

/** Yearly rises that month `month` (from 0) has had. With `indexAfterMonths` 12: month 11 none, month 12 one. */
export function risesAt(
  month: number,
  terms: { readonly indexBasisPoints: number; readonly indexAfterMonths: number },
): number {
  if (terms.indexBasisPoints === 0 || month < terms.indexAfterMonths) return 0;
  return Math.floor((month - terms.indexAfterMonths) / 12) + 1;
}

/** A monthly amount after one yearly rise, rounded as the next invoice would. `raised(10_005, 200)` is `10_205`. */
export function raised(monthly: number, indexBasisPoints: number): number {
  return multiplyDivide(monthly, 10_000 + indexBasisPoints, 10_000);
}

/**
 * What a monthly amount costs over the horizon, raised and discounted; null beyond {@link MAX_LINE_AMOUNT}.
 * `recurringTotal(6_000_000, schedule of 48 months)` is `288_000_000`: 60 000.00 a month make 2 880 000.00.
 */
export function recurringTotal(monthly: number, schedule: PaymentSchedule): number | null {
  if (schedule.indexBasisPoints === 0 && schedule.discountBasisPoints === 0) {
    return withinLimit(monthly * schedule.horizonMonths);
  }
  let amount = monthly;
  let rises = 0;
  let year = 0;
  let inYear = 0;
  let total = 0;
  for (const segment of schedule.segments) {
    while (rises < segment.rises) {
      amount = raised(amount, schedule.indexBasisPoints);
      if (Math.abs(amount) > MAX_LINE_AMOUNT) return null;
      rises += 1;
    }
    if (segment.year !== year) {
      total += discounted(inYear, year, schedule);
      inYear = 0;
      year = segment.year;
    }
    inYear += amount * segment.months;
  }
  return withinLimit(total + discounted(inYear, year, schedule));
}

/** The same total year by year (years from the start, the last may be short), each raised and discounted. */
export function recurringYears(monthly: number, schedule: PaymentSchedule): readonly number[] {
  const years: number[] = [];
  let amount = monthly;
  let rises = 0;
  for (const segment of schedule.segments) {
    for (; rises < segment.rises; rises += 1) amount = raised(amount, schedule.indexBasisPoints);
    years[segment.year] = (years[segment.year] ?? 0) + amount * segment.months;
  }
  return years.map((inYear, year) => discounted(inYear, year, schedule));
}

/** A payment at the end of the horizon, discounted by the full years elapsed. */
export function endTotal(amount: number, schedule: PaymentSchedule): number {
  return discounted(amount, Math.floor(schedule.horizonMonths / 12), schedule);
}

/**
 * An amount paid in year `year` (from 0) in today's money: amount / (1 + d)^year, rounded to the minor unit.
 * Exact: the nearest double decides unless the quotient lies so close to a half that it could be wrong;
 * then whole-number arithmetic does. `discounted(10_500, 1, schedule at 5 %)` is `10_000`.
 */
export function discounted(amount: number, year: number, schedule: PaymentSchedule): number {
  if (year === 0 || schedule.discountBasisPoints === 0) return amount;
  const size = Math.abs(amount);
  const quotient = size * (schedule.factors[year] ?? 1);
  const nearest = Math.round(quotient);
  // A power of at most 7 rounded factors and one product err by fewer than 16 half-units in the last place.
  const sure = Math.abs(quotient - nearest) < 0.5 - (quotient * 4e-15 + 1e-9);
  const rounded = sure ? nearest : exactQuotient(size, year, schedule.discountBasisPoints);
  return amount < 0 ? 0 - rounded : rounded;
}

function exactQuotient(size: number, year: number, discountBasisPoints: number): number {
  const divisor = BigInt(10_000 + discountBasisPoints) ** BigInt(year);
  const dividend = BigInt(size) * 10_000n ** BigInt(year);
  return Number((dividend * 2n + divisor) / (divisor * 2n));
}

function withinLimit(amount: number): number | null {
  return Math.abs(amount) <= MAX_LINE_AMOUNT ? amount : null;
}
