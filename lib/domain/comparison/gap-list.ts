import type { CatalogueLine, PlugSource } from "../offer";
import { basisFrame, rateOf } from "./normalise";
import { countedRates, highestOfOthers, medianOfOthers, othersOf } from "./plugs";
import type { PreparedCandidate, PreparedComparison } from "./prepare";
import { pricedFromList } from "./prepared-offer";
import type { Comparison, GapReason, LowBaseHigh } from "./result";

/** All gaps of all offers on a basis in one list, open ones and plugged ones, with what could fill each. */
export interface GapEntry {
  readonly candidateId: string;
  readonly letter: string;
  readonly line: CatalogueLine;
  readonly reason: GapReason;
  /** The plug that stands here, if any. `amount` null: it has nothing to take its amount from, the gap is open. */
  readonly plug: {
    readonly id: string;
    readonly source: PlugSource;
    readonly amount: LowBaseHigh | null;
    readonly note: string;
    readonly madeOn: string;
    readonly madeBy: string;
  } | null;
  /** What each source would give, per month for a service and once otherwise; null where it has nothing. */
  readonly fills: {
    readonly own_price_list: number | null;
    readonly median_of_others: LowBaseHigh | null;
    readonly highest_of_others: LowBaseHigh | null;
  };
  /** Other candidates whose own offer prices the line. */
  readonly pricedByOthers: number;
}

/**
 * The gaps of a comparison, in the order of candidates and catalogue lines. Candidates without an offer are left out:
 * what they miss is an offer. Amounts are minor units of the selection's currency.
 */
export function gapList(prepared: PreparedComparison, comparison: Comparison): GapEntry[] {
  const frame = basisFrame(prepared, comparison.basis);
  return prepared.candidates.flatMap((candidate, own) => {
    const column = comparison.candidates[own];
    if (column === undefined || candidate.offer === null) return [];
    const others = othersOf(prepared, own, comparison.candidates);
    return prepared.lines.flatMap((line, index): GapEntry[] => {
      const result = column.lines[index];
      if (result?.kind !== "gap" && result?.kind !== "plugged") return [];
      const rates = countedRates(others, index);
      const listPrice = pricedFromList(candidate.offer, line);
      const listRate =
        listPrice === null ? null : rateOf(listPrice, candidate.rate?.millionths ?? null, frame);
      return [
        {
          candidateId: column.candidateId,
          letter: column.letter,
          line: line.line,
          reason: result.kind === "gap" ? result.reason : result.gap,
          plug: plugOf(candidate, index, result.kind === "plugged" ? result.rate : null),
          fills: {
            own_price_list: typeof listRate === "number" ? listRate : null,
            median_of_others: medianOfOthers(rates),
            highest_of_others: highestOfOthers(rates),
          },
          pricedByOthers: rates.length,
        },
      ];
    });
  });
}

function plugOf(candidate: PreparedCandidate, index: number, amount: LowBaseHigh | null): GapEntry["plug"] {
  const plug = candidate.plugs[index]?.plug;
  if (plug === undefined) return null;
  const { id, source, note, madeOn, madeBy } = plug;
  return { id, source, amount, note, madeOn, madeBy };
}
