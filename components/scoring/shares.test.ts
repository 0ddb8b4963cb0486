import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownShares } from "./shares";

describe("shares as they are shown", () => {
  it("split a group's share among its criteria", () => {
    const { groups, criteria } = shownShares([
      {
        id: "g",
        weight: 3,
        criteria: [
          { id: "a", weight: 2 },
          { id: "b", weight: 1 },
        ],
      },
      { id: "h", weight: 1, criteria: [{ id: "c", weight: 5 }] },
    ]);
    expect([...groups]).toEqual([
      ["g", 750],
      ["h", 250],
    ]);
    expect([...criteria]).toEqual([
      ["a", 500],
      ["b", 250],
      ["c", 250],
    ]);
  });

  it("say that nothing counts when every weight is 0", () => {
    expect(shownShares([{ id: "g", weight: 0, criteria: [] }]).isEmpty).toBe(true);
    expect(shownShares([]).isEmpty).toBe(true);
  });

  it("add to exactly 100.0 over groups, and over criteria when every group has weight inside", () => {
    const weight = fc.integer({ min: 1, max: 1000 });
    const group = fc.record({ weight, criteria: fc.array(weight, { minLength: 1, maxLength: 10 }) });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 10 }), (groups) => {
        const shares = shownShares(
          groups.map((each, index) => ({
            id: `g${index}`,
            weight: each.weight,
            criteria: each.criteria.map((own, at) => ({ id: `c${index}.${at}`, weight: own })),
          })),
        );
        const sum = (all: Iterable<number>) => [...all].reduce((total, share) => total + share, 0);
        expect(sum(shares.groups.values())).toBe(1000);
        expect(sum(shares.criteria.values())).toBe(1000);
      }),
    );
  });
});
