import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agenda, disagreements, weightShares } from "./agenda";
import { questionKey, type Spread, spreadOf } from "./spread";

const spread = (criterionId: string, values: readonly number[], candidateId = "a"): Spread =>
  spreadOf(
    candidateId,
    criterionId,
    values.map((value) => ({ value, count: 1 })),
  );
const names = (spreads: readonly Spread[]) => spreads.map(({ criterionId }) => criterionId);
const none: ReadonlySet<string> = new Set();
const even = new Map<string, number>();

describe("the agenda", () => {
  it("worked example: the widest range first, then the largest deviation, then what weighs most", () => {
    const spreads = [
      spread("close", [3, 4, 4]),
      spread("light", [2, 4, 4]),
      spread("heavy", [2, 4, 4]),
      spread("split", [2, 2, 4, 4]),
      spread("torn", [1, 5]),
    ];
    const shares = new Map([
      ["light", 0.1],
      ["heavy", 0.4],
    ]);
    // Deviation of 2, 4, 4 and of 2, 2, 4, 4 is 1.1547 for both: equal, so weight decides.
    expect(names(agenda(spreads, none, shares))).toEqual(["torn", "heavy", "light", "split"]);
  });

  it("leaves out what is agreed, which stays among the disagreements", () => {
    const spreads = [spread("torn", [1, 5]), spread("apart", [2, 4])];
    const agreed = new Set([questionKey("a", "torn")]);
    expect(names(agenda(spreads, agreed, even))).toEqual(["apart"]);
    expect(names(disagreements(spreads, even))).toEqual(["torn", "apart"]);
  });

  it("tells one candidate's question from another's", () => {
    const spreads = [spread("torn", [1, 5], "a"), spread("torn", [1, 5], "b")];
    expect(agenda(spreads, new Set([questionKey("a", "torn")]), even)).toEqual([spreads[1]]);
  });

  it("holds every row two steps apart or more and no other, in falling order", () => {
    const rows = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }), { maxLength: 20 });
    fc.assert(
      fc.property(rows, (drawn) => {
        const spreads = drawn.map((values, index) => spread(`c${index}`, values));
        const listed = agenda(spreads, none, even);
        const apart = drawn.filter((values) => Math.max(...values, 0) - Math.min(...values, 9) >= 2);
        expect(listed).toHaveLength(apart.length);
        const ranges = listed.map(({ statistics }) => statistics.range ?? 0);
        expect(ranges).toEqual([...ranges].sort((a, b) => b - a));
      }),
    );
  });

  it("is empty for one scorer, for nobody and for those who all say the same", () => {
    expect(agenda([spread("one", [1]), spread("nobody", []), spread("same", [3, 3, 3])], none, even)).toEqual(
      [],
    );
  });

  it("does not change its input", () => {
    const spreads = Object.freeze([spread("apart", [2, 4]), spread("torn", [1, 5])]);
    agenda(spreads, none, even);
    expect(names(spreads)).toEqual(["apart", "torn"]);
  });
});

describe("a criterion's share of the whole", () => {
  it("worked example: groups 3 : 1, and 1 : 3 within the first", () => {
    const shares = weightShares([
      {
        weight: 3,
        criteria: [
          { id: "a", weight: 1 },
          { id: "b", weight: 3 },
        ],
      },
      { weight: 1, criteria: [{ id: "c", weight: 9 }] },
    ]);
    expect(shares.get("a")).toBeCloseTo(0.1875);
    expect(shares.get("b")).toBeCloseTo(0.5625);
    expect(shares.get("c")).toBe(0.25);
  });

  it("is 0 where nothing weighs anything, not a fault", () => {
    expect(weightShares([])).toEqual(new Map());
    expect(weightShares([{ weight: 0, criteria: [{ id: "a", weight: 0 }] }]).get("a")).toBe(0);
  });
});
