import { compareRational, type Rational } from "./rational";
import type { TieBreak } from "./selection";

/** The order of the candidates that have a result. Ties are decided on exact fractions. */

/** What a candidate is put in order by. */
export interface Rankable {
  /** Points in all, or the evaluated price. */
  readonly result: Rational;
  /** Comparable total in minor units. */
  readonly price: number;
  readonly quality: Rational;
}

export interface CandidateRank {
  /** 1 is best. Equal candidates share a rank and the next rank is left out: 1, 1, 3. */
  readonly rank: number;
  /** Whether another candidate has the same rank. */
  readonly shared: boolean;
  /** Whether another candidate has the same result, and the declared tie-break decided between them. */
  readonly tieBroken: boolean;
}

/**
 * Puts candidates in order by their exact results; equal results follow the declared tie-break, and what is still
 * equal shares a rank. `best` says whether the highest result wins (points) or the lowest (evaluated prices).
 *
 * @example results 80, 90, 80 with tie-break "shared": ranks 2, 1, 2
 */
export function rankCandidates(
  candidates: readonly Rankable[],
  tieBreak: TieBreak,
  best: "highest" | "lowest" = "highest",
): readonly CandidateRank[] {
  const byResult = (a: Rankable, b: Rankable) =>
    best === "highest" ? compareRational(b.result, a.result) : compareRational(a.result, b.result);
  const byTieBreak = (a: Rankable, b: Rankable) => {
    if (tieBreak === "lowest_price") return Math.sign(a.price - b.price);
    return tieBreak === "highest_quality" ? compareRational(b.quality, a.quality) : 0;
  };
  return candidates.map((candidate, index) => {
    let rank = 1;
    let shared = false;
    let tieBroken = false;
    for (const [otherIndex, other] of candidates.entries()) {
      if (otherIndex === index) continue;
      const result = byResult(other, candidate);
      const decided = result === 0 ? byTieBreak(other, candidate) : result;
      if (decided < 0) rank += 1;
      if (decided === 0) shared = true;
      if (result === 0 && decided !== 0) tieBroken = true;
    }
    return { rank, shared, tieBroken };
  });
}
