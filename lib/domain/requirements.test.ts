import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkRequirements,
  REQUIREMENT_ANSWERS,
  REQUIREMENT_LEVELS,
  type Requirement,
  type RequirementAnswer,
  type RequirementLevel,
  requirementsCoverage,
} from "./requirements";

type Case = readonly [RequirementLevel, RequirementAnswer | null];

function coverage(cases: readonly Case[]) {
  const requirements = cases.map(
    ([level], position): Requirement => ({
      id: `req_${position}`,
      name: `Requirement ${position}`,
      level,
      position,
    }),
  );
  const answers = new Map<string, RequirementAnswer>();
  cases.forEach(([, answer], position) => {
    if (answer !== null) answers.set(`req_${position}`, answer);
  });
  return requirementsCoverage(requirements, answers);
}

const anyCases = fc.array(
  fc.tuple(fc.constantFrom(...REQUIREMENT_LEVELS), fc.constantFrom(...REQUIREMENT_ANSWERS, null)),
  { maxLength: 20 },
);

describe("requirements coverage", () => {
  it("weighs absolute 3, important 2, desirable 1, and partly as half", () => {
    const result = coverage([
      ["absolute", "meets"],
      ["important", "partly"],
      ["desirable", "does_not"],
    ]);
    expect(result.score).toBeCloseTo(66.6667, 4);
    expect(result).toMatchObject({ counts: { meets: 1, partly: 1, does_not: 1, not_answered: 0 } });
  });

  it("is exactly 100 when all is met and exactly 0 when nothing is", () => {
    expect(coverage(REQUIREMENT_LEVELS.map((level) => [level, "meets"])).score).toBe(100);
    expect(coverage(REQUIREMENT_LEVELS.map((level) => [level, "does_not"])).score).toBe(0);
  });

  it("is a range while an answer is missing, not zero", () => {
    expect(
      coverage([
        ["important", "meets"],
        ["important", null],
      ]),
    ).toMatchObject({ score: null, low: 50, high: 100, blockedBy: [] });
  });

  it("is not scored when nothing is required", () => {
    expect(coverage([])).toMatchObject({ score: null, low: null, high: null });
  });

  it("an absolute requirement that is not met knocks out", () => {
    expect(coverage([["absolute", "does_not"]])).toMatchObject({ knockedOutBy: ["req_0"], blockedBy: [] });
    expect(coverage([["important", "does_not"]])).toMatchObject({ knockedOutBy: [] });
  });

  it("an absolute requirement that is not answered blocks the ranking without knocking out", () => {
    expect(coverage([["absolute", null]])).toMatchObject({ knockedOutBy: [], blockedBy: ["req_0"] });
    expect(coverage([["absolute", "not_answered"]])).toMatchObject({
      knockedOutBy: [],
      blockedBy: ["req_0"],
    });
  });

  it("an absolute requirement met partly does neither, but is pointed out", () => {
    expect(coverage([["absolute", "partly"]])).toMatchObject({
      knockedOutBy: [],
      blockedBy: [],
      partlyMetAbsolutes: ["req_0"],
    });
  });

  it("answers to requirements that no longer exist count for nothing", () => {
    const one: Requirement = { id: "req_1", name: "Backup", level: "absolute", position: 0 };
    const answers = new Map<string, RequirementAnswer>([
      ["req_1", "meets"],
      ["req_gone", "does_not"],
    ]);
    expect(requirementsCoverage([one], answers)).toMatchObject({ score: 100, knockedOutBy: [] });
  });

  it("stays within 0 and 100 with low at most high, in any order", () => {
    fc.assert(
      fc.property(anyCases, (cases) => {
        const { low, high, score } = coverage(cases);
        const reversed = coverage([...cases].reverse());
        expect([reversed.low, reversed.high]).toEqual([low, high]);
        if (low === null || high === null) return cases.length === 0;
        return (
          low >= 0 && low <= high && high <= 100 && (score === null || (score === low && score === high))
        );
      }),
    );
  });

  it("any answer given later lands inside the range shown before", () => {
    fc.assert(
      fc.property(anyCases, fc.constantFrom("meets", "partly", "does_not"), (cases, later) => {
        const before = coverage(cases);
        const after = coverage(
          cases.map(([level, answer]) => [
            level,
            answer === null || answer === "not_answered" ? later : answer,
          ]),
        );
        if (before.low === null || before.high === null || after.score === null) return after.score === null;
        return after.score >= before.low && after.score <= before.high;
      }),
    );
  });

  it("does not change its input", () => {
    const requirements: readonly Requirement[] = Object.freeze([
      Object.freeze({ id: "req_1", name: "Backup", level: "absolute", position: 0 } as const),
    ]);
    const answers = new Map<string, RequirementAnswer>();
    requirementsCoverage(requirements, answers);
    checkRequirements(requirements);
    expect(answers.size).toBe(0);
  });
});

describe("checking requirements", () => {
  const named = (id: string, name: string): Requirement => ({ id, name, level: "important", position: 0 });

  it("refuses a blank name, the same name twice whatever its capitals, and the same id twice", () => {
    expect(checkRequirements([named("a", " "), named("b", "Backup"), named("b", "backup ")])).toEqual([
      { path: "0.name", code: "requirement.name_missing", params: {} },
      { path: "2.name", code: "requirement.name_twice", params: { name: "backup " } },
      { path: "2.id", code: "requirement.id_twice", params: { id: "b" } },
    ]);
  });
});
