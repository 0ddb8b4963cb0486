import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CANNOT_JUDGE,
  criterionValue,
  emptyScoreSummary,
  isScoreStep,
  NO_SCORE,
  needsModeration,
  provisionalRange,
  SCORE_STEPS,
  scoreRange,
  scoreStatistics,
  scoreSummary,
  scoreValue,
  statisticsOf,
} from "./score-statistics";

const anyScores = fc.array(fc.constantFrom(...SCORE_STEPS, CANNOT_JUDGE, NO_SCORE), { maxLength: 60 });

describe("a score's value", () => {
  it("runs from 0 for the lowest step to 100 for the highest", () => {
    expect(SCORE_STEPS.map(scoreValue)).toEqual([0, 25, 50, 75, 100]);
  });

  it("only whole steps from 1 to 5 are scores", () => {
    expect(SCORE_STEPS.every(isScoreStep)).toBe(true);
    for (const value of [0, 6, 2.5, "3", null, Number.NaN]) expect(isScoreStep(value)).toBe(false);
  });
});

describe("statistics", () => {
  it("of 2, 4, 5 and one who cannot judge", () => {
    const statistics = scoreStatistics([2, 4, 5, CANNOT_JUDGE]);
    expect(statistics).toMatchObject({ count: 3, cannotJudge: 1, range: 3, needsModeration: true });
    expect(statistics.mean).toBeCloseTo(11 / 3, 12);
    expect(statistics.value).toBeCloseTo(66.6667, 4);
    expect(statistics.standardDeviation).toBeCloseTo(1.5275, 4);
  });

  it("of nothing are unknown, not zero", () => {
    const unknown = { mean: null, standardDeviation: null, range: null, value: null, needsModeration: false };
    expect(scoreStatistics([])).toEqual({ count: 0, cannotJudge: 0, ...unknown });
    expect(scoreStatistics([CANNOT_JUDGE, NO_SCORE])).toEqual({ count: 0, cannotJudge: 1, ...unknown });
  });

  it("of one score have no standard deviation", () => {
    expect(scoreStatistics([4])).toMatchObject({ mean: 4, standardDeviation: null, range: 0, value: 75 });
  });

  it("of equal scores have a standard deviation of exactly 0", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCORE_STEPS),
        fc.integer({ min: 2, max: 1000 }),
        (step, count) => scoreStatistics(new Array(count).fill(step)).standardDeviation === 0,
      ),
    );
  });

  it("agree with the textbook's two-pass formulas", () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        const judged = scores.filter(isScoreStep);
        const statistics = scoreStatistics(scores);
        expect(statistics.count).toBe(judged.length);
        expect(statistics.cannotJudge).toBe(scores.filter((score) => score === CANNOT_JUDGE).length);
        if (judged.length === 0) return;
        const mean = judged.reduce((sum, score) => sum + score, 0) / judged.length;
        expect(statistics.mean).toBeCloseTo(mean, 10);
        expect(statistics.value).toBeCloseTo(scoreValue(mean), 10);
        expect(statistics.range).toBe(Math.max(...judged) - Math.min(...judged));
        if (judged.length < 2) return;
        const squares = judged.reduce((sum, score) => sum + (score - mean) ** 2, 0);
        expect(statistics.standardDeviation).toBeCloseTo(Math.sqrt(squares / (judged.length - 1)), 10);
      }),
    );
  });

  it("are the same in any order, and someone who cannot judge moves only their own count", () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        const statistics = scoreStatistics(scores);
        expect(scoreStatistics([...scores].reverse())).toEqual(statistics);
        expect(scoreStatistics([...scores, CANNOT_JUDGE])).toEqual({
          ...statistics,
          cannotJudge: statistics.cannotJudge + 1,
        });
        expect(scoreStatistics([...scores, NO_SCORE])).toEqual(statistics);
      }),
    );
  });

  it("pass over what is not a score", () => {
    expect(scoreStatistics([4, 6, -1, Number.NaN, 1e15])).toMatchObject({
      count: 1,
      cannotJudge: 0,
      mean: 4,
    });
  });
});

describe("the summary over a part of a row", () => {
  it("reads from one index up to another, past the end too, and reuses the object it is given", () => {
    const scores = Uint8Array.of(1, 4, 5, CANNOT_JUDGE, NO_SCORE, 2);
    const into = scoreSummary(scores, 0, 1);
    expect(scoreSummary(scores, 1, 5, into)).toBe(into);
    expect(into).toEqual({ count: 2, cannotJudge: 1, sum: 9, sumOfSquares: 41, minimum: 4, maximum: 5 });
    expect(scoreSummary(scores, 6, 9)).toEqual(emptyScoreSummary());
  });

  it("gives the same figures as the statistics of that part, and leaves the row as it was", () => {
    fc.assert(
      fc.property(anyScores, fc.nat(60), fc.nat(60), (scores, from, to) => {
        const before = [...scores];
        expect(statisticsOf(scoreSummary(scores, from, to))).toEqual(
          scoreStatistics(scores.slice(from, Math.max(from, to))),
        );
        expect(scores).toEqual(before);
      }),
    );
  });
});

describe("moderation", () => {
  it("is asked for from a range of two steps", () => {
    expect([null, 0, 1, 2, 4].map(needsModeration)).toEqual([false, false, false, true, true]);
    expect(needsModeration(scoreRange(scoreSummary([3, 4], 0, 2)))).toBe(false);
  });
});

describe("a candidate's value on a criterion", () => {
  it("is the agreed score if there is one, else the mean, else unknown", () => {
    const scores = scoreSummary([1, 2], 0, 2);
    expect(criterionValue(4, scores)).toBe(75);
    expect(criterionValue(null, scores)).toBe(12.5);
    expect(criterionValue(null, emptyScoreSummary())).toBeNull();
  });
});

describe("a value while scores are awaited", () => {
  const rangeOf = (scores: readonly number[], awaited: number, agreed: number | null = null) =>
    provisionalRange(agreed, scoreSummary(scores, 0, scores.length), awaited);

  it("lies between all of the missing ones at 1 and all of them at 5", () => {
    const { low, high } = rangeOf([4, 5], 1);
    expect([low, high]).toEqual([175 / 3, 275 / 3]);
    expect(rangeOf([3], 3)).toEqual({ low: 12.5, high: 87.5 });
  });

  it("is exact when nothing is awaited or something is agreed, and anything while nobody has scored", () => {
    expect(rangeOf([4, 5], 0)).toEqual({ low: 87.5, high: 87.5 });
    expect(rangeOf([4, 5], 7, 2)).toEqual({ low: 25, high: 25 });
    expect(rangeOf([], 0)).toEqual({ low: 0, high: 100 });
    expect(rangeOf([], 4)).toEqual({ low: 0, high: 100 });
    expect(rangeOf([CANNOT_JUDGE, NO_SCORE], 2)).toEqual({ low: 0, high: 100 });
  });

  const given = fc.array(fc.constantFrom(...SCORE_STEPS), { minLength: 1, maxLength: 40 });

  it("does not hang on who scored first", () => {
    fc.assert(
      fc.property(given, fc.nat(20), (scores, awaited) => {
        expect(rangeOf([...scores].reverse(), awaited)).toEqual(rangeOf(scores, awaited));
        expect(rangeOf([...scores].sort(), awaited)).toEqual(rangeOf(scores, awaited));
      }),
    );
  });

  it("narrows with every submission, and holds whatever comes of it", () => {
    fc.assert(
      fc.property(
        given,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...SCORE_STEPS),
        (scores, k, next) => {
          const before = rangeOf(scores, k);
          const after = rangeOf([...scores, next], k - 1);
          expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-9);
          expect(after.high).toBeLessThanOrEqual(before.high + 1e-9);
          expect(after.high - after.low).toBeLessThan(before.high - before.low);
          expect(after.low).toBeLessThanOrEqual(after.high);
        },
      ),
    );
  });
});
