import { discounted, type PaymentSchedule } from "./line-amount";

/**
 * Establishment that is paid in instalments instead of at the start.
 *
 * Algorithm: annuity with monthly interest of a twelfth of the yearly rate; everything that is paid in all is rounded
 * once, then shared out in equal whole instalments, and the last instalment takes the rest. Exact whole numbers.
 * Unit: minor units. Invariants: the instalments add up to exactly what is paid in all; without interest that is the
 * amount itself; a larger amount never costs less.
 *
 * When the instalments go on beyond the horizon, what is then still owed of the amount is counted as paid at its end:
 * leaving a partner settles the debt, and a comparison that stopped there would make long financing look like a gift.
 */

export interface FinanceTerms {
  /** 1–84. */
  readonly months: number;
  /** Yearly interest, 0–5 000 basis points. */
  readonly basisPoints: number;
}

export interface FinancedCost {
  /** What is financed. */
  readonly amount: number;
  /** All instalments together, whatever the horizon. */
  readonly paidInAll: number;
  readonly instalment: number;
  readonly lastInstalment: number;
  /** Instalments that fall within the horizon. */
  readonly paidMonths: number;
  /** Still owed when the horizon ends, and counted there; 0 when all is paid by then. */
  readonly owedAtEnd: number;
  /** What it costs over the horizon, each year discounted as one sum, as running fees are. */
  readonly cost: number;
}

/** A year's interest in the units of a monthly one: 1 % a year is 100 / 120 000 a month. */
const MONTHLY = 120_000n;

/**
 * What an amount costs when it is paid in equal monthly instalments from the first month on.
 *
 * @example 1 250 000.00 over 36 months without interest, horizon 48 months:
 * // 35 instalments of 34 722.22 and a last one of 34 722.30; together 1 250 000.00, nothing owed at the end
 * @throws RangeError when months or rate are outside their limits, or the amount is negative or not whole
 */
export function financedCost(amount: number, terms: FinanceTerms, schedule: PaymentSchedule): FinancedCost {
  const { months, basisPoints } = terms;
  if (!isWhole(months, 1, 84) || !isWhole(basisPoints, 0, 5_000)) throw new RangeError("financing terms");
  if (!isWhole(amount, 0, Number.MAX_SAFE_INTEGER)) throw new RangeError("financed amount");
  const paidInAll = annuityTotal(amount, months, basisPoints);
  const instalment = Math.floor(paidInAll / months);
  const lastInstalment = paidInAll - instalment * (months - 1);
  const { horizonMonths } = schedule;
  const paidMonths = Math.min(months, horizonMonths);
  const owedAtEnd =
    months <= horizonMonths
      ? 0
      : basisPoints === 0
        ? amount - instalment * horizonMonths
        : balanceAfter(amount, months, basisPoints, horizonMonths);
  let cost = discounted(owedAtEnd, Math.floor(horizonMonths / 12), schedule);
  for (let from = 0; from < paidMonths; from += 12) {
    const count = Math.min(12, paidMonths - from);
    const rest = from + count === months ? lastInstalment - instalment : 0;
    cost += discounted(instalment * count + rest, from / 12, schedule);
  }
  return { amount, paidInAll, instalment, lastInstalment, paidMonths, owedAtEnd, cost };
}

/** What has been paid by the end of each month of the horizon, discounted like {@link financedCost}; from month 0. */
export function financedCurve(financed: FinancedCost, months: number, schedule: PaymentSchedule): number[] {
  const curve: number[] = new Array(schedule.horizonMonths + 1).fill(0);
  let before = 0;
  let inYear = 0;
  for (let month = 1; month < curve.length; month += 1) {
    if (month > 1 && (month - 1) % 12 === 0) {
      before += discounted(inYear, (month - 1) / 12 - 1, schedule);
      inYear = 0;
    }
    if (month <= months) inYear += month === months ? financed.lastInstalment : financed.instalment;
    curve[month] = before + discounted(inYear, Math.floor((month - 1) / 12), schedule);
  }
  curve[schedule.horizonMonths] = financed.cost;
  return curve;
}

/** months × amount × i × (1 + i)^months / ((1 + i)^months − 1), rounded half up once. */
function annuityTotal(amount: number, months: number, basisPoints: number): number {
  if (basisPoints === 0 || amount === 0) return amount;
  const grown = (MONTHLY + BigInt(basisPoints)) ** BigInt(months);
  const flat = MONTHLY ** BigInt(months);
  return rounded(BigInt(months) * BigInt(amount) * BigInt(basisPoints) * grown, MONTHLY * (grown - flat));
}

/** Of the amount still owed after so many instalments, rounded half up. */
function balanceAfter(amount: number, months: number, basisPoints: number, paid: number): number {
  const growth = MONTHLY + BigInt(basisPoints);
  const grown = growth ** BigInt(months);
  const flat = MONTHLY ** BigInt(months);
  const paidGrown = growth ** BigInt(paid) * MONTHLY ** BigInt(months - paid);
  return rounded(BigInt(amount) * (grown - paidGrown), grown - flat);
}

function rounded(dividend: bigint, divisor: bigint): number {
  return Number((dividend * 2n + divisor) / (divisor * 2n));
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
