import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import { withVariantColumns } from "../variant-columns";
import { compare } from "./compare";
import { cumulativeCost } from "./cost-curve";
import { prepareComparison } from "./prepare";
import { aDossier, anOffer, aService, kr, monthly, TODAY, unlikeOffers } from "./testing";
import { largeDossier } from "./testing-large";
import { cheapestSpans, levelledTotals, volumeCurve, volumeTurns } from "./volume-curve";

/** A asks 100 a user; B 9 000 whatever the volume: they meet at 90 of 120 users. */
const meeting = aDossier({
  lines: [aService("run")],
  offers: [
    anOffer("A", { run: monthly(kr(100), { driver: "users" }) }),
    anOffer("B", { run: monthly(kr(9_000)) }),
  ],
});

describe("totals at other volumes", () => {
  it("are the comparison's own at each volume", () => {
    const dossier = largeDossier({ services: 12, pieces: 4, criteria: 1, participants: 1, gapEvery: 5 });
    const prepared = prepareComparison(
      {
        ...dossier,
        offers: dossier.offers.map((offer) =>
          offer.candidateId === "can_c" ? { ...offer, financedMonths: 60, financeBasisPoints: 450 } : offer,
        ),
      },
      TODAY,
    );
    const basis = defaultBasis(dossier.selection);
    for (const { percent, totals } of volumeCurve(prepared, basis, 25)) {
      const column = compare(prepared, { ...basis, volumePercent: percent }).candidates;
      expect(totals).toEqual(column.map((each) => (each.comparable ? each.levelled.total : null)));
    }
  });

  it("are the comparison's own beside variants too, whatever the seed; curves end there as well", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.constantFrom(50, 100, 150),
        (seed, volumePercent) => {
          const main = largeDossier({
            services: 8,
            pieces: 3,
            criteria: 1,
            participants: 1,
            gapEvery: 3,
            seed,
          });
          const variants = main.offers.slice(0, 2).map((offer) => ({
            ...offer,
            id: `${offer.id}_lean`,
            variant: "Lean",
            variantShown: true,
            cells: offer.cells.slice(0, 6),
          }));
          const plugs = main.offers.flatMap(({ candidateId }) =>
            main.lines.map(({ id }) => ({
              id: `${candidateId}${id}`,
              candidateId,
              lineId: id,
              source: "median_of_others" as const,
              low: null,
              base: null,
              high: null,
              note: "",
              madeBy: "",
              madeOn: TODAY,
            })),
          );
          const prepared = prepareComparison(
            withVariantColumns({ ...main, plugs, offers: [...main.offers, ...variants] }),
            TODAY,
          );
          const basis = { ...defaultBasis(main.selection), volumePercent };
          const columns = compare(prepared, basis).candidates;
          expect(levelledTotals(prepared, basis)).toEqual(
            columns.map((each) => (each.comparable ? each.levelled.total : null)),
          );
          for (const { candidateId, comparable, levelled } of columns)
            expect(cumulativeCost(prepared, basis, candidateId).at(-1)).toBe(
              comparable ? levelled.total : undefined,
            );
        },
      ),
      { numRuns: 20 },
    );
  });

  it("always hold the scenarios, and count users", () => {
    const prepared = prepareComparison(meeting, TODAY);
    const points = volumeCurve(prepared, defaultBasis(meeting.selection), 30);
    expect(points.map(({ percent }) => percent)).toEqual([50, 80, 100, 110, 140, 150]);
    expect(points[0]?.usersMilli).toBe(60_000);
    expect(volumeCurve(prepared, defaultBasis(meeting.selection))).toHaveLength(101);
  });

  it("show a tier as a step", () => {
    const tiers = [{ fromMilli: 100_000, unitPrice: kr(50) }];
    const dossier = aDossier({
      lines: [aService("run")],
      offers: [anOffer("A", { run: monthly(kr(100), { driver: "users", tiers }) })],
    });
    const points = volumeCurve(prepareComparison(dossier, TODAY), defaultBasis(dossier.selection));
    const at = (percent: number) => points.find((point) => point.percent === percent)?.totals[0] ?? 0;
    expect(at(83)).toBeGreaterThan(at(84));
  });

  it("are missing where a candidate is not comparable, and everywhere while prices are sealed", () => {
    const dossier = unlikeOffers();
    expect(levelledTotals(prepareComparison(dossier, TODAY), defaultBasis(dossier.selection))).toEqual([
      null,
      kr(3_746_000),
    ]);
    const sealed = prepareComparison({ ...meeting, pricesSealed: true, offers: [] }, TODAY);
    expect(levelledTotals(sealed, defaultBasis(meeting.selection))).toEqual([null, null]);
  });
});

describe("who is the cheapest from where to where", () => {
  it("names the volume at which the order turns", () => {
    const points = volumeCurve(prepareComparison(meeting, TODAY), defaultBasis(meeting.selection));
    expect(cheapestSpans(points)).toEqual([
      { fromPercent: 50, toPercent: 74, cheapest: [0] },
      { fromPercent: 75, toPercent: 75, cheapest: [0, 1] },
      { fromPercent: 76, toPercent: 150, cheapest: [1] },
    ]);
  });

  it("needs only the steps around each crossing", () => {
    const prepared = prepareComparison(meeting, TODAY);
    const basis = defaultBasis(meeting.selection);
    const turns = volumeTurns(prepared, basis);
    expect(cheapestSpans(turns)).toEqual(cheapestSpans(volumeCurve(prepared, basis)));
    expect(turns.length).toBeLessThan(35);
    expect(turns.map(({ percent }) => percent)).toEqual(
      turns.map(({ percent }) => percent).toSorted((a, b) => a - b),
    );
  });

  it("says nothing where fewer than two can be compared", () => {
    const point = (percent: number, ...totals: (number | null)[]) => ({ percent, usersMilli: null, totals });
    expect(cheapestSpans([point(50, 1, null), point(51, null, null)])).toEqual([]);
    expect(cheapestSpans([point(50, 1, 2), point(51, 1, null), point(52, 1, 2)])).toHaveLength(2);
    expect(cheapestSpans([])).toEqual([]);
  });
});
