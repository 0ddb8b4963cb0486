import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { variantTarget } from "../offer-target";
import { byPlace, countWithoutPlace } from "./places";

const column = (candidateId: string, rank: number | null) => ({ candidateId, rank });
const LEAN = variantTarget("can_a", "off_lean");

describe("candidates without a place", () => {
  it("are counted without their variants", () => {
    expect(countWithoutPlace([column("can_a", null), column(LEAN, null), column("can_b", null)])).toBe(2);
  });

  it("are none of those that have a variant with a place", () => {
    expect(countWithoutPlace([column("can_a", null), column(LEAN, 1), column("can_b", null)])).toBe(1);
    expect(countWithoutPlace([column("can_a", 2), column(LEAN, null), column("can_b", 1)])).toBe(0);
    expect(countWithoutPlace([])).toBe(0);
  });

  it("come last, each with its variants, in whatever order the others have", () => {
    const columns = [column("can_a", null), column(LEAN, null), column("can_b", 2), column("can_c", 1)];
    const before = JSON.stringify(columns);
    expect(byPlace(columns).map(({ candidateId }) => candidateId)).toEqual(["can_c", "can_b", "can_a", LEAN]);
    expect(JSON.stringify(columns)).toBe(before);
  });

  it("are never more than there are candidates, and no column is lost by ordering", () => {
    const any = fc.array(
      fc.record({
        candidateId: fc.constantFrom("can_a", "can_b", LEAN),
        rank: fc.option(fc.integer({ min: 1, max: 9 })),
      }),
    );
    fc.assert(
      fc.property(any, (columns) => {
        expect(countWithoutPlace(columns)).toBeLessThanOrEqual(2);
        expect(byPlace(columns)).toHaveLength(columns.length);
      }),
    );
  });
});
