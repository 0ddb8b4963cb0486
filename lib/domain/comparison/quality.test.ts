import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dossier } from "../dossier";
import { groupShares, qualityOf } from "./quality";
import { ranksByResult, ranksLowestFirst } from "./ranking";
import {
  aCriterion,
  aDossier,
  aGroup,
  anOffer,
  aScore,
  aService,
  columnOf,
  compareDossier,
  kr,
  monthly,
} from "./testing";

const columnA = (dossier: Partial<Dossier>) =>
  columnOf(
    compareDossier(
      aDossier({
        lines: [aService("run", { driver: "fixed" })],
        offers: [anOffer("A", { run: monthly(kr(1)) })],
        ...dossier,
      }),
    ),
    "A",
  );

describe("a criterion judged by people", () => {
  const groups = [aGroup("g", [aCriterion("c")])];

  it("is worth the mean of the submitted scores on 0–100, with its spread", () => {
    const scores = [aScore("A", "c", 2, "p1"), aScore("A", "c", 4, "p2"), aScore("A", "c", 5, "p3")];
    expect(columnA({ groups, scores }).criteria[0]).toMatchObject({
      from: "mean",
      value: 200 / 3,
      mean: 11 / 3,
      range: 3,
      count: 3,
      needsModeration: true,
    });
  });

  it("is worth the agreed score once there is one; the independent scores stay", () => {
    const scores = [aScore("A", "c", 1, "p1"), aScore("A", "c", 5, "p2")];
    const agreedScores = [{ candidateId: "can_a", criterionId: "c", value: 4, reason: "" }];
    expect(columnA({ groups, scores, agreedScores }).criteria[0]).toMatchObject({
      from: "agreed",
      value: 75,
      mean: 3,
      count: 2,
      needsModeration: false,
    });
  });

  it("counts those who cannot judge, and drafts not at all", () => {
    const draft = { ...aScore("A", "c", 5, "p3"), submittedAt: null };
    const scores = [aScore("A", "c", null, "p1"), aScore("A", "c", 3, "p2"), draft];
    expect(columnA({ groups, scores }).criteria[0]).toMatchObject({ value: 50, count: 1, cannotJudge: 1 });
  });

  it("that nobody judged is not zero", () => {
    expect(columnA({ groups }).criteria[0]).toMatchObject({ from: "none", value: null, low: 0, high: 100 });
  });
});

describe("a criterion on which scores are awaited", () => {
  const groups = [aGroup("g", [aCriterion("c")])];
  const awaited = ["bo", "eva"].map((participantId) => ({
    participantId,
    candidateId: "can_a",
    groupId: "g",
  }));

  it("has no value but a range, and says how many are missing", () => {
    const scores = [aScore("A", "c", 4, "p1"), aScore("A", "c", 5, "p2")];
    expect(columnA({ groups, scores, awaited }).criteria[0]).toMatchObject({
      from: "mean",
      value: null,
      awaited: 2,
      low: 43.75,
      high: 93.75,
    });
  });

  it("is exact with an agreed score, whoever is missing", () => {
    const agreedScores = [{ candidateId: "can_a", criterionId: "c", value: 4, reason: "" }];
    expect(columnA({ groups, agreedScores, awaited }).criteria[0]).toMatchObject({
      from: "agreed",
      value: 75,
      awaited: 0,
      low: 75,
      high: 75,
    });
  });

  it("that nobody has judged yet can become anything", () => {
    expect(columnA({ groups, awaited }).criteria[0]).toMatchObject({
      from: "none",
      awaited: 2,
      low: 0,
      high: 100,
    });
  });

  it("is not touched by what is awaited for another candidate or group", () => {
    const elsewhere = [
      { participantId: "bo", candidateId: "can_b", groupId: "g" },
      { participantId: "bo", candidateId: "can_a", groupId: "other" },
    ];
    const scores = [aScore("A", "c", 4, "p1")];
    expect(columnA({ groups, scores, awaited: elsewhere }).criteria[0]).toMatchObject({
      value: 75,
      awaited: 0,
    });
  });

  it("makes its group and quality a range, and the middle of it decides a place", () => {
    const scores = [aScore("A", "c", 5, "p1"), aScore("B", "c", 4, "p1"), aScore("B", "c", 4, "p2")];
    const dossier = aDossier({
      groups,
      scores,
      awaited: [{ participantId: "p2", candidateId: "can_a", groupId: "g" }],
      lines: [aService("run", { driver: "fixed" })],
      offers: [anOffer("A", { run: monthly(kr(1)) }), anOffer("B", { run: monthly(kr(1)) })],
    });
    const comparison = compareDossier(dossier);
    // A lies between 50 and 100, so that both are worth 75: a tie that only fractions can tell.
    expect(columnOf(comparison, "A").quality).toEqual({ low: 50, high: 100, value: null });
    expect(columnOf(comparison, "B").quality).toEqual({ low: 75, high: 75, value: 75 });
    expect(comparison.candidates.map(({ rank }) => rank)).toEqual([1, 1]);
  });
});

describe("a criterion the reader may not see yet", () => {
  it("is hidden, which is not the same as not scored", () => {
    const groups = [aGroup("g", [aCriterion("c"), aCriterion("papers", { feed: "assurance" })])];
    const column = columnA({ groups, blindPairs: [{ candidateId: "can_a", groupId: "g" }] });
    expect(column.criteria[0]).toMatchObject({ from: "blind", value: null, low: 0, high: 100 });
    expect(column.criteria[1]).toMatchObject({ from: "evidence", value: 0 });
    expect(column.groups[0]).toMatchObject({ value: null, low: 0, high: 50 });
  });
});

describe("a group", () => {
  it("weighs its criteria, and is provisional while one with weight is missing", () => {
    const groups = [
      aGroup("g", [aCriterion("c1", { weight: 3 }), aCriterion("c2"), aCriterion("c3", { weight: 0 })]),
    ];
    const scores = [aScore("A", "c1", 5)];
    expect(columnA({ groups, scores }).groups[0]).toMatchObject({ low: 75, high: 100, value: null });
    const both = [...scores, aScore("A", "c2", 1)];
    expect(columnA({ groups, scores: both }).groups[0]).toMatchObject({
      low: 75,
      high: 75,
      value: 75,
      scoredCriteria: 2,
    });
  });

  it("with no weight in it is not known to be worth anything", () => {
    expect(columnA({ groups: [aGroup("g", [])] }).groups[0]).toMatchObject({
      low: 0,
      high: 100,
      value: null,
    });
  });

  it("from evidence that is partly missing is a range", () => {
    const column = columnA({
      groups: [aGroup("g", [aCriterion("c", { feed: "requirements" })])],
      requirements: [
        { id: "r1", name: "", level: "important", position: 0 },
        { id: "r2", name: "", level: "important", position: 1 },
      ],
      requirementAnswers: [{ candidateId: "can_a", requirementId: "r1", answer: "meets", note: "" }],
    });
    expect(column.criteria[0]).toMatchObject({ from: "evidence", value: null, low: 50, high: 100 });
  });
});

describe("quality", () => {
  it("stays between the lowest and the highest of its groups", () => {
    const value = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, fc.integer({ min: 0, max: 9 })), { minLength: 1 }), (rows) => {
        const groups = rows.map(([each], index) => ({
          groupId: `g${index}`,
          shareTenths: 0,
          low: each,
          high: each,
          value: each,
          scoredCriteria: 1,
          criteria: 1,
        }));
        const quality = qualityOf(
          groups,
          rows.map(([, weight]) => weight),
        );
        const weighty = rows.filter(([, weight]) => weight > 0).map(([each]) => each);
        if (weighty.length === 0) expect(quality).toEqual({ low: 0, high: 100, value: null });
        else {
          expect(quality.value).toBeGreaterThanOrEqual(Math.min(...weighty) - 1e-9);
          expect(quality.value).toBeLessThanOrEqual(Math.max(...weighty) + 1e-9);
        }
      }),
    );
  });

  it("is shared in tenths that add to exactly the whole", () => {
    expect(groupShares([1, 1, 1])).toEqual([334, 333, 333]);
    expect(groupShares([0, 0])).toEqual([0, 0]);
    expect(groupShares([])).toEqual([]);
    expect(groupShares([Number.NaN, 1])).toEqual([0, 0]);
  });
});

describe("places", () => {
  it("are shared by equal amounts, and the next is skipped", () => {
    expect(ranksLowestFirst([300, 200, null, 200])).toEqual([3, 1, null, 1]);
    expect(ranksLowestFirst([])).toEqual([]);
  });

  it("by result ask for exact fractions only when doubles are too close", () => {
    const never = () => {
      throw new Error("not needed");
    };
    expect(ranksByResult([80, 60, 90], "shared", "highest", never)).toEqual([2, 3, 1]);
    expect(ranksByResult([80, 60, 90], "shared", "lowest", never)).toEqual([2, 1, 3]);
    expect(() => ranksByResult([0.1 + 0.2, 0.3], "shared", "highest", never)).toThrow("not needed");
  });
});
