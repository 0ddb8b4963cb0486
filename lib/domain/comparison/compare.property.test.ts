import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dossier } from "../dossier";
import { minor } from "../money";
import type { CatalogueLine, Cell, Offer, Plug, Tier } from "../offer";
import { PLUG_SOURCES } from "../offer";
import type { EstablishmentType } from "../selection";
import { DRIVERS, ESTABLISHMENT_STAGES } from "../selection";
import { prepareComparison } from "./prepare";
import type { Comparison } from "./result";
import {
  aCandidate,
  aCriterion,
  aDossier,
  aGroup,
  anExit,
  anOffer,
  aPiece,
  aPlug,
  aScore,
  aSelection,
  aService,
  compareDossier,
  day,
  monthly,
  NOT_OFFERED,
  TODAY,
  UNANSWERED,
} from "./testing";

/** Dossiers of every kind of cell: bundles, splits, chains, tiers, missing figures, plugs, foreign currencies. */

const scope = fc.constantFrom("in_scope" as const, "in_scope" as const, "optional" as const);
const anyLine = fc.oneof(
  fc.record({ scope, driver: fc.constantFrom(...DRIVERS) }).map((more) => aService("", more)),
  fc
    .tuple(fc.constantFrom(...ESTABLISHMENT_STAGES), scope)
    .map(([stage, each]) => aPiece("", stage, { scope: each })),
  scope.map((each) => anExit("", { scope: each })),
);
const anyLines = fc
  .array(anyLine, { minLength: 1, maxLength: 9 })
  .map((lines) =>
    lines.map((line, index): CatalogueLine => ({ ...line, id: `lin_${index}`, name: `lin_${index}` })),
  );

// Small enough that no line comes near the largest amount, even doubled.
const amount = fc.integer({ min: 0, max: 500_000 }).map(minor);
const perhaps = fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: null });
const anyPrice = fc.record({
  unitPrice: amount,
  driver: fc.constantFrom(...DRIVERS),
  quantityMilli: perhaps,
  minimumMilli: perhaps,
  tiers: fc.oneof(
    fc.constant<Tier[]>([]),
    fc.array(fc.record({ fromMilli: fc.integer({ min: 1, max: 300_000 }), unitPrice: amount }), {
      maxLength: 2,
    }),
  ),
  yearly: fc.boolean(),
});

function anyCell(line: CatalogueLine, lines: readonly CatalogueLine[]): fc.Arbitrary<Cell> {
  const price = anyPrice.map(({ unitPrice, yearly, ...more }): Cell => {
    const period = line.kind === "service" ? (yearly ? "year" : "month") : "once";
    return monthly(unitPrice, { ...more, period });
  });
  return fc.oneof(
    { weight: 6, arbitrary: price },
    { weight: 1, arbitrary: fc.constantFrom<Cell>(UNANSWERED, NOT_OFFERED) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...lines)
        .map((other): Cell => ({ state: "included", inLineId: other.id, note: "" })),
    },
    {
      weight: line.kind === "establishment" ? 3 : 0,
      arbitrary: fc
        .constantFrom("bun_1", "bun_2")
        .map((bundleId): Cell => ({ state: "bundled", bundleId, note: "" })),
    },
  );
}

function anyOfferOf(letter: string, lines: readonly CatalogueLine[]): fc.Arbitrary<Offer> {
  return fc
    .record({
      cells: fc.tuple(...lines.map((line) => anyCell(line, lines))),
      bundleAmount: amount,
      splitOff: fc.boolean(),
      indexBasisPoints: fc.constantFrom(0, 0, 200, 375),
      indexAfterMonths: fc.integer({ min: 1, max: 24 }),
      currency: fc.constantFrom("DKK" as const, "DKK" as const, "EUR" as const),
      listPrice: amount,
    })
    .map(({ cells, bundleAmount, splitOff, listPrice, ...terms }) => {
      const held = lines.filter((_, index) => {
        const cell = cells[index];
        return cell?.state === "bundled" && cell.bundleId === "bun_1";
      });
      const share = Math.floor(bundleAmount / Math.max(1, held.length));
      const split = held.map((line, index) => ({
        lineId: line.id,
        amount: minor(index === 0 ? bundleAmount - share * (held.length - 1) : share),
      }));
      const bundle = {
        id: "bun_1",
        name: "",
        amount: bundleAmount,
        split: splitOff ? split : [],
        splitNote: "",
      };
      return anOffer(
        letter,
        Object.fromEntries(lines.map((line, index) => [line.id, cells[index] ?? UNANSWERED])),
        {
          ...terms,
          bundles: [bundle, { ...bundle, id: "bun_2", split: [] }],
          priceList: lines.map((line) => ({
            id: `itm_${line.id}`,
            lineId: line.id,
            name: "",
            unitPrice: listPrice,
            driver: line.driver,
            period: line.kind === "service" ? ("month" as const) : ("once" as const),
          })),
        },
      );
    });
}

const anyDossier: fc.Arbitrary<Dossier> = fc
  .tuple(anyLines, fc.integer({ min: 2, max: 4 }))
  .chain(([lines, count]) => {
    const letters = ["A", "B", "C", "D"].slice(0, count);
    return fc.record({
      lines: fc.constant(lines),
      offers: fc.tuple(...letters.map((letter) => anyOfferOf(letter, lines))),
      plugs: fc.subarray(letters.flatMap((letter) => lines.map((line) => [letter, line.id] as const))),
      plugSource: fc.array(fc.constantFrom(...PLUG_SOURCES), { minLength: 36, maxLength: 36 }),
      scores: fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }), {
        minLength: 24,
        maxLength: 24,
      }),
      known: fc.boolean(),
      rated: fc.boolean(),
    });
  })
  .map(({ lines, offers, plugs, plugSource, scores, known, rated }) =>
    aDossier({
      selection: aSelection({
        quantities: { users: 120_000, servers: known ? 20_000 : null, gb: 4_000_000, devices: 150_500 },
      }),
      candidates: offers.map((offer) => aCandidate(offer.id.slice(-1).toUpperCase())),
      groups: [
        aGroup("g1", [aCriterion("c1"), aCriterion("c2", { weight: 3 })]),
        aGroup("g2", [aCriterion("c3")]),
      ],
      scores: offers.flatMap((offer, index) =>
        ["c1", "c2", "c3"].flatMap((id, at) => {
          const value = scores[index * 3 + at];
          return value === undefined ? [] : [aScore(offer.id.slice(-1), id, value)];
        }),
      ),
      lines,
      offers,
      plugs: plugs.map(([letter, lineId], index): Plug => {
        const source = plugSource[index] ?? "estimate";
        return aPlug(letter, lineId, { source, base: source === "estimate" ? minor(index * 1_000) : null });
      }),
      rates: rated ? [{ currency: "EUR", rateMillionths: 7_461_337, date: day("2026-10-01") }] : [],
    }),
  );

const anyType = fc.constantFrom<EstablishmentType>(1, 2, 3);
const anyBasis = fc.record({
  establishmentType: anyType,
  horizonMonths: fc.integer({ min: 12, max: 84 }),
  volumePercent: fc.constantFrom(50, 100, 133, 150),
  withOptional: fc.boolean(),
  discountBasisPoints: fc.constantFrom(0, 400, 2_000),
  leftOutLineIds: fc.subarray(["lin_0", "lin_3"]),
});

function sorted(comparison: Comparison) {
  const byId = <T extends { candidateId: string }>(rows: readonly T[]) =>
    [...rows].sort((a, b) => (a.candidateId < b.candidateId ? -1 : 1));
  return {
    ...comparison,
    candidates: byId(comparison.candidates).map(({ lines, bundles, ...each }) => ({
      ...each,
      lines,
      bundles: bundles.map(({ status, amount: sum }) => ({ status, sum })),
    })),
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

/** Every price, bundle and price list of a dossier times two. */
function doubled(dossier: Dossier): Dossier {
  const twice = (value: number) => minor(value * 2);
  return {
    ...dossier,
    offers: dossier.offers.map((offer) => ({
      ...offer,
      bundles: offer.bundles.map((bundle) => ({
        ...bundle,
        amount: twice(bundle.amount),
        split: bundle.split.map((part) => ({ ...part, amount: twice(part.amount) })),
      })),
      cells: offer.cells.map(({ lineId, cell }) => ({
        lineId,
        cell:
          cell.state === "priced"
            ? {
                ...cell,
                unitPrice: twice(cell.unitPrice),
                tiers: cell.tiers.map((tier) => ({ ...tier, unitPrice: twice(tier.unitPrice) })),
              }
            : cell,
      })),
    })),
  };
}

describe("any comparison", () => {
  it("is the same whatever order candidates, offers, scores and plugs come in", () => {
    fc.assert(
      fc.property(anyDossier, anyBasis, (dossier, basis) => {
        const turned = {
          ...dossier,
          candidates: [...dossier.candidates].reverse(),
          offers: [...dossier.offers].reverse(),
          scores: [...dossier.scores].reverse(),
          plugs: [...dossier.plugs].reverse(),
        };
        expect(sorted(compareDossier(turned, basis))).toEqual(sorted(compareDossier(dossier, basis)));
      }),
    );
  });

  it("quotes what it counts plus what it sets aside, to the minor unit", () => {
    fc.assert(
      fc.property(anyDossier, anyBasis, (dossier, basis) => {
        for (const each of compareDossier(dossier, basis).candidates) {
          expect(each.quoted.total).toBe(each.counted.total + each.setAsideTotal);
          expect(each.quoted.total).toBe(each.quoted.establishment + each.quoted.operation);
          expect(each.levelled.total).toBe(each.counted.total + each.pluggedTotal);
          expect(each.levelledLow.total).toBeLessThanOrEqual(each.levelled.total);
          expect(each.levelled.total).toBeLessThanOrEqual(each.levelledHigh.total);
          expect(each.comparable).toBe(
            each.lines.every(({ kind }) => kind !== "gap") &&
              each.lines.some(({ kind }) => kind !== "outside" && kind !== "set_aside"),
          );
          if (!each.comparable) expect(each.rank).toBeNull();
        }
      }),
    );
  });

  it("has totals that are the sum of its lines and bundles", () => {
    fc.assert(
      fc.property(anyDossier, anyBasis, (dossier, basis) => {
        for (const each of compareDossier(dossier, basis).candidates) {
          let sum = 0;
          for (const line of each.lines) {
            if (line.kind === "counted") sum += line.total;
            if (line.kind === "plugged") sum += line.total.base;
          }
          for (const bundle of each.bundles) if (bundle.status === "counted") sum += bundle.amount ?? 0;
          expect(each.levelled.total).toBe(sum);
        }
      }),
    );
  });

  it("does not let a plug change another candidate's quoted or counted figures", () => {
    fc.assert(
      fc.property(anyDossier, anyBasis, (dossier, basis) => {
        const figures = (from: Dossier) =>
          compareDossier(from, basis).candidates.map(
            ({ candidateId, quoted, counted, setAsideTotal, rankQuoted }) => ({
              candidateId,
              quoted,
              counted,
              setAsideTotal,
              rankQuoted,
            }),
          );
        expect(figures(dossier)).toEqual(figures({ ...dossier, plugs: [] }));
        const levelled = compareDossier(dossier, basis).candidates;
        const own = { ...dossier, plugs: dossier.plugs.filter(({ candidateId }) => candidateId === "can_a") };
        expect(compareDossier(own, basis).candidates[0]?.levelled).toEqual(levelled[0]?.levelled);
      }),
    );
  });

  it("never counts less establishment when the basis moves up", () => {
    fc.assert(
      fc.property(anyDossier, anyBasis, (dossier, basis) => {
        const types = ([1, 2, 3] as const).map((establishmentType) =>
          compareDossier(dossier, { ...basis, establishmentType }),
        );
        dossier.offers.forEach((_, index) => {
          const counted = types.map(({ candidates }) => candidates[index]?.counted.establishment ?? 0);
          expect([...counted].sort((a, b) => a - b)).toEqual(counted);
          // What an offer quotes does not depend on how much of it is asked for.
          expect(new Set(types.map(({ candidates }) => candidates[index]?.quoted.total)).size).toBe(1);
        });
      }),
    );
  });

  it("never costs less over a longer horizon, without discount", () => {
    fc.assert(
      fc.property(anyDossier, anyBasis, fc.integer({ min: 1, max: 24 }), (dossier, basis, longer) => {
        const horizonMonths = Math.min(basis.horizonMonths, 60);
        const at = (months: number) =>
          compareDossier(dossier, { ...basis, horizonMonths: months, discountBasisPoints: 0 }).candidates;
        const long = at(horizonMonths + longer);
        at(horizonMonths).forEach((each, index) => {
          expect(long[index]?.counted.total).toBeGreaterThanOrEqual(each.counted.total);
          expect(long[index]?.quoted.total).toBeGreaterThanOrEqual(each.quoted.total);
        });
      }),
    );
  });

  it("costs twice as much when every price is doubled, but for the rounding of single amounts", () => {
    fc.assert(
      fc.property(anyDossier, anyBasis, (dossier, basis) => {
        const twice = compareDossier(doubled(dossier), basis).candidates;
        compareDossier(dossier, basis).candidates.forEach((each, index) => {
          // Each rounding moves a month's amount by at most one minor unit; three roundings and seven rises.
          const slack = each.lines.length * basis.horizonMonths * 10 * 10;
          expect(Math.abs((twice[index]?.counted.total ?? 0) - 2 * each.counted.total)).toBeLessThanOrEqual(
            slack,
          );
        });
      }),
    );
  });

  it("counts exactly twice as much when doubled prices need no rounding", () => {
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 12, max: 84 }),
        (prices, months) => {
          const lines = prices.map((_, index) => aService(`lin_${index}`, { driver: "users" }));
          const at = (factor: number) =>
            compareDossier(
              aDossier({
                lines,
                offers: [
                  anOffer(
                    "A",
                    Object.fromEntries(
                      prices.map((price, index) => [
                        `lin_${index}`,
                        monthly(minor(price * factor), { driver: "users" }),
                      ]),
                    ),
                  ),
                ],
              }),
              { horizonMonths: months },
            ).candidates[0]?.counted.total;
          expect(at(2)).toBe((at(1) ?? 0) * 2);
        },
      ),
    );
  });

  it("does not change its input", () => {
    fc.assert(
      fc.property(anyDossier, anyBasis, (dossier, basis) => {
        const frozen = deepFreeze(dossier);
        const prepared = deepFreeze(prepareComparison(frozen, TODAY).dossier);
        expect(prepared).toBe(frozen);
        compareDossier(frozen, deepFreeze(basis));
      }),
      { numRuns: 30 },
    );
  });
});
