import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyPriceModel,
  combinedPoints,
  type ExactNumber,
  evaluatedPrices,
  fixedBoundsPoints,
  linearFromLowestPoints,
  minMaxPoints,
  type PriceResult,
  proportionalPoints,
} from "./price-formula";
import { compareRational, type Rational, rational, rationalToNumber } from "./rational";
import { PRICE_FORMULAS, type PriceModel } from "./selection";

function read(result: PriceResult): readonly ExactNumber[] {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
const numbers = (result: PriceResult) => read(result).map(({ number }) => number);
const exacts = (result: PriceResult) => read(result).map(({ exact }) => exact);
const rounded = (result: PriceResult, decimals = 1) =>
  numbers(result).map((number) => Number(number.toFixed(decimals)));

const price = fc.integer({ min: 1, max: 100_000_000_000_000 });
const prices = fc.array(price, { minLength: 1, maxLength: 6 });
const quality = fc.integer({ min: 0, max: 1000 }).map((tenths) => rational(tenths, 10));

const MODEL: PriceModel = {
  formula: "proportional",
  priceShareTenths: 200,
  slopeHundredths: 100,
  lowBoundMinor: 10_000,
  highBoundMinor: 20_000,
  qualityValueMinor: 5_000,
  tieBreak: "shared",
};
const pointFormulas: readonly (readonly [string, (totals: readonly number[]) => PriceResult])[] = [
  ["proportional", proportionalPoints],
  ["linear from lowest", linearFromLowestPoints],
  ["min–max", minMaxPoints],
  ["fixed bounds", (totals) => fixedBoundsPoints(totals, 1_000, 90_000_000_000_000)],
];

describe("the proportional formula", () => {
  it("gives 15 000, 10 000 and 30 000 the points 66.7, 100 and 33.3", () => {
    const result = proportionalPoints([15_000, 10_000, 30_000]);
    expect(rounded(result)).toEqual([66.7, 100, 33.3]);
    expect(exacts(result)).toEqual([rational(200, 3), rational(100), rational(100, 3)]);
  });

  it("with fixed weights 60, 40, 30 and 70 for price holds 146 against 144", () => {
    const [dearer, cheaper] = numbers(proportionalPoints([10_000, 8_000], 70));
    expect(40 + 30 + 20 + (dearer ?? 0)).toBe(146);
    expect(32 + 20 + 22 + (cheaper ?? 0)).toBe(144);
  });

  it("can turn the order of two when a third joins", () => {
    const total = (qualityOf: number, points: Rational | undefined) =>
      Number(rationalToNumber(combinedPoints(rational(qualityOf), points ?? rational(0), 500)).toFixed(2));
    const [a, b] = exacts(proportionalPoints([130, 100]));
    expect([total(80, a), total(60, b)]).toEqual([78.46, 80]);
    const [a2, b2, c2] = exacts(proportionalPoints([130, 100, 60]));
    expect([total(80, a2), total(60, b2), total(10, c2)]).toEqual([63.08, 60, 55]);
  });

  it("is refused when the lowest price is 0, since nothing can be divided by it", () => {
    expect(proportionalPoints([0, 10_000])).toEqual({ ok: false, code: "price.zero_lowest" });
  });
});

describe("the linear formula from the lowest", () => {
  it("takes points off by the distance to the lowest, down to 0", () => {
    expect(numbers(linearFromLowestPoints([10_000, 12_500, 20_000, 30_000]))).toEqual([100, 75, 0, 0]);
  });

  it("is flatter with a larger k", () => {
    expect(numbers(linearFromLowestPoints([10_000, 12_500], 200))).toEqual([100, 87.5]);
    expect(numbers(linearFromLowestPoints([10_000, 12_500], 50))).toEqual([100, 50]);
  });

  it("is refused when the lowest price is 0 or k is not above 0", () => {
    expect(linearFromLowestPoints([0, 1])).toEqual({ ok: false, code: "price.zero_lowest" });
    expect(linearFromLowestPoints([1, 2], 0)).toEqual({ ok: false, code: "price.slope_not_positive" });
  });
});

describe("the min–max formula", () => {
  it("spreads the points from the lowest to the highest", () => {
    expect(numbers(minMaxPoints([10_000, 15_000, 30_000]))).toEqual([100, 75, 0]);
  });

  it("gives all of them everything when all prices are the same", () => {
    expect(numbers(minMaxPoints([7, 7, 7]))).toEqual([100, 100, 100]);
    expect(numbers(minMaxPoints([0]))).toEqual([100]);
  });
});

describe("the formula with fixed bounds", () => {
  it("keeps points between the bounds declared beforehand", () => {
    expect(numbers(fixedBoundsPoints([9_000, 10_000, 15_000, 20_000, 30_000], 10_000, 20_000))).toEqual([
      100, 100, 50, 0, 0,
    ]);
  });

  it("is refused without bounds or with bounds in the wrong order", () => {
    expect(fixedBoundsPoints([1], null, 5)).toEqual({ ok: false, code: "price.bounds_missing" });
    expect(fixedBoundsPoints([1], 5, null)).toEqual({ ok: false, code: "price.bounds_missing" });
    expect(fixedBoundsPoints([1], 5, 5)).toEqual({ ok: false, code: "price.bounds_order" });
    expect(fixedBoundsPoints([1], -5, 5)).toEqual({ ok: false, code: "price.bounds_order" });
  });

  it("may have a low bound of 0", () => {
    expect(numbers(fixedBoundsPoints([0, 5_000], 0, 10_000))).toEqual([100, 50]);
  });

  it("gives a candidate the same points whoever else bids", () => {
    fc.assert(
      fc.property(price, prices, (own, others) => {
        const alone = exacts(fixedBoundsPoints([own], 1_000, 50_000_000_000_000));
        const among = exacts(fixedBoundsPoints([own, ...others], 1_000, 50_000_000_000_000));
        expect(among[0]).toEqual(alone[0]);
      }),
    );
  });
});

describe("priced quality", () => {
  it("takes what the quality is worth off the price", () => {
    const half = [{ share: rational(1, 2), declaredValue: 200_000 }];
    const more = [
      { share: rational(3, 4), declaredValue: 200_000 },
      { share: rational(1), declaredValue: 50_000 },
    ];
    expect(numbers(evaluatedPrices([1_000_000, 1_080_000, 90_000], [half, more, []]))).toEqual([
      900_000, 880_000, 90_000,
    ]);
  });

  it("may declare a quality worth nothing", () => {
    expect(numbers(evaluatedPrices([10], [[{ share: rational(1), declaredValue: 0 }]]))).toEqual([10]);
  });

  it("may evaluate a price below 0", () => {
    expect(numbers(evaluatedPrices([10], [[{ share: rational(1), declaredValue: 25 }]]))).toEqual([-15]);
  });

  it("is refused without a declared value", () => {
    const refusal = { ok: false, code: "price.no_quality_value" };
    expect(evaluatedPrices([10], [])).toEqual(refusal);
    expect(evaluatedPrices([10], [[{ share: rational(1), declaredValue: -1 }]])).toEqual(refusal);
    const undeclared: PriceModel = { ...MODEL, formula: "priced_quality", qualityValueMinor: null };
    expect(applyPriceModel(undeclared, [10], [rational(50)])).toEqual(refusal);
  });

  it("keeps the order of two whoever else bids", () => {
    const model: PriceModel = { ...MODEL, formula: "priced_quality" };
    const bid = fc.tuple(price, quality);
    fc.assert(
      fc.property(bid, bid, fc.array(bid, { maxLength: 4 }), (a, b, others) => {
        const all = [a, b, ...others];
        const order = (bids: typeof all) => {
          const [first, second] = exacts(
            applyPriceModel(
              model,
              bids.map(([total]) => total),
              bids.map(([, q]) => q),
            ),
          );
          return first && second && compareRational(first, second);
        };
        expect(order(all)).toBe(order([a, b]));
      }),
    );
  });
});

describe.each(pointFormulas)("with the formula %s", (_, formula) => {
  it("points stay within 0 and W, and a lower price never gets fewer", () => {
    fc.assert(
      fc.property(prices, (totals) => {
        const points = exacts(formula(totals));
        const [none, full] = [rational(0), rational(100)];
        return totals.every((total, i) =>
          totals.every((other, j) => {
            const [mine, theirs] = [points[i] ?? none, points[j] ?? none];
            if (compareRational(mine, none) < 0 || compareRational(mine, full) > 0) return false;
            const order = compareRational(mine, theirs);
            return total === other ? order === 0 : total < other ? order >= 0 : order <= 0;
          }),
        );
      }),
    );
  });

  it("the order of the candidates changes nothing", () => {
    fc.assert(
      fc.property(prices, (totals) => {
        expect([...exacts(formula([...totals].reverse()))].reverse()).toEqual(exacts(formula(totals)));
      }),
    );
  });

  it("no candidates give no points, a negative total is refused and half a minor unit is a fault", () => {
    expect(formula([])).toEqual({ ok: true, value: [] });
    expect(formula([10, -1])).toEqual({ ok: false, code: "price.negative_total" });
    expect(() => formula([10.5])).toThrow(RangeError);
    expect(() => formula([Number.NaN])).toThrow(RangeError);
  });

  it("its input stays as it was", () => {
    const totals = Object.freeze([300, 100, 200]);
    formula(totals);
    expect(totals).toEqual([300, 100, 200]);
  });
});

describe.each([
  ["proportional", proportionalPoints],
  ["linear from lowest", linearFromLowestPoints],
  ["min–max", minMaxPoints],
] as const)("with the formula %s", (_, formula) => {
  it("the lowest price gets everything", () => {
    fc.assert(fc.property(prices, (totals) => Math.max(...numbers(formula(totals))) === 100));
  });

  it("points do not depend on the currency's size", () => {
    fc.assert(
      fc.property(prices, fc.integer({ min: 1, max: 90 }), (totals, factor) => {
        expect(exacts(formula(totals.map((total) => total * factor)))).toEqual(exacts(formula(totals)));
      }),
    );
  });
});

describe("quality and price together", () => {
  it("share the total by the declared share, in tenths of a percent or finer", () => {
    expect(combinedPoints(rational(80), rational(60), 200)).toEqual(rational(76));
    expect(combinedPoints(rational(80), rational(60), 0)).toEqual(rational(80));
    expect(combinedPoints(rational(80), rational(60), 1000)).toEqual(rational(60));
    expect(combinedPoints(rational(100), rational(0), 333.5)).toEqual(rational(6665, 100));
  });
});

describe("the declared price model", () => {
  it("applies its own formula with its own numbers", () => {
    const totals = [10_000, 15_000];
    const qualities = [rational(50), rational(100)];
    const apply = (formula: PriceModel["formula"]) =>
      rounded(applyPriceModel({ ...MODEL, formula, slopeHundredths: 200 }, totals, qualities));
    expect(PRICE_FORMULAS.map(apply)).toEqual([
      [100, 66.7],
      [100, 75],
      [100, 0],
      [100, 50],
      [7_500, 10_000],
    ]);
  });
});
