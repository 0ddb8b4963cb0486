import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Rankable, rankCandidates } from "./candidate-rank";
import { compareRational, rational, subtractRational } from "./rational";
import { TIE_BREAKS } from "./selection";

const candidate = (result: number, price = 0, quality = 0): Rankable => ({
  result: rational(result),
  price,
  quality: rational(quality),
});
const ranks = (...parameters: Parameters<typeof rankCandidates>) =>
  rankCandidates(...parameters).map(({ rank }) => rank);

const small = fc.integer({ min: 0, max: 3 });
const anyRankables = fc.array(
  fc.tuple(small, small, small).map(([result, price, quality]) => candidate(result, price, quality)),
  { maxLength: 6 },
);

describe("the order of candidates", () => {
  it("puts the highest result first, or the lowest evaluated price", () => {
    expect(ranks([candidate(80), candidate(90), candidate(70)], "shared")).toEqual([2, 1, 3]);
    expect(ranks([candidate(80), candidate(90), candidate(70)], "shared", "lowest")).toEqual([2, 3, 1]);
  });

  it("lets equal results share a rank and leaves the next one out", () => {
    expect(rankCandidates([candidate(80), candidate(90), candidate(90)], "shared")).toEqual([
      { rank: 3, shared: false, tieBroken: false },
      { rank: 1, shared: true, tieBroken: false },
      { rank: 1, shared: true, tieBroken: false },
    ]);
  });

  it("breaks a tie by the lowest price or the highest quality when that is declared", () => {
    const tied = [candidate(80, 300, 90), candidate(80, 200, 70)];
    expect(rankCandidates(tied, "lowest_price")).toEqual([
      { rank: 2, shared: false, tieBroken: true },
      { rank: 1, shared: false, tieBroken: true },
    ]);
    expect(ranks(tied, "highest_quality")).toEqual([1, 2]);
    expect(ranks(tied, "shared")).toEqual([1, 1]);
  });

  it("shares the rank when the tie-break ties as well", () => {
    const tied = [candidate(80, 200), candidate(80, 200)];
    expect(rankCandidates(tied, "lowest_price")).toEqual([
      { rank: 1, shared: true, tieBroken: false },
      { rank: 1, shared: true, tieBroken: false },
    ]);
  });

  it("sees a difference too small for an ordinary number, and no difference that is only rounding", () => {
    const base = candidate(80);
    const hair = { ...base, result: subtractRational(base.result, rational(1n, 10n ** 30n)) };
    expect(ranks([hair, base], "shared")).toEqual([2, 1]);
    const thirds = { ...base, result: rational(240, 3) };
    expect(ranks([thirds, base], "shared")).toEqual([1, 1]);
  });

  it("counts for every rank the candidates in front of it, in any order of the list", () => {
    fc.assert(
      fc.property(anyRankables, fc.constantFrom(...TIE_BREAKS), (candidates, tieBreak) => {
        const found = ranks(candidates, tieBreak);
        expect([...ranks([...candidates].reverse(), tieBreak)].reverse()).toEqual(found);
        for (const [index, rank] of found.entries()) {
          expect(found.filter((other) => other < rank).length).toBe(rank - 1);
          const own = candidates[index];
          for (const [otherIndex, other] of candidates.entries()) {
            if (own && compareRational(own.result, other.result) > 0) {
              expect(rank).toBeLessThan(found[otherIndex] ?? 0);
            }
          }
        }
      }),
    );
  });

  it("does not change its input", () => {
    const candidates = Object.freeze([candidate(1), candidate(2)]);
    rankCandidates(candidates, "shared");
    expect(candidates).toEqual([candidate(1), candidate(2)]);
  });
});
