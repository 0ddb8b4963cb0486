import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPriceModel } from "./price-model";
import { PRICE_FORMULAS, type PriceModel, TIE_BREAKS } from "./selection";

const model: PriceModel = {
  formula: "proportional",
  priceShareTenths: 300,
  slopeHundredths: 100,
  lowBoundMinor: null,
  highBoundMinor: null,
  qualityValueMinor: null,
  tieBreak: "shared",
};

const codes = (changes: Partial<PriceModel>) =>
  checkPriceModel({ ...model, ...changes }).map(({ path, code }) => `${path} ${code}`);

describe("checking a price model", () => {
  it("takes every formula that has what it needs", () => {
    const complete = { lowBoundMinor: 100, highBoundMinor: 200, qualityValueMinor: 50 };
    for (const formula of PRICE_FORMULAS) expect(codes({ formula, ...complete })).toEqual([]);
  });

  it("asks for both bounds, the low one below the high one", () => {
    expect(codes({ formula: "fixed_bounds" })).toEqual([
      "lowBoundMinor price.bounds_missing",
      "highBoundMinor price.bounds_missing",
    ]);
    expect(codes({ formula: "fixed_bounds", lowBoundMinor: 500, highBoundMinor: 400 })).toEqual([
      "highBoundMinor price.bounds_order",
    ]);
    expect(codes({ formula: "fixed_bounds", lowBoundMinor: 400, highBoundMinor: 400 })).toEqual([
      "highBoundMinor price.bounds_order",
    ]);
  });

  it("asks what full quality is worth, and nothing is not a worth", () => {
    expect(codes({ formula: "priced_quality" })).toEqual(["qualityValueMinor price.no_quality_value"]);
    expect(codes({ formula: "priced_quality", qualityValueMinor: 0 })).toEqual([
      "qualityValueMinor price.quality_value_not_positive",
    ]);
  });

  it("does not mind the order of bounds that the formula does not use", () => {
    expect(codes({ formula: "proportional", lowBoundMinor: 500, highBoundMinor: 400 })).toEqual([]);
  });

  it("refuses shares, slopes and amounts outside their range, and numbers that are none", () => {
    expect(codes({ priceShareTenths: 1001 })).toEqual(["priceShareTenths price.share_range"]);
    expect(codes({ priceShareTenths: 12.5 })).toEqual(["priceShareTenths price.share_range"]);
    expect(codes({ slopeHundredths: 0 })).toEqual(["slopeHundredths price.slope_range"]);
    expect(codes({ slopeHundredths: Number.NaN })).toEqual(["slopeHundredths price.slope_range"]);
    expect(codes({ lowBoundMinor: -1, highBoundMinor: 1e15 })).toEqual([
      "lowBoundMinor price.amount_range",
      "highBoundMinor price.amount_range",
    ]);
  });

  it("names each field at most once, whatever is entered, and does not change its input", () => {
    const amount = fc.option(fc.integer({ min: -10, max: 10 }), { nil: null });
    fc.assert(
      fc.property(
        fc.record({
          formula: fc.constantFrom(...PRICE_FORMULAS),
          priceShareTenths: fc.integer({ min: -10, max: 1010 }),
          slopeHundredths: fc.integer({ min: -5, max: 10_005 }),
          lowBoundMinor: amount,
          highBoundMinor: amount,
          qualityValueMinor: amount,
          tieBreak: fc.constantFrom(...TIE_BREAKS),
        }),
        (input) => {
          const copy = structuredClone(input);
          const paths = checkPriceModel(Object.freeze(input)).map(({ path }) => path);
          expect(new Set(paths).size).toBe(paths.length);
          expect(input).toEqual(copy);
        },
      ),
    );
  });
});
