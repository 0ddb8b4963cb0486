import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestRemainder, MAX_WEIGHT, normalisedShares } from "./weights";

const total = (numbers: ArrayLike<number>) => Array.from(numbers).reduce((sum, number) => sum + number, 0);
const wholeWeights = fc
  .array(fc.integer({ min: 0, max: MAX_WEIGHT }), { minLength: 1, maxLength: 100 })
  .filter((weights) => total(weights) > 0);
const decimalWeights = fc
  .array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 100 })
  .filter((weights) => total(weights) > 0);

function shares(weights: readonly number[], tenths?: number): readonly number[] {
  const result = largestRemainder(weights, tenths);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe("shown percentages", () => {
  it.each([
    [
      [1, 1, 1],
      [334, 333, 333],
    ],
    [
      [60, 40, 30],
      [461, 308, 231],
    ],
    [
      [2, 1],
      [667, 333],
    ],
    [
      [0, 5],
      [0, 1000],
    ],
    [
      [0.1, 0.2, 0.7],
      [100, 200, 700],
    ],
    [
      [1, 1, 1, 1, 1, 1],
      [167, 167, 167, 167, 166, 166],
    ],
  ])("of weights %j are %j tenths", (weights, tenths) => {
    expect(shares(weights)).toEqual(tenths);
  });

  it("share another whole as exactly", () => {
    expect(shares([1, 2], 10)).toEqual([3, 7]);
    expect(shares([1, 2], 0)).toEqual([0, 0]);
  });

  it("always add to exactly 100.0, whole weights or decimal ones", () => {
    fc.assert(
      fc.property(fc.oneof(wholeWeights, decimalWeights), (weights) => total(shares(weights)) === 1000),
    );
  });

  it("are within a tenth of the exact share", () => {
    fc.assert(
      fc.property(wholeWeights, (weights) => {
        const sum = total(weights);
        return shares(weights).every(
          (share, index) => Math.abs(share - ((weights[index] ?? 0) * 1000) / sum) < 1.0001,
        );
      }),
    );
  });

  it("never give a heavier weight less than a lighter one, and nothing to a weight of 0", () => {
    fc.assert(
      fc.property(wholeWeights, (weights) => {
        const result = shares(weights);
        return weights.every((weight, i) =>
          weight === 0
            ? result[i] === 0
            : weights.every((other, j) => other >= weight || (result[j] ?? 0) <= (result[i] ?? 0)),
        );
      }),
    );
  });

  it("do not change when all weights are multiplied by the same number", () => {
    const small = fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 })
      .filter((weights) => total(weights) > 0);
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 1000 }), (weights, factor) => {
        expect(shares(weights.map((weight) => weight * factor))).toEqual(shares(weights));
      }),
    );
  });

  it.each([
    [[], "weights.empty", null],
    [[0, 0], "weights.all_zero", null],
    [[1, -1], "weights.negative", 1],
    [[1, Number.NaN], "weights.not_a_number", 1],
    [[Number.POSITIVE_INFINITY], "weights.too_large", 0],
    [[MAX_WEIGHT + 1], "weights.too_large", 0],
  ])("of %j are refused with %s", (weights, code, index) => {
    expect(largestRemainder(weights)).toEqual({ ok: false, code, index });
    expect(normalisedShares(weights)).toEqual({ ok: false, code, index });
  });

  it("do not change their input", () => {
    const weights = Object.freeze([3, 1, 2]);
    largestRemainder(weights);
    normalisedShares(weights);
    expect(weights).toEqual([3, 1, 2]);
  });
});

describe("shares for computing", () => {
  it("are fractions of the sum and add to 1", () => {
    expect(normalisedShares([30, 10])).toEqual({ ok: true, value: Float64Array.of(0.75, 0.25) });
    expect(normalisedShares(Float64Array.of(1, 0))).toEqual({ ok: true, value: Float64Array.of(1, 0) });
    fc.assert(
      fc.property(wholeWeights, (weights) => {
        const result = normalisedShares(weights);
        return result.ok && Math.abs(total(result.value) - 1) < 1e-9;
      }),
    );
  });
});
