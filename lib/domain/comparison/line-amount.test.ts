import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  billedQuantity,
  convertAmount,
  discounted,
  endTotal,
  MAX_LINE_AMOUNT,
  paymentSchedule,
  quotedAmount,
  recurringTotal,
  recurringYears,
  tierPrice,
} from "./line-amount";
import { kr } from "./testing";

const plain = { horizonMonths: 48, indexBasisPoints: 0, indexAfterMonths: 12, discountBasisPoints: 0 };

describe("the quantity billed", () => {
  it("follows the volume, to the thousandth and beyond", () => {
    expect(billedQuantity(120_000, 100, null)).toBe(12_000_000);
    expect(billedQuantity(33_333, 50, null)).toBe(1_666_650);
  });

  it("is never less than the minimum, which does not follow the volume", () => {
    expect(billedQuantity(120_000, 50, 100_000)).toBe(10_000_000);
    expect(billedQuantity(120_000, 150, 100_000)).toBe(18_000_000);
  });
});

describe("tiers", () => {
  const tiers = [
    { fromMilli: 50_000, unitPrice: kr(4) },
    { fromMilli: 100_000, unitPrice: kr(3) },
  ];

  it("price the whole quantity at the highest tier reached", () => {
    expect(tierPrice(500, tiers, 4_999_999)).toBe(500);
    expect(tierPrice(500, tiers, 5_000_000)).toBe(400);
    expect(tierPrice(500, tiers, 10_000_000)).toBe(300);
  });

  it("do not depend on the order they are typed in", () => {
    expect(tierPrice(500, [...tiers].reverse(), 10_000_000)).toBe(300);
  });
});

describe("a quoted amount", () => {
  it("is unit price times quantity per month", () => {
    expect(quotedAmount(15_000, 12_000_000, "month")).toBe(1_800_000);
  });

  it("divides a year's price by twelve last", () => {
    expect(quotedAmount(100_00, 700_000, "year")).toBe(5_833);
    expect(quotedAmount(1, 600_000, "year")).toBe(1);
  });

  it("is nothing we count with when it is larger than sums can hold", () => {
    expect(quotedAmount(10_000_000_000, 1_000_000_000_000, "month")).toBeNull();
    expect(convertAmount(MAX_LINE_AMOUNT, 1_000_001)).toBeNull();
    expect(recurringTotal(MAX_LINE_AMOUNT, paymentSchedule(plain))).toBeNull();
    expect(recurringTotal(MAX_LINE_AMOUNT, paymentSchedule({ ...plain, indexBasisPoints: 500 }))).toBeNull();
  });

  it("is converted at the typed rate", () => {
    expect(convertAmount(1_000, 7_460_000)).toBe(7_460);
    expect(convertAmount(1, 500_000)).toBe(1);
  });
});

describe("cost over the horizon", () => {
  it("60 000 a month for 48 months is 2 880 000", () => {
    expect(recurringTotal(kr(60_000), paymentSchedule(plain))).toBe(kr(2_880_000));
  });

  it("rises after twelve months and every twelve after, on the rounded amount", () => {
    const schedule = paymentSchedule({ ...plain, horizonMonths: 36, indexBasisPoints: 250 });
    // 100.01 → 102.51 (102.51025) → 105.07 (105.07275)
    expect(recurringYears(10_001, schedule)).toEqual([12 * 10_001, 12 * 10_251, 12 * 10_507]);
    expect(recurringTotal(10_001, schedule)).toBe(12 * (10_001 + 10_251 + 10_507));
  });

  it("can rise in the middle of a year", () => {
    const schedule = paymentSchedule({
      ...plain,
      horizonMonths: 24,
      indexBasisPoints: 1_000,
      indexAfterMonths: 18,
    });
    expect(recurringYears(1_000, schedule)).toEqual([12_000, 6 * 1_000 + 6 * 1_100]);
  });

  it("discounts each year by the full years elapsed, rounded year by year", () => {
    const schedule = paymentSchedule({ ...plain, horizonMonths: 30, discountBasisPoints: 500 });
    // 120 000 / 1.05 = 114 285.71; 60 000 / 1.1025 = 54 421.77
    expect(recurringYears(10_000, schedule)).toEqual([120_000, 114_286, 54_422]);
    expect(recurringTotal(10_000, schedule)).toBe(288_708);
  });

  it("discounts exit assistance from the end", () => {
    const schedule = paymentSchedule({ ...plain, horizonMonths: 30, discountBasisPoints: 500 });
    expect(endTotal(110_250, schedule)).toBe(100_000);
  });

  it("is exact: the same as the rule on whole numbers of any size", () => {
    fc.assert(
      fc.property(
        fc.record({
          monthly: fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }),
          horizonMonths: fc.integer({ min: 12, max: 84 }),
          indexBasisPoints: fc.integer({ min: 0, max: 1_500 }),
          indexAfterMonths: fc.integer({ min: 1, max: 36 }),
          discountBasisPoints: fc.integer({ min: 0, max: 5_000 }),
        }),
        ({ monthly, ...terms }) => {
          expect(recurringTotal(monthly, paymentSchedule(terms))).toBe(slowTotal(monthly, terms));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("rounds a discounted half away from zero, where doubles alone would guess", () => {
    const fifth = paymentSchedule({ ...plain, discountBasisPoints: 2_000 });
    for (const odd of [1, 3, 999_999, 2_999_999_999_999]) {
      // 3 × odd / 1.2 = 2.5 × odd, exactly on a half.
      expect(discounted(3 * odd, 1, fifth)).toBe((5 * odd + 1) / 2);
      expect(discounted(-3 * odd, 1, fifth)).toBe(-(5 * odd + 1) / 2);
    }
    // 197 192 / 1.0048² = 195 312.5; the nearest double to 1 / 1.0048² is a little too small.
    const small = paymentSchedule({ ...plain, discountBasisPoints: 48 });
    expect(Math.round(197_192 * (10_000 / 10_048) ** 2)).toBe(195_312);
    expect(discounted(197_192, 2, small)).toBe(195_313);
  });

  it("costs no more with a higher discount, and no less over a longer horizon", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 12, max: 83 }),
        fc.integer({ min: 0, max: 2_000 }),
        (monthly, horizonMonths, discountBasisPoints) => {
          const at = (terms: Partial<typeof plain>) =>
            recurringTotal(
              monthly,
              paymentSchedule({ ...plain, horizonMonths, discountBasisPoints, ...terms }),
            ) ?? 0;
          expect(at({ discountBasisPoints: discountBasisPoints + 100 })).toBeLessThanOrEqual(at({}));
          expect(at({ horizonMonths: horizonMonths + 1 })).toBeGreaterThanOrEqual(at({}));
        },
      ),
    );
  });
});

/** The rule as written, month by month, on whole numbers of any size. */
function slowTotal(
  monthly: number,
  terms: {
    horizonMonths: number;
    indexBasisPoints: number;
    indexAfterMonths: number;
    discountBasisPoints: number;
  },
): number {
  let amount = BigInt(monthly);
  const years: bigint[] = [];
  for (let month = 0; month < terms.horizonMonths; month += 1) {
    const sinceFirst = month - terms.indexAfterMonths;
    if (sinceFirst >= 0 && sinceFirst % 12 === 0) {
      amount = roundedQuotient(amount * BigInt(10_000 + terms.indexBasisPoints), 10_000n);
    }
    const year = Math.floor(month / 12);
    years[year] = (years[year] ?? 0n) + amount;
  }
  const total = years.reduce(
    (sum, inYear, year) =>
      sum +
      roundedQuotient(
        inYear * 10_000n ** BigInt(year),
        BigInt(10_000 + terms.discountBasisPoints) ** BigInt(year),
      ),
    0n,
  );
  return Number(total);
}

function roundedQuotient(top: bigint, bottom: bigint): bigint {
  const size = top < 0n ? -top : top;
  const rounded = (size * 2n + bottom) / (bottom * 2n);
  return top < 0n ? -rounded : rounded;
}
