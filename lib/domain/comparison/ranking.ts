import type { PriceModel } from "../selection";

/**
 * Ranks. Unit: places from 1; equal values share a place and the next place is skipped (1, 1, 3).
 * Invariant: the order of the input never shows in the result.
 */

/**
 * Places of amounts, lowest first; null stays null.
 * `ranksLowestFirst([300, 200, null, 200])` is `[3, 1, null, 1]`.
 */
export function ranksLowestFirst(amounts: readonly (number | null)[]): (number | null)[] {
  return ranksBy(amounts, (a, b) => a - b);
}

/** Places by a comparison that is negative when the first comes before the second; null stays null. */
export function ranksBy<T>(
  values: readonly (T | null)[],
  compareValues: (a: T, b: T) => number,
): (number | null)[] {
  return values.map((value) => {
    if (value === null) return null;
    let place = 1;
    for (const other of values) if (other !== null && compareValues(other, value) < 0) place += 1;
    return place;
  });
}

/** What a candidate is ranked on. `merit` is higher-is-better: the total, or minus the evaluated price. */
export interface Standing {
  readonly index: number;
  readonly merit: number;
  readonly price: number;
  readonly quality: number;
}

/** Largest error of a merit summed in doubles, relative to its size; nearer than this is decided exactly. */
const NEAR = 1e-9;

/**
 * Places of candidates by merit, then by the declared tie-break. Merits nearer than doubles can tell apart are
 * compared by `exactly`, which returns the sign of the first's true merit minus the second's.
 */
export function ranksByMerit(
  standings: readonly (Standing | null)[],
  tieBreak: PriceModel["tieBreak"],
  exactly: (kind: "merit" | "quality", a: number, b: number) => number,
): (number | null)[] {
  return ranksBy(standings, (a, b) => {
    const merit = order("merit", a.merit, b.merit, a, b, exactly);
    if (merit !== 0) return merit;
    switch (tieBreak) {
      case "shared":
        return 0;
      case "lowest_price":
        return a.price - b.price;
      case "highest_quality":
        return order("quality", a.quality, b.quality, a, b, exactly);
    }
  });
}

/** Negative when `a` comes first, which is when its value is higher. */
function order(
  kind: "merit" | "quality",
  left: number,
  right: number,
  a: Standing,
  b: Standing,
  exactly: (kind: "merit" | "quality", a: number, b: number) => number,
): number {
  if (a.index === b.index) return 0;
  const near = NEAR * Math.max(1, Math.abs(left), Math.abs(right));
  if (Math.abs(left - right) > near) return right - left;
  return -exactly(kind, a.index, b.index);
}
