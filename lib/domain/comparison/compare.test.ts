import { describe, expect, it } from "vitest";
import { columnOf, compareDossier, kr, unlikeOffers } from "./testing";

describe("two offers that are not alike", () => {
  it("shows the cheapest as quoted, whatever the basis", () => {
    for (const establishmentType of [1, 2, 3] as const) {
      const comparison = compareDossier(unlikeOffers(), { establishmentType });
      expect(columnOf(comparison, "A").quoted.total).toBe(kr(3_280_000));
      expect(columnOf(comparison, "B").quoted.total).toBe(kr(3_746_000));
      expect(columnOf(comparison, "A").rankQuoted).toBe(1);
      expect(columnOf(comparison, "B").rankQuoted).toBe(2);
    }
  });

  it("sets aside the stages beyond type 1, and the order turns", () => {
    const comparison = compareDossier(unlikeOffers(), { establishmentType: 1 });
    const a = columnOf(comparison, "A");
    const b = columnOf(comparison, "B");
    expect(a.levelled).toEqual({
      establishment: kr(400_000),
      operation: kr(2_880_000),
      exit: 0,
      total: kr(3_280_000),
    });
    expect(b.levelled).toEqual({
      establishment: kr(450_000),
      operation: kr(2_496_000),
      exit: 0,
      total: kr(2_946_000),
    });
    expect(b.setAsideTotal).toBe(kr(800_000));
    expect([a.rankLevelled, b.rankLevelled]).toEqual([2, 1]);
    expect(comparison.verdict.orderDiffers).toBe(true);
    expect(comparison.verdict.cheapestLevelled).toEqual({
      candidateId: "can_b",
      total: kr(2_946_000),
      plugged: 0,
    });
    expect(comparison.verdict.cheapestQuoted).toEqual({ candidateId: "can_a", total: kr(3_280_000) });
  });

  it("gives an offer without upgrade and improve no place on type 3", () => {
    const comparison = compareDossier(unlikeOffers(), { establishmentType: 3 });
    const a = columnOf(comparison, "A");
    expect(a.comparable).toBe(false);
    expect(a.openGaps).toBe(2);
    expect(a.rankLevelled).toBeNull();
    expect(a.rank).toBeNull();
    expect(columnOf(comparison, "B").levelled.total).toBe(kr(3_746_000));
    expect(comparison.verdict.leavesOut).toEqual([
      { candidateId: "can_a", stages: ["upgrade", "improve"], serviceLineIds: [] },
    ]);
    expect(comparison.verdict.notComparable).toEqual([{ candidateId: "can_a", gaps: 2 }]);
  });
});
