import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import { compare } from "./compare";
import { cumulativeCost } from "./cost-curve";
import { explain } from "./explain";
import { financedCost, financedCurve } from "./financing";
import { paymentSchedule } from "./line-amount";
import { prepareComparison } from "./prepare";
import { columnOf, compareDossier, kr, TODAY, unlikeOffers } from "./testing";
import { largeDossier } from "./testing-large";

const schedule = (horizonMonths: number, discountBasisPoints = 0) =>
  paymentSchedule({ horizonMonths, discountBasisPoints, indexBasisPoints: 0, indexAfterMonths: 12 });

/** The offers that are not alike, with B's establishment paid over some months. */
function financed(months: number | null, basisPoints = 0) {
  const dossier = unlikeOffers();
  return {
    ...dossier,
    offers: dossier.offers.map((offer) =>
      offer.candidateId === "can_b"
        ? { ...offer, financedMonths: months, financeBasisPoints: basisPoints }
        : offer,
    ),
  };
}

describe("financed establishment", () => {
  it("is paid in equal instalments, the last taking the rest", () => {
    const cost = financedCost(kr(1_250_000), { months: 36, basisPoints: 0 }, schedule(48));
    expect(cost).toEqual({
      amount: kr(1_250_000),
      paidInAll: kr(1_250_000),
      instalment: 3_472_222,
      lastInstalment: 3_472_230,
      paidMonths: 36,
      owedAtEnd: 0,
      cost: kr(1_250_000),
    });
  });

  it("with interest costs what an annuity table says", () => {
    // 100 000 at 6 % over 12 months: 8 606.64 a month, 103 279.72 in all.
    const cost = financedCost(kr(100_000), { months: 12, basisPoints: 600 }, schedule(48));
    expect(cost.paidInAll).toBe(10_327_972);
    expect(cost.instalment).toBe(860_664);
    expect(cost.lastInstalment).toBe(860_668);
    expect(cost.cost).toBe(10_327_972);
  });

  it("that outlasts the horizon leaves the rest owed at its end", () => {
    const free = financedCost(kr(60_000), { months: 60, basisPoints: 0 }, schedule(48));
    expect(free).toMatchObject({
      instalment: kr(1_000),
      paidMonths: 48,
      owedAtEnd: kr(12_000),
      cost: kr(60_000),
    });
    const dear = financedCost(kr(60_000), { months: 60, basisPoints: 600 }, schedule(48));
    // An annuity of 1 159.97 leaves twelve of them, worth 13 477.59, after 48 of 60 months.
    expect(dear.owedAtEnd).toBe(1_347_759);
    expect(dear.cost).toBe(dear.instalment * 48 + dear.owedAtEnd);
  });

  it("costs less in today's money when later years are discounted", () => {
    const cost = financedCost(kr(24_000), { months: 24, basisPoints: 0 }, schedule(48, 1_000));
    expect(cost.cost).toBe(kr(12_000) + 1_090_909);
  });

  it("pays no interest on nothing, and refuses terms that cannot be", () => {
    expect(financedCost(0, { months: 24, basisPoints: 500 }, schedule(48)).cost).toBe(0);
    expect(() => financedCost(1, { months: 0, basisPoints: 0 }, schedule(48))).toThrow(RangeError);
    expect(() => financedCost(1, { months: 12, basisPoints: 5_001 }, schedule(48))).toThrow(RangeError);
    expect(() => financedCost(-1, { months: 12, basisPoints: 0 }, schedule(48))).toThrow(RangeError);
    expect(() => financedCost(0.5, { months: 12, basisPoints: 0 }, schedule(48))).toThrow(RangeError);
  });

  it("always adds up to what is paid in all, and never costs less for more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.integer({ min: 0, max: 1_000 }),
        fc.integer({ min: 1, max: 84 }),
        fc.integer({ min: 0, max: 5_000 }),
        fc.integer({ min: 12, max: 84 }),
        (amount, more, months, basisPoints, horizon) => {
          const cost = financedCost(amount, { months, basisPoints }, schedule(horizon));
          expect(cost.instalment * (months - 1) + cost.lastInstalment).toBe(cost.paidInAll);
          expect(cost.paidInAll).toBeGreaterThanOrEqual(amount);
          expect(cost.cost).toBeGreaterThanOrEqual(amount - months);
          if (basisPoints === 0) expect(cost.cost).toBe(amount);
          if (months <= horizon) expect(cost.cost).toBe(cost.paidInAll);
          const larger = financedCost(amount + more, { months, basisPoints }, schedule(horizon));
          expect(larger.cost).toBeGreaterThanOrEqual(cost.cost);
          const curve = financedCurve(cost, months, schedule(horizon));
          expect(curve[0]).toBe(0);
          expect(curve.at(-1)).toBe(cost.cost);
        },
      ),
    );
  });
});

describe("a comparison with financed establishment", () => {
  it("counts the interest as establishment, and keeps the two purchases apart", () => {
    const paid = columnOf(compareDossier(financed(null)), "B");
    const free = columnOf(compareDossier(financed(36)), "B");
    expect(free.levelled).toEqual(paid.levelled);
    expect(free.financing).toMatchObject({ months: 36, basisPoints: 0, levelled: 0 });
    const dear = columnOf(compareDossier(financed(36, 600)), "B");
    expect(dear.levelled.operation).toBe(paid.levelled.operation);
    const interest = dear.levelled.establishment - paid.levelled.establishment;
    expect(interest).toBe(dear.financing?.levelled);
    expect(interest).toBeGreaterThan(kr(100_000));
    expect(dear.levelled.total).toBe(dear.levelled.establishment + dear.levelled.operation);
  });

  it("keeps quoted = counted + set aside on every basis", () => {
    for (const establishmentType of [1, 2, 3] as const) {
      const column = columnOf(compareDossier(financed(60, 450), { establishmentType }), "B");
      expect(column.counted.total + column.setAsideTotal).toBe(column.quoted.total);
    }
  });

  it("starts its cost curve at nothing and ends it at the total", () => {
    const dossier = financed(60, 600);
    const prepared = prepareComparison(dossier, TODAY);
    const basis = { ...defaultBasis(dossier.selection), discountBasisPoints: 400 };
    const curve = cumulativeCost(prepared, basis, "can_b");
    expect(curve[0]).toBe(0);
    expect(curve.at(-1)).toBe(columnOf(compare(prepared, basis), "B").levelled.total);
    expect([...curve].sort((a, b) => a - b)).toEqual(curve);
  });

  it("is explained: amount, months, interest, instalments and what is owed", () => {
    const dossier = financed(60, 600);
    const prepared = prepareComparison(dossier, TODAY);
    const comparison = compare(prepared, defaultBasis(dossier.selection));
    const sum = explain(prepared, comparison, {
      of: "cost",
      candidateId: "can_b",
      measure: "levelled",
      part: "establishment",
    });
    const added = sum?.terms.reduce((total, { value }) => total + Number(value), 0);
    expect(added).toBe(sum?.result.value);
    const target = sum?.terms.find(({ label }) => label.code === "financing")?.target;
    expect(target).toEqual({ of: "financing", candidateId: "can_b", measure: "levelled" });
    const why = target && explain(prepared, comparison, target);
    expect(why?.formula).toBe("financed");
    expect(why?.terms.map(({ label }) => label.code)).toEqual([
      "financed_amount",
      "financed_months",
      "finance_rate",
      "instalment",
      "instalments_counted",
      "owed_at_end",
    ]);
  });

  it("does not change its input, and leaves offers without financing as they were", () => {
    const dossier = financed(48, 300);
    const before = structuredClone(dossier);
    compareDossier(dossier);
    expect(dossier).toEqual(before);
    expect(columnOf(compareDossier(dossier), "A").financing).toBeNull();
    const large = largeDossier({ services: 5, pieces: 4, criteria: 1, participants: 1 });
    expect(compareDossier(large).candidates.every((each) => each.financing === null)).toBe(true);
  });
});
