import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import { compare } from "./compare";
import { crossings, cumulativeCost } from "./cost-curve";
import { prepareComparison } from "./prepare";
import { aDossier, anExit, anOffer, aService, kr, monthly, once, TODAY, unlikeOffers } from "./testing";
import { largeDossier } from "./testing-large";

describe("a cost curve", () => {
  it("starts with the establishment and adds a month at a time", () => {
    const dossier = unlikeOffers();
    const prepared = prepareComparison(dossier, TODAY);
    const curve = cumulativeCost(prepared, defaultBasis(dossier.selection), "can_b");
    expect(curve).toHaveLength(49);
    expect(curve.slice(0, 3)).toEqual([kr(1_250_000), kr(1_302_000), kr(1_354_000)]);
    expect(curve.at(-1)).toBe(kr(3_746_000));
  });

  it("pays exit assistance in the last month", () => {
    const dossier = aDossier({
      lines: [aService("run", { driver: "fixed" }), anExit("exit")],
      offers: [anOffer("A", { run: monthly(kr(10)), exit: once(kr(500)) })],
    });
    const basis = { ...defaultBasis(dossier.selection), horizonMonths: 12 };
    const curve = cumulativeCost(prepareComparison(dossier, TODAY), basis, "can_a");
    expect(curve.slice(-2)).toEqual([kr(110), kr(620)]);
  });

  it("is not drawn for a candidate that is not comparable or not there", () => {
    const dossier = unlikeOffers();
    const prepared = prepareComparison(dossier, TODAY);
    const basis = defaultBasis(dossier.selection);
    expect(cumulativeCost(prepared, basis, "can_a")).toEqual([]);
    expect(cumulativeCost(prepared, basis, "can_x")).toEqual([]);
  });

  it("ends at the candidate's total and never falls", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 12, max: 84 }),
        fc.constantFrom(0, 350, 2_000),
        (seed, horizonMonths, discountBasisPoints) => {
          const dossier = largeDossier({
            seed,
            services: 5,
            pieces: 4,
            criteria: 1,
            participants: 1,
            gapEvery: 4,
          });
          const prepared = prepareComparison(dossier, TODAY);
          const basis = { ...defaultBasis(dossier.selection), horizonMonths, discountBasisPoints };
          for (const each of compare(prepared, basis).candidates) {
            const curve = cumulativeCost(prepared, basis, each.candidateId);
            expect(curve).toHaveLength(horizonMonths + 1);
            expect(curve.at(-1)).toBe(each.levelled.total);
            expect(curve[0]).toBe(each.levelled.establishment);
            expect([...curve].sort((a, b) => a - b)).toEqual(curve);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("halfway is what the total would be if the horizon ended there", () => {
    const dossier = largeDossier({ services: 5, pieces: 4, criteria: 1, participants: 1 });
    const prepared = prepareComparison(dossier, TODAY);
    const basis = defaultBasis(dossier.selection);
    const curve = cumulativeCost(prepared, basis, "can_a");
    for (const horizonMonths of [12, 17, 30, 47]) {
      const [a] = compare(prepared, { ...basis, horizonMonths }).candidates;
      expect(curve[horizonMonths]).toBe(a?.levelled.total);
    }
  });
});

describe("a crossing", () => {
  it("names the first month after which the order has turned", () => {
    expect(crossings([400, 460, 520], [450, 500, 515])).toEqual([
      { month: 2, at: expect.closeTo(1 + 40 / 45, 10), lower: "second" },
    ]);
  });

  it("is not a touch", () => {
    expect(crossings([1, 2, 3], [2, 2, 4])).toEqual([]);
    expect(crossings([1, 1], [1, 1])).toEqual([]);
    expect(crossings([], [1])).toEqual([]);
  });

  it("crosses another the same way seen from both sides", () => {
    const anyCurve = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(anyCurve, anyCurve, (first, second) => {
        const there = crossings(first, second);
        const back = crossings(second, first);
        expect(back.map(({ month }) => month)).toEqual(there.map(({ month }) => month));
        there.forEach(({ at, month, lower }, index) => {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(month);
          expect(back[index]?.lower).toBe(lower === "first" ? "second" : "first");
          expect(lower === "first" ? first[month] : second[month]).toBe(
            Math.min(first[month] ?? 0, second[month] ?? 0),
          );
        });
      }),
    );
  });
});
