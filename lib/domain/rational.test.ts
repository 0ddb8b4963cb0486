import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addRational,
  compareRational,
  multiplyRational,
  rational,
  rationalFromDecimal,
  rationalToNumber,
  subtractRational,
  weightedMean,
} from "./rational";

const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));

describe("a fraction", () => {
  it("is kept in lowest terms with the sign above the line", () => {
    expect(rational(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
    expect(rational(0, -7)).toEqual({ numerator: 0n, denominator: 1n });
  });

  it("is refused with 0 below the line or with parts that are not whole", () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
    expect(() => rational(1.5)).toThrow(RangeError);
    expect(() => rational(Number.NaN)).toThrow(RangeError);
  });

  it("adds, subtracts and multiplies exactly", () => {
    const third = rational(1, 3);
    expect(addRational(addRational(third, third), third)).toEqual(rational(1));
    fc.assert(
      fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
        expect(subtractRational(addRational(a, b), b)).toEqual(a);
        expect(multiplyRational(a, addRational(b, c))).toEqual(
          addRational(multiplyRational(a, b), multiplyRational(a, c)),
        );
      }),
    );
  });

  it("is ordered by its difference", () => {
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        const { numerator } = subtractRational(a, b);
        expect(compareRational(a, b)).toBe(numerator < 0n ? -1 : numerator > 0n ? 1 : 0);
      }),
    );
  });
});

describe("a typed decimal", () => {
  it("is the decimal it reads as", () => {
    expect(rationalFromDecimal(0.1)).toEqual(rational(1, 10));
    expect(rationalFromDecimal(-12.5)).toEqual(rational(-25, 2));
    expect(rationalFromDecimal(1e-7)).toEqual(rational(1, 10_000_000));
    expect(rationalFromDecimal(1.5e21)).toEqual(rational(15n * 10n ** 20n));
    expect(addRational(rationalFromDecimal(0.1), rationalFromDecimal(0.2))).toEqual(rationalFromDecimal(0.3));
  });

  it("comes back as the same number", () => {
    const shown = fc.double({ min: -1e15, max: 1e15, noNaN: true }).filter((value) => Math.abs(value) > 1e-3);
    fc.assert(
      fc.property(shown, (value) => {
        const back = rationalToNumber(rationalFromDecimal(value));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -52);
      }),
    );
  });

  it("is refused when it is no number", () => {
    expect(() => rationalFromDecimal(Number.NaN)).toThrow(RangeError);
    expect(() => rationalFromDecimal(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe("a weighted mean", () => {
  it("weighs each value, decimals as they read", () => {
    expect(weightedMean([3, 1], [rational(80), rational(60)])).toEqual(rational(75));
    expect(weightedMean([0.1, 0.2], [rational(0), rational(100)])).toEqual(rational(200, 3));
  });

  it("lies between the lowest and the highest value, and is the same in any order", () => {
    const weighted = fc.tuple(
      fc.integer({ min: 1, max: 1000 }).map((tenths) => tenths / 10),
      anyRational,
    );
    fc.assert(
      fc.property(fc.array(weighted, { minLength: 1, maxLength: 8 }), (pairs) => {
        const mean = (of: typeof pairs) =>
          weightedMean(
            of.map(([weight]) => weight),
            of.map(([, value]) => value),
          );
        expect(mean([...pairs].reverse())).toEqual(mean(pairs));
        const orders = pairs.map(([, value]) => compareRational(value, mean(pairs)));
        return Math.min(...orders) <= 0 && Math.max(...orders) >= 0;
      }),
    );
  });

  it("is refused when nothing weighs anything or a weight is missing", () => {
    expect(() => weightedMean([0], [rational(1)])).toThrow(RangeError);
    expect(() => weightedMean([1], [rational(1), rational(2)])).toThrow(RangeError);
  });
});
