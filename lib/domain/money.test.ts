import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMoney, isMinor, MAX_MINOR, minor, multiplyDivide, ZERO } from "./money";

/** The same rule on whole numbers of any size. */
function reference(a: number, b: number, c: number): number {
  const product = BigInt(a) * BigInt(b);
  const size = product < 0n ? -product : product;
  const whole = size / BigInt(c);
  const rest = size % BigInt(c);
  const rounded = rest * 2n >= BigInt(c) ? whole + 1n : whole;
  return Number(product < 0n ? -rounded : rounded);
}

describe("minor units", () => {
  it("are whole numbers that a double holds exactly", () => {
    expect(minor(400_000_00)).toBe(40_000_000);
    for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(isMinor(bad)).toBe(false);
      expect(() => minor(bad)).toThrow(RangeError);
    }
  });

  it("refuse a sum that would no longer be exact", () => {
    expect(addMoney(minor(1), minor(2))).toBe(3);
    expect(() => addMoney(minor(MAX_MINOR), minor(1))).toThrow(RangeError);
  });
});

describe("multiplying and dividing", () => {
  it("rounds half away from zero, both ways", () => {
    expect(multiplyDivide(333, 1, 2)).toBe(167);
    expect(multiplyDivide(-333, 1, 2)).toBe(-167);
    expect(multiplyDivide(1, 1, 3)).toBe(0);
    expect(multiplyDivide(2, 1, 3)).toBe(1);
  });

  it("gives a plain zero, never minus zero", () => {
    expect(Object.is(multiplyDivide(-1, 1, 3), 0)).toBe(true);
    expect(Object.is(multiplyDivide(ZERO, -5, 7), 0)).toBe(true);
  });

  it("is exact at any size", () => {
    const whole = fc.integer({ min: -1e15, max: 1e15 });
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 1, max: 1e9 }), (a, b, c) => {
        expect(multiplyDivide(a, b, c)).toBe(reference(a, b, c) + 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is exact for products just within and just beyond what a double holds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.integer({ min: -50, max: 50 }),
        (c, offset) => {
          const a = Math.floor(MAX_MINOR / 3) + offset;
          for (const b of [1, 2, 3, 4]) expect(multiplyDivide(a, b, c)).toBe(reference(a, b, c));
        },
      ),
    );
  });

  it("refuses parts that are not whole once they no longer fit a double", () => {
    expect(() => multiplyDivide(1e300, 2, 3.5)).toThrow(RangeError);
  });
});
