import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAwaited, isDone, type PersonProgress, progressOf, scoringProgress, type Work } from "./progress";
import type { Scorer, ScoringFrame } from "./scoring-duties";

const eva: Scorer = {
  id: "eva",
  role: "evaluator",
  knowsPrices: false,
  revoked: false,
  reachable: true,
  groupIds: null,
  candidateIds: null,
  conflicts: ["c"],
};
const frame: ScoringFrame = {
  candidateIds: ["a", "b", "c"],
  groups: [
    { id: "chemistry", heldBack: true, criteria: 7 },
    { id: "project", heldBack: false, criteria: 2 },
    { id: "background", heldBack: false, criteria: 0 },
  ],
  rounds: [{ candidateId: "a", groupId: "chemistry" }],
};
const work = (submitted: Record<string, string>, answered: Record<string, number>): Work => ({
  submittedAt: new Map(Object.entries(submitted)),
  answered: new Map(Object.entries(answered)),
});
/** One person's numbers, after submitting these pairs. */
function numbersOf(scorer: Scorer, within: ScoringFrame, submitted: readonly string[]) {
  const submissions = submitted.map((key) => {
    const [candidateId = "", groupId = ""] = key.split(" ");
    return { participantId: scorer.id, candidateId, groupId };
  });
  return scoringProgress([scorer], within, submissions).people[0]?.numbers;
}
const AT = "2026-11-10T09:00:00.000Z";

describe("how far somebody is", () => {
  it("worked example: one pair submitted, one begun, one not, one before its meeting, one candidate in conflict", () => {
    const seen = progressOf(eva, frame, work({ "a project": AT }, { "a project": 2, "a chemistry": 3 }));
    expect(seen.map(({ candidateId, groupId, progress }) => [candidateId, groupId, progress])).toEqual([
      ["a", "chemistry", { state: "started", done: 3, of: 7 }],
      ["a", "project", { state: "submitted", at: AT }],
      ["b", "chemistry", { state: "before_meeting" }],
      ["b", "project", { state: "not_started", of: 2 }],
      ["c", "chemistry", { state: "conflict" }],
      ["c", "project", { state: "conflict" }],
    ]);
    expect(numbersOf(eva, frame, ["a project"])).toEqual({
      expected: 3,
      submitted: 1,
      beforeMeeting: 1,
      conflicts: 2,
    });
  });

  it("is never more answers than questions, though a question was taken out later", () => {
    const seen = progressOf(eva, frame, work({}, { "b project": 5 }));
    expect(seen.find((each) => each.candidateId === "b" && each.groupId === "project")?.progress).toEqual({
      state: "started",
      done: 2,
      of: 2,
    });
  });

  it("is not theirs where a group or candidate is not, whatever was submitted there", () => {
    const seen = progressOf(
      { ...eva, groupIds: ["project"], candidateIds: ["b"] },
      frame,
      work({ "a project": AT }, {}),
    );
    expect(seen.filter(({ progress }) => progress.state === "not_theirs")).toHaveLength(5);
    expect(numbersOf({ ...eva, candidateIds: ["b"] }, frame, ["a project"])?.submitted).toBe(0);
  });

  it("keeps what was submitted in a round that was closed again", () => {
    const closed = { ...frame, rounds: [] };
    const [first] = progressOf(eva, closed, work({ "a chemistry": AT }, {}));
    expect(first?.progress).toEqual({ state: "submitted", at: AT });
    expect(numbersOf(eva, closed, ["a chemistry"])).toMatchObject({
      expected: 3,
      submitted: 1,
    });
  });

  it("adds up: in numbers as pair by pair", () => {
    const keys = ["a chemistry", "a project", "b chemistry", "b project", "c project"];
    fc.assert(
      fc.property(fc.subarray(keys), fc.subarray(["a", "b", "c"]), (submitted, conflicts) => {
        const scorer = { ...eva, conflicts };
        const pairs = progressOf(
          scorer,
          frame,
          work(Object.fromEntries(submitted.map((key) => [key, AT])), {}),
        );
        const numbers = numbersOf(scorer, frame, submitted);
        const count = (state: string) => pairs.filter(({ progress }) => progress.state === state).length;
        expect(numbers).toEqual({
          expected: count("submitted") + count("not_started"),
          submitted: count("submitted"),
          beforeMeeting: count("before_meeting"),
          conflicts: count("conflict"),
        });
      }),
    );
  });

  it("does not change its input", () => {
    const before = JSON.stringify([eva, frame]);
    progressOf(eva, frame, work({}, {}));
    expect(JSON.stringify([eva, frame])).toBe(before);
  });
});

describe("how far everybody is", () => {
  const ib: Scorer = { ...eva, id: "ib", conflicts: [], groupIds: ["project"] };
  const submissions = [
    { participantId: "ib", candidateId: "a", groupId: "project" },
    { participantId: "ib", candidateId: "b", groupId: "project" },
    { participantId: "ib", candidateId: "c", groupId: "project" },
    { participantId: "eva", candidateId: "a", groupId: "project" },
    { participantId: "gone", candidateId: "a", groupId: "project" },
  ];

  it("worked example: one is done, one is not, and each pair says how many have submitted it", () => {
    const progress = scoringProgress([eva, ib, { ...eva, id: "gone", revoked: true }], frame, submissions);
    expect(progress.people.map(({ scorer }) => scorer.id)).toEqual(["eva", "ib"]);
    expect(progress).toMatchObject({
      asked: 2,
      done: 1,
      numbers: { expected: 6, submitted: 4, beforeMeeting: 1, conflicts: 2 },
    });
    expect(Object.fromEntries(progress.byPair)).toEqual({
      "a chemistry": { expected: 1, submitted: 0, awaited: 1 },
      "a project": { expected: 2, submitted: 2, awaited: 0 },
      "b chemistry": { expected: 0, submitted: 0, awaited: 1 },
      "b project": { expected: 2, submitted: 1, awaited: 1 },
      "c project": { expected: 1, submitted: 1, awaited: 0 },
    });
  });

  it("is nothing for nobody", () => {
    expect(scoringProgress([], frame, submissions)).toMatchObject({ people: [], asked: 0, done: 0 });
  });
});

describe("who is waited for", () => {
  const numbers = (expected: number, submitted: number): PersonProgress => ({
    expected,
    submitted,
    beforeMeeting: 0,
    conflicts: 0,
  });

  it("is whoever has something left, and nobody who is asked nothing", () => {
    expect([isDone(numbers(2, 2)), isDone(numbers(2, 1)), isDone(numbers(0, 0))]).toEqual([
      true,
      false,
      false,
    ]);
    expect([
      isAwaited(eva, numbers(2, 1)),
      isAwaited(eva, numbers(2, 2)),
      isAwaited(eva, numbers(0, 0)),
    ]).toEqual([true, false, false]);
  });

  it("is nobody who came with a file, is out, or knows the prices", () => {
    for (const change of [{ reachable: false }, { revoked: true }, { knowsPrices: true }])
      expect(isAwaited({ ...eva, ...change }, numbers(2, 1))).toBe(false);
  });
});
