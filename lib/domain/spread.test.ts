import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreStatistics } from "./score-statistics";
import { type ScoreTally, spreadOf, spreadsOf } from "./spread";

const given = fc.array(fc.constantFrom(null, 1, 2, 3, 4, 5), { maxLength: 60 });

/** Scores as a query counts them. */
function tallied(values: readonly (number | null)[], criterionId = "calm"): ScoreTally[] {
  return [null, 1, 2, 3, 4, 5]
    .map((value) => ({
      candidateId: "a",
      criterionId,
      value,
      count: values.filter((each) => each === value).length,
    }))
    .filter(({ count }) => count > 0);
}

describe("the spread of one question", () => {
  it("worked example: 2, 4, 4 and one who cannot judge", () => {
    const { dots, statistics } = spreadOf("a", "calm", tallied([4, 2, null, 4]));
    expect(dots).toEqual([0, 1, 0, 2, 0]);
    expect(statistics).toMatchObject({ count: 3, cannotJudge: 1, range: 2, needsModeration: true });
    expect(statistics.mean).toBeCloseTo(3.333, 3);
    expect(statistics.standardDeviation).toBeCloseTo(1.155, 3);
  });

  it("has no deviation for one score and no mean for none, rather than 0", () => {
    expect(spreadOf("a", "calm", tallied([3])).statistics).toMatchObject({
      mean: 3,
      standardDeviation: null,
      range: 0,
    });
    expect(spreadOf("a", "calm", tallied([null, null])).statistics).toMatchObject({
      count: 0,
      cannotJudge: 2,
      mean: null,
      range: null,
      needsModeration: false,
    });
  });

  it("says the same as the scores one by one", () => {
    fc.assert(
      fc.property(given, (values) => {
        const spread = spreadOf("a", "calm", tallied(values));
        expect(spread.statistics).toEqual(scoreStatistics(values.map((value) => value ?? 0)));
        expect(spread.dots.reduce((sum, count) => sum + count, 0)).toBe(spread.statistics.count);
      }),
    );
  });

  it("passes over values off the scale and counts that count nothing", () => {
    const bad = [0, 6, 2.5, Number.NaN].map((value) => ({ value, count: 1 }));
    const none = [0, -1, 0.5, Number.NaN].map((count) => ({ value: 3, count }));
    expect(spreadOf("a", "calm", [...bad, ...none, { value: 5, count: 2 }]).dots).toEqual([0, 0, 0, 0, 2]);
  });
});

describe("the spreads of a selection", () => {
  it("stand by question, and one that nobody answered is not there", () => {
    const spreads = spreadsOf([...tallied([1, 5]), ...tallied([3], "listens")]);
    expect([...spreads.keys()]).toEqual(["a calm", "a listens"]);
    expect(spreads.get("a calm")?.statistics.range).toBe(4);
    expect(spreadsOf([])).toEqual(new Map());
  });

  it("does not change its input", () => {
    const tallies = Object.freeze(tallied([1, 2, null]).map((tally) => Object.freeze(tally)));
    expect(() => spreadsOf(tallies)).not.toThrow();
  });
});
