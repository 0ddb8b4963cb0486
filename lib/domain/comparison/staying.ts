import type { Basis } from "../basis";
import { multiplyDivide } from "../money";
import type { OwnCost, OwnCostKind } from "../own-cost";
import type { PaymentSchedule } from "./line-amount";
import { discounted, paymentSchedule } from "./line-amount";
import type { CandidateResult } from "./result";

/**
 * Staying as we are: what the buyer's own way costs over the same horizon, to hold offers against. It is no candidate:
 * it has no quality, no rank and no part in price points.
 *
 * Unit: minor units of the selection's currency. Own costs are what they are today: they rise with no index and follow
 * no volume. They are not invoices, so a year's cost is rounded once a year and not once a month.
 * Invariant: total = running + hidden.
 */
export interface StayingCost {
  readonly running: number;
  readonly hidden: number;
  readonly total: number;
  /** Own work of following up a partner: on top of every offer, no part of `total`. */
  readonly followUp: number;
  /** Something of staying is entered. When nothing is, `total` is unknown, not 0. */
  readonly known: boolean;
  /** Something of following up is entered. When nothing is, `followUp` is unknown, not 0. */
  readonly followUpKnown: boolean;
  readonly items: readonly { readonly cost: OwnCost; readonly total: number }[];
}

/**
 * What today's way costs on a basis.
 * `stayingCost([70 000 a month, running], basis of 48 months).total` is `336_000_000`: 3 360 000.00.
 */
export function stayingCost(costs: readonly OwnCost[], basis: Basis): StayingCost {
  const schedule = scheduleTo(basis.horizonMonths, basis);
  const items = costs.map((cost) => ({ cost, total: ownCostTotal(cost, schedule) }));
  const sum = (kind: OwnCostKind) =>
    items.reduce((total, each) => (each.cost.kind === kind ? total + each.total : total), 0);
  const running = sum("running");
  const hidden = sum("hidden");
  return {
    running,
    hidden,
    total: running + hidden,
    followUp: sum("follow_up"),
    known: costs.some(({ kind }) => kind !== "follow_up"),
    followUpKnown: costs.some(({ kind }) => kind === "follow_up"),
    items,
  };
}

/** One own cost over the horizon; once = at the start. */
function ownCostTotal(cost: OwnCost, schedule: PaymentSchedule): number {
  if (cost.period === "once") return cost.amount;
  return yearsOf(cost, schedule).reduce((sum, inYear) => sum + inYear, 0);
}

/**
 * What an own cost that comes again takes in each year of the horizon, discounted as running fees are; a cost that
 * comes once takes nothing in any year. 240 000 a year over 18 months: `[24_000_000, 12_000_000]`.
 */
export function ownCostYears(cost: OwnCost, basis: Basis): number[] {
  return yearsOf(cost, scheduleTo(basis.horizonMonths, basis));
}

function yearsOf({ amount, period }: OwnCost, schedule: PaymentSchedule): number[] {
  return Array.from({ length: Math.ceil(schedule.horizonMonths / 12) }, (_, year) => {
    if (period === "once") return 0;
    const months = Math.min(12, schedule.horizonMonths - 12 * year);
    const inYear = period === "month" ? amount * months : multiplyDivide(amount, months, 12);
    return discounted(inYear, year, schedule);
  });
}

/** What staying has cost by the end of each month, from month 0; ends at {@link StayingCost.total}. */
export function stayingCurve(costs: readonly OwnCost[], basis: Basis): number[] {
  return ownCurve(
    costs.filter(({ kind }) => kind !== "follow_up"),
    basis,
  );
}

/** What following up a partner has cost by the end of each month, from month 0; ends at {@link StayingCost.followUp}. */
export function followUpCurve(costs: readonly OwnCost[], basis: Basis): number[] {
  return ownCurve(
    costs.filter(({ kind }) => kind === "follow_up"),
    basis,
  );
}

function ownCurve(costs: readonly OwnCost[], basis: Basis): number[] {
  return Array.from({ length: basis.horizonMonths + 1 }, (_, month) => {
    const schedule = scheduleTo(month, basis);
    return costs.reduce((sum, cost) => sum + ownCostTotal(cost, schedule), 0);
  });
}

function scheduleTo(horizonMonths: number, { discountBasisPoints }: Basis): PaymentSchedule {
  return paymentSchedule({ horizonMonths, discountBasisPoints, indexBasisPoints: 0, indexAfterMonths: 12 });
}

/** A candidate held against staying. */
export interface AgainstStaying {
  /** Comparable total with the buyer's own follow-up on top. */
  readonly withFollowUp: number;
  /** Staying less that: more than 0 = the candidate costs less. Null when staying is not known. */
  readonly saved: number | null;
}

/** Null for a candidate that is not comparable: a total with work left out would flatter it. */
export function againstStaying(
  column: Pick<CandidateResult, "comparable" | "levelled">,
  staying: StayingCost,
): AgainstStaying | null {
  if (!column.comparable) return null;
  const withFollowUp = column.levelled.total + staying.followUp;
  return { withFollowUp, saved: staying.known ? staying.total - withFollowUp : null };
}
