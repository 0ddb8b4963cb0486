import type { Rankable } from "../candidate-rank";
import { rankCandidates } from "../candidate-rank";
import type { TieBreak } from "../selection";

/**
 * Ranks. Unit: places from 1; equal values share a place and the next place is skipped (1, 1, 3).
 * Invariant: the order of the input never shows in the result.
 */

/**
 * Places of amounts, lowest first; null stays null.
 * `ranksLowestFirst([300, 200, null, 200])` is `[3, 1, null, 1]`.
 */
export function ranksLowestFirst(amounts: readonly (number | null)[]): (number | null)[] {
  return amounts.map((amount) => {
    if (amount === null) return null;
    let place = 1;
    for (const other of amounts) if (other !== null && other < amount) place += 1;
    return place;
  });
}

/** More than sums of a few hundred doubles can err, relative to their size. */
const NEAR = 1e-9;

/**
 * Places by result, then by the declared tie-break. Doubles decide when they are far enough apart to be sure;
 * otherwise `exact` gives the same candidates, in the same order, as fractions.
 */
export function ranksByResult(
  results: readonly number[],
  tieBreak: TieBreak,
  best: "highest" | "lowest",
  exact: () => readonly Rankable[],
): number[] {
  const close = results.some((a, index) =>
    results.some((b, other) => {
      const near = NEAR * Math.max(1, Math.abs(a), Math.abs(b));
      return other < index && Math.abs(a - b) <= near;
    }),
  );
  if (close) return rankCandidates(exact(), tieBreak, best).map(({ rank }) => rank);
  return results.map((result) => {
    let place = 1;
    for (const other of results) if (best === "highest" ? other > result : other < result) place += 1;
    return place;
  });
}
