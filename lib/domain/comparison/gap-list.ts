import type { CatalogueLine, LeftGap, PlugSource } from "../offer";
import { ownerOf } from "../offer-target";
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
  /** Somebody decided to leave it open; null when nobody did, or it is filled. */
  readonly left: LeftGap | null;
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
          left: result.kind === "gap" ? (result.left ?? null) : null,
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

/** A gap as it is settled: once for all of a candidate's offers that have it. */
export interface GapPlace extends GapEntry {
  /** Which of the candidate's columns have it, the main offer first; `candidateId` and `letter` are the first one's. */
  readonly columns: readonly Pick<GapEntry, "candidateId" | "letter">[];
}

/**
 * Gaps by the place they are settled in. What is decided about a gap is the candidate's and holds for its variants, so a
 * gap that several of its columns have is one place; one that only a variant has goes by the variant's name. Columns in
 * which the same stand-in finds an amount and finds none stay apart. Does not change its input.
 *
 * @example gapPlaces(gaps).map(({ columns }) => columns.map(({ letter }) => letter)) // [["A", "A2"], ["A2"], ["B"]]
 */
export function gapPlaces(gaps: readonly GapEntry[]): GapPlace[] {
  const places = new Map<string, GapPlace>();
  for (const gap of gaps) {
    const isFilled = gap.plug !== null && gap.plug.amount !== null;
    const key = `${ownerOf(gap.candidateId)} ${gap.line.id} ${isFilled}`;
    const before = places.get(key);
    const column = { candidateId: gap.candidateId, letter: gap.letter };
    places.set(key, { ...(before ?? gap), columns: [...(before?.columns ?? []), column] });
  }
  return [...places.values()];
}
