import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  awaitedOf,
  counts,
  dutiesOf,
  pairKey,
  type Scorer,
  type ScoringFrame,
  undeclared,
} from "./scoring-duties";

const mette: Scorer = {
  id: "mette",
  role: "evaluator",
  knowsPrices: false,
  revoked: false,
  reachable: true,
  groupIds: null,
  candidateIds: null,
  conflicts: [],
};
const frame: ScoringFrame = {
  candidateIds: ["a", "b"],
  groups: [
    { id: "chemistry", heldBack: true, criteria: 2 },
    { id: "skills", heldBack: false, criteria: 3 },
    { id: "evidence", heldBack: false, criteria: 0 },
  ],
  rounds: [{ candidateId: "a", groupId: "chemistry" }],
};
const told = (scorer: Scorer) =>
  dutiesOf(scorer, frame).map(({ candidateId, groupId, duty }) => `${candidateId} ${groupId} ${duty}`);

describe("duties", () => {
  it("are every candidate on every group that people judge, once its round is open", () => {
    expect(told(mette)).toEqual([
      "a chemistry theirs",
      "a skills theirs",
      "b chemistry before_meeting",
      "b skills theirs",
    ]);
  });

  it("leave out what is not assigned", () => {
    expect(
      told({ ...mette, groupIds: ["skills"], candidateIds: ["b"] }).filter((each) => each.endsWith("theirs")),
    ).toEqual(["a chemistry not_theirs", "a skills not_theirs", "b chemistry not_theirs", "b skills theirs"]);
  });

  it("leave out a candidate with a declared conflict", () => {
    expect(told({ ...mette, conflicts: ["a"] })).toContain("a skills conflict");
  });

  it.each([{ role: "observer" as const }, { knowsPrices: true }, { revoked: true }])(
    "are nobody's who does not score: %o",
    (why) => {
      expect(dutiesOf({ ...mette, ...why }, frame).every(({ duty }) => duty === "not_theirs")).toBe(true);
      expect(awaitedOf([{ ...mette, ...why }], frame, [])).toEqual([]);
    },
  );
});

describe("what is awaited", () => {
  it("is every duty that is not submitted, a meeting still to be held included", () => {
    const done = [{ participantId: "mette", candidateId: "a", groupId: "skills" }];
    expect(awaitedOf([mette], frame, done).map(pairKey)).toEqual(["a chemistry", "b chemistry", "b skills"]);
  });

  it("is nothing of somebody who cannot be reached", () => {
    expect(awaitedOf([{ ...mette, reachable: false }], frame, [])).toEqual([]);
  });

  it("shrinks by exactly one with every submission", () => {
    const all = awaitedOf([mette, { ...mette, id: "lars" }], frame, []);
    fc.assert(
      fc.property(fc.subarray(all), (done) => {
        expect(awaitedOf([mette, { ...mette, id: "lars" }], frame, done)).toHaveLength(
          all.length - done.length,
        );
      }),
    );
  });

  it("does not change its input", () => {
    const scorers = Object.freeze([Object.freeze({ ...mette })]);
    awaitedOf(scorers, Object.freeze({ ...frame }), Object.freeze([]));
    expect(scorers).toEqual([mette]);
  });
});

describe("a submission", () => {
  const pair = { candidateId: "a", groupId: "skills" };
  it("counts while the pair is the person's", () => {
    expect(counts(mette, pair)).toBe(true);
    expect(counts({ ...mette, conflicts: ["a"] }, pair)).toBe(false);
    expect(counts({ ...mette, revoked: true }, pair)).toBe(false);
    expect(counts({ ...mette, groupIds: ["chemistry"] }, pair)).toBe(false);
    expect(counts({ ...mette, candidateIds: ["b"] }, pair)).toBe(false);
  });
});

describe("who has to be asked about ties", () => {
  const duties = [
    { candidateId: "a", duty: "theirs" as const },
    { candidateId: "a", duty: "before_meeting" as const },
    { candidateId: "b", duty: "before_meeting" as const },
    { candidateId: "c", duty: "conflict" as const },
    { candidateId: "d", duty: "not_theirs" as const },
  ];

  it("is each candidate that is theirs, now or after a meeting, once", () => {
    expect(undeclared(duties, [])).toEqual(["a", "b"]);
  });

  it("is nobody they have been asked about, and nobody with a conflict", () => {
    expect(undeclared(duties, ["a"])).toEqual(["b"]);
    expect(undeclared(duties, ["b", "a", "z"])).toEqual([]);
  });
});
