import type { Offer } from "../offer";
import { type FinancedCost, type FinanceTerms, financedCost } from "./financing";
import type { PaymentSchedule } from "./line-amount";
import type { CandidateResult, CostSplit } from "./result";

/** How an offer's establishment is paid; null when at the start. */
export function financeTermsOf(offer: Offer | null): FinanceTerms | null {
  const months = offer?.financedMonths ?? null;
  return months === null ? null : { months, basisPoints: offer?.financeBasisPoints ?? 0 };
}

type Costs = Pick<
  CandidateResult,
  "quoted" | "counted" | "levelled" | "levelledLow" | "levelledHigh" | "pluggedTotal"
>;

/**
 * The sums of one column with its establishment paid as the offer says: each measure's establishment becomes what its
 * instalments cost over the horizon, plugs included, since they stand in for the same supplier's work.
 * Invariant: quoted.total = counted.total + setAsideTotal. Does not change its input.
 */
export function financedCosts(
  offer: Offer | null,
  schedule: PaymentSchedule,
  costs: Costs,
): Costs & Pick<CandidateResult, "setAsideTotal" | "financing"> {
  const terms = financeTermsOf(offer);
  if (terms === null)
    return { ...costs, setAsideTotal: costs.quoted.total - costs.counted.total, financing: null };
  const paid = (cost: CostSplit): CostSplit => {
    const { cost: establishment } = financedCost(cost.establishment, terms, schedule);
    return { ...cost, establishment, total: establishment + cost.operation };
  };
  const quoted = paid(costs.quoted);
  const counted = paid(costs.counted);
  const levelled = paid(costs.levelled);
  return {
    quoted,
    counted,
    levelled,
    levelledLow: paid(costs.levelledLow),
    levelledHigh: paid(costs.levelledHigh),
    pluggedTotal: costs.pluggedTotal,
    setAsideTotal: quoted.total - counted.total,
    financing: {
      ...terms,
      quoted: quoted.establishment - costs.quoted.establishment,
      counted: counted.establishment - costs.counted.establishment,
      levelled: levelled.establishment - costs.levelled.establishment,
    },
  };
}

/** The instalments behind one measure of a column; null when it is paid at the start. */
export function financingOf(
  offer: Offer | null,
  schedule: PaymentSchedule,
  column: CandidateResult,
  measure: "quoted" | "counted" | "levelled",
): FinancedCost | null {
  const terms = financeTermsOf(offer);
  if (terms === null || column.financing === null) return null;
  const amount = column[measure].establishment - column.financing[measure];
  return financedCost(amount, terms, schedule);
}
