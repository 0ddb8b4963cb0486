import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BasketItem, normalisedName, priceBasket, suggestedBasket } from "./basket";
import { prepareComparison } from "./comparison/prepare";
import { aDossier, anOffer, aService, day, kr, TODAY } from "./comparison/testing";
import { minor } from "./money";
import type { Offer, PriceListItem } from "./offer";

const LINES = [aService("support"), aService("backup", { driver: "gb" })];

const listed = (name: string, overrides: Partial<PriceListItem> = {}): PriceListItem => ({
  id: `item_${name}`,
  lineId: null,
  name,
  unitPrice: kr(250),
  driver: "users",
  period: "month",
  ...overrides,
});

const wanted = (name: string, overrides: Partial<BasketItem> = {}): BasketItem => ({
  id: `bas_${name}`,
  lineId: null,
  name,
  driver: "users",
  period: "month",
  quantityMilli: 5_000,
  ...overrides,
});

function priced(
  a: readonly PriceListItem[],
  b: readonly PriceListItem[],
  basket: readonly BasketItem[],
  overrides: Partial<Offer> = {},
) {
  const offers = [anOffer("A", {}, { priceList: a, ...overrides }), anOffer("B", {}, { priceList: b })];
  return priceBasket(prepareComparison(aDossier({ lines: LINES, offers }), TODAY), basket);
}

describe("the basket of additions", () => {
  it("is priced from each price list: per month, once, and over twelve months", () => {
    const consultant = { driver: "fixed", period: "once" } as const;
    const [a] = priced(
      [
        listed("Extra user", { lineId: "support" }),
        listed("Consultant, hour", { ...consultant, unitPrice: kr(1_200) }),
      ],
      [],
      [
        wanted("User", { lineId: "support" }),
        wanted("consultant hour", { ...consultant, quantityMilli: 10_000 }),
      ],
    );
    expect(a).toMatchObject({
      missing: 0,
      monthly: kr(1_250),
      once: kr(12_000),
      twelveMonths: kr(12_000 + 15_000),
      rank: 1,
      prices: [
        { kind: "priced", foundBy: "line" },
        { kind: "priced", foundBy: "name" },
      ],
    });
  });

  it("says what a list does not hold, never 0, and gives no place then", () => {
    const [a, b] = priced([], [listed("User")], [wanted("User")]);
    expect(a).toMatchObject({ missing: 1, rank: null, prices: [{ kind: "missing", reason: "not_listed" }] });
    expect(b).toMatchObject({ missing: 0, rank: 1 });
  });

  it("does not take a price of another unit, another kind of period or two prices for one", () => {
    const reasons = (list: readonly PriceListItem[]) => priced(list, [], [wanted("User")])[0]?.prices[0];
    expect(reasons([listed("User", { driver: "devices" })])).toMatchObject({ reason: "other_unit" });
    expect(reasons([listed("User", { period: "once" })])).toMatchObject({ reason: "other_period" });
    expect(reasons([listed("User"), listed("user", { unitPrice: kr(9) })])).toMatchObject({
      reason: "ambiguous",
    });
    expect(reasons([listed("User"), listed("USER")])).toMatchObject({ kind: "priced" });
  });

  it("reads a year's price in months without losing an øre over twelve of them", () => {
    const [a] = priced([listed("User", { period: "year", unitPrice: kr(1_000) })], [], [wanted("User")]);
    expect(a).toMatchObject({ monthly: 41_667, twelveMonths: kr(5_000) });
  });

  it("is in the selection's currency, and missing without a rate", () => {
    const [foreign] = priced([listed("User")], [], [wanted("User")], { currency: "EUR" });
    expect(foreign?.prices[0]).toMatchObject({ reason: "rate_missing" });
    const dossier = aDossier({
      lines: LINES,
      offers: [anOffer("A", {}, { currency: "EUR", priceList: [listed("User", { unitPrice: kr(10) })] })],
      rates: [{ currency: "EUR", rateMillionths: 7_460_000, date: day("2026-10-01") }],
    });
    const [a] = priceBasket(prepareComparison(dossier, TODAY), [wanted("User")]);
    expect(a?.monthly).toBe(kr(373));
  });

  it("of nothing costs nothing and ranks nobody", () => {
    expect(priced([], [], []).map(({ rank, twelveMonths }) => [rank, twelveMonths])).toEqual([
      [null, 0],
      [null, 0],
    ]);
  });

  it("ranks by twelve months, shares ties, and does not change its input", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (one, two) => {
          const lists = [one, two].map((price) => [listed("User", { unitPrice: minor(price) })]);
          const before = structuredClone(lists);
          const [a, b] = priced(lists[0] ?? [], lists[1] ?? [], [wanted("User")]);
          expect(lists).toEqual(before);
          expect(a?.twelveMonths).toBe(one * 5 * 12);
          expect(a?.rank).toBe(one <= two ? 1 : 2);
          expect(b?.rank).toBe(two <= one ? 1 : 2);
        },
      ),
    );
  });
});

describe("a name in a price list", () => {
  it("is the same in any case, punctuation and spacing", () => {
    expect(normalisedName("  Ekstra  bruger (std.)")).toBe("ekstra bruger std");
    expect(normalisedName("Ekstra bruger, STD")).toBe(normalisedName("ekstra-bruger std"));
    expect(normalisedName("…")).toBe("");
  });
});

describe("a suggested basket", () => {
  it("takes what the catalogue counts, and a consultant's hours", () => {
    expect(
      suggestedBasket(LINES, "Consultant, hour").map(({ name, quantityMilli }) => [name, quantityMilli]),
    ).toEqual([
      ["support", 5_000],
      ["backup", 100_000],
      ["Consultant, hour", 10_000],
    ]);
  });
});
