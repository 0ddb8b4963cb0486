import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import { minor } from "../money";
import type { OwnCost } from "../own-cost";
import { compare } from "./compare";
import { explain } from "./explain";
import { prepareComparison } from "./prepare";
import { againstStaying, followUpCurve, ownCostYears, stayingCost, stayingCurve } from "./staying";
import { aPlug, columnOf, kr, TODAY, unlikeOffers } from "./testing";

const cost = (id: string, amount: number, overrides: Partial<OwnCost> = {}): OwnCost => ({
  id,
  kind: "running",
  name: id,
  amount: kr(amount),
  period: "month",
  source: "Accounts 2025",
  sourceDate: null,
  ...overrides,
});

const BASIS = defaultBasis(unlikeOffers().selection);
const COSTS = [
  cost("hosting", 60_000),
  cost("staff", 240_000, { period: "year" }),
  cost("outages", 100_000, { kind: "hidden", period: "year" }),
  cost("contract", 10_000, { kind: "follow_up" }),
  cost("server", 50_000, { period: "once" }),
];

describe("staying as we are", () => {
  it("costs what runs and what is hidden over the horizon; follow-up is no part of it", () => {
    const staying = stayingCost(COSTS, BASIS);
    expect(staying).toMatchObject({
      running: kr(2_880_000 + 960_000 + 50_000),
      hidden: kr(400_000),
      followUp: kr(480_000),
      known: true,
    });
    expect(staying.total).toBe(staying.running + staying.hidden);
  });

  it("loses nothing of a year's cost that is not a whole twelfth", () => {
    const year = [cost("odd", 100_000, { period: "year" })];
    expect(stayingCost(year, BASIS).total).toBe(kr(400_000));
    expect(stayingCost(year, { ...BASIS, horizonMonths: 18 }).total).toBe(kr(150_000));
  });

  it("falls on years, a part of one at the end", () => {
    expect(ownCostYears(cost("staff", 240_000, { period: "year" }), { ...BASIS, horizonMonths: 18 })).toEqual(
      [kr(240_000), kr(120_000)],
    );
    expect(ownCostYears(cost("server", 1, { period: "once" }), { ...BASIS, horizonMonths: 12 })).toEqual([0]);
  });

  it("is discounted as offers are, and follows no volume", () => {
    const year = [cost("odd", 110_000, { period: "year" })];
    const basis = { ...BASIS, horizonMonths: 24, discountBasisPoints: 1_000 };
    expect(stayingCost(year, basis).total).toBe(kr(210_000));
    expect(stayingCost(year, { ...basis, volumePercent: 150 }).total).toBe(kr(210_000));
  });

  it("is unknown, not free, while nothing is entered", () => {
    expect(stayingCost([], BASIS)).toMatchObject({ known: false, total: 0 });
    expect(stayingCost([cost("contract", 1, { kind: "follow_up" })], BASIS).known).toBe(false);
    expect(stayingCost(COSTS, BASIS).followUpKnown).toBe(true);
    expect(stayingCost([cost("hosting", 1)], BASIS)).toMatchObject({ followUpKnown: false, followUp: 0 });
  });

  it("has a curve that ends at its total and never falls", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 4 }),
        fc.integer({ min: 12, max: 84 }),
        fc.constantFrom(0, 450),
        (amounts, horizonMonths, discountBasisPoints) => {
          const costs = amounts.map((amount, index) =>
            cost(`c${index}`, 0, {
              amount: minor(amount),
              period: (["month", "year", "once"] as const)[index % 3] ?? "month",
            }),
          );
          const before = structuredClone(costs);
          const basis = { ...BASIS, horizonMonths, discountBasisPoints };
          const curve = stayingCurve(costs, basis);
          expect(curve.at(-1)).toBe(stayingCost(costs, basis).total);
          expect([...curve].sort((a, b) => a - b)).toEqual(curve);
          const following = costs.map((each) => ({ ...each, kind: "follow_up" as const }));
          expect(followUpCurve(following, basis)).toEqual(curve);
          expect(stayingCurve(following, basis).every((value) => value === 0)).toBe(true);
          expect(costs).toEqual(before);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("a candidate against staying", () => {
  const dossier = { ...unlikeOffers(), ownCosts: COSTS };
  const prepared = prepareComparison(dossier, TODAY);
  const comparison = compare(prepared, BASIS);

  it("carries the buyer's own follow-up on top", () => {
    const against = againstStaying(columnOf(comparison, "B"), stayingCost(COSTS, BASIS));
    expect(against).toEqual({
      withFollowUp: kr(3_746_000 + 480_000),
      saved: kr(4_290_000 - 3_746_000 - 480_000),
    });
  });

  it("says nothing of one that is not comparable, nor of a difference to nothing", () => {
    expect(againstStaying(columnOf(comparison, "A"), stayingCost(COSTS, BASIS))).toBeNull();
    expect(againstStaying(columnOf(comparison, "B"), stayingCost([], BASIS))?.saved).toBeNull();
  });

  it("changes no rank, no points and no total of anybody", () => {
    const plugs = [aPlug("A", "upgrade", { base: kr(1) }), aPlug("A", "improve", { base: kr(1) })];
    const without = compare(prepareComparison({ ...dossier, plugs, ownCosts: [] }, TODAY), BASIS);
    const withCosts = compare(prepareComparison({ ...dossier, plugs }, TODAY), BASIS);
    expect(withCosts).toEqual(without);
  });

  it("is explained on a click", () => {
    const total = explain(prepared, comparison, { of: "own_cost", part: "total" });
    expect(total?.result.value).toBe(kr(4_290_000));
    expect(total?.terms.filter(({ label }) => label.code === "own_cost")).toHaveLength(4);
    const saved = explain(prepared, comparison, {
      of: "against_staying",
      candidateId: "can_b",
      measure: "saved",
    });
    expect(saved?.result.value).toBe(kr(64_000));
    const none = prepareComparison(unlikeOffers(), TODAY);
    expect(explain(none, compare(none, BASIS), { of: "own_cost", part: "hidden" })).toMatchObject({
      formula: "own_costs_none",
      result: { value: null },
    });
  });
});
