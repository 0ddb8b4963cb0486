import { multiplyDivide } from "../money";
import type { Plug } from "../offer";
import { isOthersOffer } from "../offer-target";
import { MAX_LINE_AMOUNT } from "./line-amount";
import type { BasisFrame, OfferStanding } from "./normalise";
import { rateOf, totalOf } from "./normalise";
import type { PreparedCandidate, PreparedComparison, PreparedPlug } from "./prepare";
import type { PreparedLine } from "./prepared-offer";
import type { LineResult, LowBaseHigh } from "./result";

/**
 * Plugs: the buyer's visible stand-ins for gaps.
 *
 * Unit: minor units of the selection's currency; per month for a service, once otherwise.
 * Invariant: a plug reads only what the others' own offers count on the same line, never another plug; so plugs can be
 * applied in any order, and none changes another candidate's figures.
 */

/** What fills the gaps of one candidate, and the lines as they stand after. Open gaps stay gaps. */
export interface PluggedLines {
  readonly lines: readonly LineResult[];
  readonly openGaps: number;
  /** Of the open ones, those left open on purpose. */
  readonly leftGaps: number;
  readonly plugs: number;
}

/** Of values that stand in the order of candidates those of the other vendors' main offers; see {@link isOthersOffer}. */
export function othersOf<Value>(
  { candidates }: Pick<PreparedComparison, "candidates">,
  own: number,
  values: readonly Value[],
): Value[] {
  const ownId = candidates[own]?.candidate.id ?? "";
  return values.filter((_, index) => isOthersOffer(ownId, candidates[index]?.candidate.id ?? ""));
}

/** Puts a candidate's plugs in its gaps. `others` are the other compared offers on the same basis. */
export function plugGaps(
  catalogue: readonly PreparedLine[],
  candidate: PreparedCandidate,
  standing: OfferStanding,
  others: readonly OfferStanding[],
  frame: BasisFrame,
): PluggedLines {
  if (standing.gaps === 0) return { lines: standing.lines, openGaps: 0, leftGaps: 0, plugs: 0 };
  let openGaps = 0;
  let leftGaps = 0;
  let plugs = 0;
  const lines = standing.lines.map((result, index) => {
    if (result.kind !== "gap") return result;
    const plug = candidate.plugs[index];
    const line = catalogue[index];
    const filled = plug && line ? plugged(plug, line, index, candidate, standing, others, frame) : null;
    if (filled !== null) {
      plugs += 1;
      return { ...filled, gap: result.reason };
    }
    openGaps += 1;
    const left = candidate.left.get(index);
    if (left === undefined) return plug ? { ...result, plugFailed: true } : result;
    leftGaps += 1;
    return { ...result, plugFailed: plug != null, left };
  });
  return { lines, openGaps, leftGaps, plugs };
}

type Filled = Omit<Extract<LineResult, { kind: "plugged" }>, "gap">;

function plugged(
  prepared: PreparedPlug,
  line: PreparedLine,
  index: number,
  candidate: PreparedCandidate,
  standing: OfferStanding,
  others: readonly OfferStanding[],
  frame: BasisFrame,
): Filled | null {
  const { plug } = prepared;
  const rate = plugRate(prepared, index, candidate, others, frame);
  if (rate === null) return null;
  const low = totalOf(line, rate.low, standing.schedule);
  const base = totalOf(line, rate.base, standing.schedule);
  const high = totalOf(line, rate.high, standing.schedule);
  if (low === null || base === null || high === null) return null;
  return { kind: "plugged", plugId: plug.id, source: plug.source, rate, total: { low, base, high } };
}

function plugRate(
  { plug, listPrice }: PreparedPlug,
  index: number,
  candidate: PreparedCandidate,
  others: readonly OfferStanding[],
  frame: BasisFrame,
): LowBaseHigh | null {
  switch (plug.source) {
    case "own_price_list": {
      const rate = listPrice === null ? null : rateOf(listPrice, candidate.rate?.millionths ?? null, frame);
      return typeof rate === "number" ? { low: rate, base: rate, high: rate } : null;
    }
    case "median_of_others":
      return medianOfOthers(countedRates(others, index));
    case "highest_of_others":
      return highestOfOthers(countedRates(others, index));
    case "estimate":
      return estimateOf(plug);
  }
}

/** What the others' own offers count on a line: per month for a service, once otherwise. Ascending. */
export function countedRates(
  others: readonly { readonly lines: readonly LineResult[] }[],
  index: number,
): number[] {
  const rates: number[] = [];
  for (const other of others) {
    const line = other.lines[index];
    if (line?.kind === "counted") rates.push(line.rate);
  }
  return rates.sort((a, b) => a - b);
}

/**
 * The middle of ascending amounts, between the lowest and the highest; of an even number the mean of the two middle
 * ones, rounded half away from zero. Null without any.
 * `medianOfOthers([300, 350, 400, 451])` is `{ low: 300, base: 375, high: 451 }`.
 */
export function medianOfOthers(ascending: readonly number[]): LowBaseHigh | null {
  const low = ascending[0];
  const high = ascending[ascending.length - 1];
  const upper = ascending[Math.floor(ascending.length / 2)];
  const lower = ascending[Math.ceil(ascending.length / 2) - 1];
  if (low === undefined || high === undefined || upper === undefined || lower === undefined) return null;
  return { low, base: multiplyDivide(lower + upper, 1, 2), high };
}

/** The highest of ascending amounts, three times. Null without any. */
export function highestOfOthers(ascending: readonly number[]): LowBaseHigh | null {
  const high = ascending[ascending.length - 1];
  return high === undefined ? null : { low: high, base: high, high };
}

/** The buyer's own figures; a bound that is not given is the base, and low ≤ base ≤ high always holds. */
function estimateOf(plug: Plug): LowBaseHigh | null {
  if (plug.base === null || plug.base > MAX_LINE_AMOUNT) return null;
  return {
    low: Math.min(plug.low ?? plug.base, plug.base),
    base: plug.base,
    high: Math.max(plug.high ?? plug.base, plug.base),
  };
}
