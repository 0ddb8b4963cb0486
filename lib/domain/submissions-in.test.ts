import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CriterionFeed, CriterionGroup, Score } from "./criterion";
import { submissionsIn } from "./submissions-in";

const criterion = (id: string, feed: CriterionFeed = "people") => ({
  ...{ id, name: id, help: "", weight: 1, purchase: "both" as const, feed },
  rubric: ["", "", "", "", ""],
});
const group = (id: string, ...criteria: ReturnType<typeof criterion>[]): CriterionGroup => ({
  ...{ id, name: id, weight: 1, criteria },
});
const chemistry = group("chemistry", criterion("listens"), criterion("flexible"));
const background = group("background", criterion("soundness", "financial_soundness"), criterion("mature"));
const groups = [chemistry, background];
const scored = (criterionId: string, submittedAt: string | null, participantId = "mette"): Score => ({
  ...{ participantId, candidateId: "a", criterionId, value: 4, note: "", submittedAt },
});

describe("the submissions behind a file's scores", () => {
  it("are the pairs whose every question to people is answered and submitted, at the moment of the last", () => {
    const scores = [
      scored("listens", "2026-11-01"),
      scored("flexible", "2026-11-03"),
      scored("mature", null),
    ];
    expect(submissionsIn({ groups, scores })).toEqual([
      { participantId: "mette", candidateId: "a", groupId: "chemistry", submittedAt: "2026-11-03" },
    ]);
  });

  it("do not wait for what evidence answers", () => {
    expect(submissionsIn({ groups, scores: [scored("mature", "2026-11-01")] })).toHaveLength(1);
  });

  it("are not there while one question is open, and never pass from one person to another", () => {
    const scores = [scored("listens", "2026-11-01"), scored("flexible", "2026-11-01", "ole")];
    expect(submissionsIn({ groups, scores })).toEqual([]);
  });

  it("leave out scores of criteria that are in no group", () => {
    expect(submissionsIn({ groups: [], scores: [scored("listens", "2026-11-01")] })).toEqual([]);
  });

  it("are at most one for each person, candidate and group, and do not change the scores", () => {
    const anyScore = fc.record({
      participantId: fc.constantFrom("mette", "ole"),
      candidateId: fc.constantFrom("a", "b"),
      criterionId: fc.constantFrom("listens", "flexible", "mature", "soundness"),
      value: fc.constantFrom(null, 1, 5),
      note: fc.constant(""),
      submittedAt: fc.constantFrom(null, "2026-11-01", "2026-11-02"),
    });
    const unique = (each: Score) => `${each.participantId} ${each.candidateId} ${each.criterionId}`;
    fc.assert(
      fc.property(fc.uniqueArray(anyScore, { selector: unique }), (scores) => {
        const before = JSON.stringify(scores);
        const found = submissionsIn({ groups, scores });
        expect(JSON.stringify(scores)).toBe(before);
        const keys = found.map((each) => `${each.participantId} ${each.candidateId} ${each.groupId}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
