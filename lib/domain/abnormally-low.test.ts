import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abnormallyLow, abnormallyLowAmong } from "./abnormally-low";

const prices = fc.array(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), { maxLength: 6 });

describe("an abnormally low price", () => {
  it.each([
    ["40 % below the mean of the others", [60, 66, 134], [["below_mean"], [], []]],
    ["a little less than 40 % below the mean", [61, 66, 134], [[], [], []]],
    ["30 % below the next", [70, 100, 110], [["below_next"], [], []]],
    ["a little less than 30 % below the next", [71, 100, 110], [[], [], []]],
    ["both", [60, 100, 100], [["below_mean", "below_next"], [], []]],
  ])("is %s", (_, totals, reasons) => {
    expect(abnormallyLow(totals)).toEqual(reasons);
  });

  it("is not one of two equal lowest prices by the distance to the next", () => {
    expect(abnormallyLow([60, 60, 90])).toEqual([[], [], []]);
  });

  it("can be found twice by the mean", () => {
    expect(abnormallyLow([10, 10, 100])).toEqual([["below_mean"], ["below_mean"], []]);
  });

  it("needs another price to be compared with", () => {
    expect(abnormallyLow([])).toEqual([]);
    expect(abnormallyLow([1])).toEqual([[]]);
    expect(abnormallyLow([0, 0])).toEqual([[], []]);
  });

  it("is a price of 0 among others that cost something", () => {
    expect(abnormallyLow([0, 5])).toEqual([["below_mean", "below_next"], []]);
  });

  it("follows the limits it is given", () => {
    expect(abnormallyLow([80, 100], { belowMeanPercent: 20, belowNextPercent: 20 })).toEqual([
      ["below_mean", "below_next"],
      [],
    ]);
  });

  it("is refused as a fault in the program when a total is not whole", () => {
    expect(() => abnormallyLow([1.5, 2])).toThrow(RangeError);
  });

  it("is never the highest price, whatever the order, and the totals stay as they were", () => {
    fc.assert(
      fc.property(prices, (totals) => {
        const before = [...totals];
        const found = abnormallyLow(totals);
        expect(totals).toEqual(before);
        expect([...abnormallyLow([...totals].reverse())].reverse()).toEqual(found);
        const highest = Math.max(...totals);
        return found.every((reasons, index) => totals[index] !== highest || reasons.length === 0);
      }),
    );
  });
});

describe("among the columns of a comparison", () => {
  const column = (candidateId: string, total: number | null) => ({ candidateId, total });

  it("a candidate is not held against its own variants, nor against others' variants", () => {
    expect(abnormallyLowAmong([column("a", 100), column("a~lean", 60), column("b", 110)])).toEqual([
      [],
      ["below_mean", "below_next"],
      [],
    ]);
    expect(abnormallyLowAmong([column("a", 50), column("a~large", 100)])).toEqual([[], []]);
    expect(abnormallyLowAmong([column("a", 100), column("b", 100), column("b~dear", 900)])).toEqual([
      [],
      [],
      [],
    ]);
  });

  it("a column without a total has no reason and is nobody's other", () => {
    expect(abnormallyLowAmong([column("a", 100), column("b", null)])).toEqual([[], []]);
  });

  it("says of main offers alone what is said of their totals", () => {
    fc.assert(
      fc.property(prices, (totals) => {
        const columns = totals.map((total, index) => column(`c${index}`, total));
        const before = structuredClone(columns);
        expect(abnormallyLowAmong(columns)).toEqual(abnormallyLow(totals));
        expect(columns).toEqual(before);
      }),
    );
  });
});
