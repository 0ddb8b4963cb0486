import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Basis } from "./basis";
import { defaultBasis } from "./basis";
import { compare } from "./comparison/compare";
import { prepareComparison } from "./comparison/prepare";
import {
  aCandidate,
  aDossier,
  anOffer,
  aPiece,
  aService,
  bundled,
  day,
  kr,
  monthly,
  NOT_OFFERED,
  once,
  TODAY,
} from "./comparison/testing";
import { largeDossier } from "./comparison/testing-large";
import type { Dossier } from "./dossier";
import { minor } from "./money";
import type { Cell, Offer } from "./offer";
import { countWarnings, groupWarnings, offerWarnings } from "./offer-warnings";
import { withVariantColumns } from "./variant-columns";

const LINES = [aPiece("move", "move"), aPiece("upgrade", "upgrade"), aService("run")];
const users = (price: number) => monthly(kr(price), { driver: "users" });
/** A price list, so that its absence is not warned of everywhere. */
const LIST = [
  { id: "i", lineId: null, name: "Hour", unitPrice: kr(1), driver: "fixed", period: "once" } as const,
];

function warningsOf(dossier: Dossier, basis: Partial<Basis> = {}) {
  const prepared = prepareComparison(dossier, TODAY);
  return offerWarnings(prepared, compare(prepared, { ...defaultBasis(dossier.selection), ...basis }));
}

/** Offers of A, B, C … with their own cells for the only service. */
function asking(...cells: readonly Cell[]): Dossier {
  const letters = ["A", "B", "C", "D", "E"].slice(0, cells.length);
  return aDossier({
    lines: [aService("run")],
    candidates: letters.map((letter) => aCandidate(letter)),
    offers: letters.map((letter, index) =>
      anOffer(letter, { run: cells[index] ?? NOT_OFFERED }, { priceList: LIST }),
    ),
  });
}

function alone(cells: Readonly<Record<string, Cell>>, overrides: Partial<Offer> = {}): Dossier {
  return aDossier({ lines: LINES, offers: [anOffer("A", cells, { priceList: LIST, ...overrides })] });
}

const WHOLE = { move: once(kr(100)), upgrade: NOT_OFFERED, run: users(1) };

describe("a unit price stands out", () => {
  it("at twice the median of the others, and at half of it", () => {
    const [high] = warningsOf(asking(users(900), users(300), users(350)));
    expect(high).toMatchObject({
      code: "unit_price_high",
      letter: "A",
      lineId: "run",
      params: { line: "run", price: kr(900), median: kr(325), others: 2, percent: 277 },
    });
    expect(
      warningsOf(asking(users(300), users(310), users(150), users(320))).map(({ code, letter }) => [
        code,
        letter,
      ]),
    ).toContainEqual(["unit_price_low", "C"]);
  });

  it("only against at least two others of the same unit that want money", () => {
    const codes = (dossier: Dossier) => warningsOf(dossier).map(({ code }) => code);
    expect(codes(asking(users(900), users(300)))).not.toContain("unit_price_high");
    expect(codes(asking(users(900), users(300), monthly(kr(350), { driver: "servers" })))).not.toContain(
      "unit_price_high",
    );
    expect(codes(asking(users(900), users(300), users(0)))).not.toContain("unit_price_high");
  });

  it("when years and months are brought to the same", () => {
    const yearly = monthly(kr(3_600), { driver: "users", period: "year" });
    expect(warningsOf(asking(yearly, users(300), users(300)))).toEqual([]);
  });
});

describe("a stated total", () => {
  const ours = kr(100 + 120 * 48);
  const stated = (
    statedTotal: Offer["statedTotal"],
    overrides: Partial<Offer> = {},
    basis: Partial<Basis> = {},
  ) =>
    warningsOf(alone(WHOLE, { statedTotal, ...overrides }), basis).filter(
      ({ code }) => code === "stated_total_differs",
    );

  it("is held against the sum of the prices, beyond rounding", () => {
    expect(stated(ours)).toEqual([]);
    expect(stated(kr(5_861))).toEqual([]);
    expect(stated(kr(5_000))).toMatchObject([
      { params: { stated: kr(5_000), ours, difference: kr(5_000 - 5_860) } },
    ]);
  });

  it("does not differ because of the buyer's volume or discounting", () => {
    expect(stated(ours, {}, { volumePercent: 150, discountBasisPoints: 500 })).toEqual([]);
  });

  it("may be with or without what instalments add", () => {
    const financed = { financedMonths: 12, financeBasisPoints: 2_000 };
    expect(stated(ours, financed)).toEqual([]);
    expect(stated(kr(5_000), financed)).toHaveLength(1);
  });

  it("that cannot be read is left alone", () => {
    expect(stated(kr(1), { currency: "EUR" })).toEqual([]);
    const unreadable = alone({ ...WHOLE, run: once(kr(1), { driver: "users" }) }, { statedTotal: kr(1) });
    expect(warningsOf(unreadable)).toEqual([]);
  });
});

describe("warnings on offers", () => {
  it("point at a zero where others want money, and at no other zero", () => {
    expect(warningsOf(asking(users(0), users(300)))).toContainEqual({
      code: "zero_price",
      candidateId: "can_a",
      letter: "A",
      lineId: "run",
      params: { line: "run", others: 1 },
    });
    expect(warningsOf(asking(users(0), users(0)))).toEqual([]);
  });

  it("point at another unit than asked", () => {
    const [warning] = warningsOf(asking(monthly(kr(1), { driver: "servers" })));
    expect(warning).toMatchObject({ code: "other_unit", params: { asked: "users", driver: "servers" } });
  });

  it("point at a bundle over stages, and whether it reaches past the basis", () => {
    const offer = alone(
      { move: bundled("bun"), upgrade: bundled("bun"), run: users(1) },
      { bundles: [{ id: "bun", name: "Start", amount: kr(9), split: [], splitNote: "" }] },
    );
    const found = (type: 1 | 2) => warningsOf(offer, { establishmentType: type })[0];
    expect(found(2)).toMatchObject({
      code: "bundle_hides_stage",
      params: { stages: "move upgrade", beyond: 0 },
    });
    expect(found(1)).toMatchObject({ params: { beyond: 1 } });
  });

  it("point at a price without its quantity", () => {
    const dossier = asking(users(10));
    const unknown = { ...dossier.selection.quantities, users: null };
    const selection = { ...dossier.selection, quantities: unknown };
    expect(warningsOf({ ...dossier, selection })).toMatchObject([{ code: "quantity_missing" }]);
  });

  it("point at an offer that ran out, one without a price list, and one that cannot be read", () => {
    expect(warningsOf(alone(WHOLE, { validUntil: day("2026-11-21"), priceList: [] }))).toMatchObject([
      { code: "validity_passed", params: { until: "2026-11-21" } },
      { code: "no_price_list" },
    ]);
    expect(warningsOf(alone(WHOLE, { validUntil: TODAY, currency: "EUR" }))).toMatchObject([
      { code: "rate_missing", params: { currency: "EUR" } },
    ]);
  });

  it("point at a rate more than thirty days older than the offer", () => {
    const at = (date: string) =>
      warningsOf({
        ...alone(WHOLE, { currency: "EUR", receivedOn: day("2026-10-01") }),
        rates: [{ currency: "EUR", rateMillionths: 7_460_000, date: day(date) }],
      });
    expect(at("2026-09-01")).toEqual([]);
    expect(at("2026-08-31")).toMatchObject([{ code: "rate_old", params: { date: "2026-08-31", days: 31 } }]);
  });

  it("say why a total is abnormally low", () => {
    expect(warningsOf(asking(users(50), users(100), users(100)))[0]).toMatchObject({
      code: "abnormally_low",
      letter: "A",
      params: { belowMean: 1, belowNext: 1 },
    });
  });

  it("are none while prices are sealed, and change nothing they read", () => {
    const dossier = asking(users(900), users(300), users(350));
    const before = structuredClone(dossier);
    warningsOf(dossier);
    expect(dossier).toEqual(before);
    expect(warningsOf({ ...dossier, pricesSealed: true, offers: [] })).toEqual([]);
  });
});

describe("a variant", () => {
  /** A's main offer and a variant at half its price, beside B and C. */
  const withHalf = (...others: readonly number[]): Dossier => {
    const dossier = asking(users(300), ...others.map(users));
    const [main] = dossier.offers;
    if (!main) throw new Error("no offer");
    const cells = main.cells.map(({ lineId }) => ({ lineId, cell: users(100) }));
    const half = { ...main, id: "off_half", variant: "Half", variantShown: true, cells };
    return withVariantColumns({ ...dossier, offers: [...dossier.offers, half] });
  };

  it("makes its own vendor's main offer neither dear nor the others cheap", () => {
    const codes = warningsOf(withHalf(310, 320)).map(({ letter, code }) => `${letter} ${code}`);
    expect(codes).toEqual(["A2 abnormally_low", "A2 unit_price_low"]);
  });

  it("does not stand in for a second other", () => {
    expect(warningsOf(withHalf(900)).filter(({ letter }) => letter === "B")).toEqual([]);
  });
});

describe("many warnings", () => {
  it("are one group for each candidate and kind, and none is lost", () => {
    const found = warningsOf(
      aDossier({
        lines: [aService("run"), aService("help")],
        candidates: ["A", "B", "C"].map((letter) => aCandidate(letter)),
        offers: [
          anOffer("A", { run: users(900), help: users(950) }),
          anOffer("B", { run: users(300), help: users(300) }, { priceList: LIST }),
          anOffer("C", { run: users(310), help: users(310) }, { priceList: LIST }),
        ],
      }),
    );
    const groups = groupWarnings(found);
    expect(groups[0]).toMatchObject({
      letter: "A",
      count: 3,
      groups: [
        { code: "unit_price_high", warnings: [{ lineId: "run" }, { lineId: "help" }] },
        { code: "no_price_list" },
      ],
    });
    expect(groups.flatMap((each) => each.groups.flatMap(({ warnings }) => warnings))).toEqual(found);
    expect(groupWarnings([])).toEqual([]);
  });

  it("are numbers of each kind where only a notice is wanted", () => {
    const dossier = asking(users(900), users(300), users(350));
    const prepared = prepareComparison(dossier, TODAY);
    const counts = countWarnings(prepared, compare(prepared, defaultBasis(dossier.selection)));
    expect(counts[0]).toMatchObject({
      letter: "A",
      count: 1,
      kinds: [{ code: "unit_price_high", count: 1 }],
    });
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(warningsOf(dossier).length);
    const sealed = prepareComparison({ ...dossier, pricesSealed: true, offers: [] }, TODAY);
    expect(countWarnings(sealed, compare(sealed, defaultBasis(dossier.selection)))).toEqual([]);
  });
});

describe("warnings, whatever the offers", () => {
  const seeds = fc.integer({ min: 1, max: 10_000 });
  const some = (seed: number) =>
    largeDossier({ services: 8, pieces: 3, criteria: 1, participants: 1, gapEvery: 4, seed });
  const told = (dossier: Dossier) =>
    warningsOf(dossier).map(({ code, letter, lineId }) => `${letter} ${code} ${lineId}`);

  it("are the same when every price is twice as high", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const dossier = some(seed);
        // Even prices, so that no median falls between two øre.
        const times = (factor: number): Dossier => ({
          ...dossier,
          offers: dossier.offers.map((offer) => ({
            ...offer,
            cells: offer.cells.map(({ lineId, cell }) => ({
              lineId,
              cell: cell.state === "priced" ? { ...cell, unitPrice: minor(cell.unitPrice * factor) } : cell,
            })),
          })),
        });
        expect(told(times(4))).toEqual(told(times(2)));
      }),
      { numRuns: 25 },
    );
  });

  it("are all in exactly one group, and change nothing they read", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const dossier = some(seed);
        const before = structuredClone(dossier);
        const found = warningsOf(dossier);
        const grouped = groupWarnings(found).flatMap(({ groups }) =>
          groups.flatMap(({ warnings }) => warnings),
        );
        expect(new Set(grouped)).toEqual(new Set(found));
        expect(grouped).toHaveLength(found.length);
        expect(dossier).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});
