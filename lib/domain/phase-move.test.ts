import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phaseMove } from "./phase-move";
import type { EntryCondition, RoadPhase } from "./phase-road";
import { PHASES } from "./selection";

const condition = (
  code: EntryCondition["code"],
  strictness: EntryCondition["strictness"],
  met: boolean,
): EntryCondition => ({ code, strictness, met, points: [] });

const road = (conditions: Partial<Record<string, EntryCondition[]>>): RoadPhase[] =>
  PHASES.map((phase) => ({
    phase,
    state: "ahead",
    conditions: conditions[phase] ?? [],
    enterable: true,
  }));

describe("moving a selection to another phase", () => {
  it("needs no reason when everything asked for is in place", () => {
    const phases = road({ longlist: [condition("needs.catalogue_empty", "soft", true)] });
    expect(phaseMove(phases, "prepare", "longlist")).toMatchObject({
      direction: "forward",
      hard: [],
      soft: [],
      needsReason: false,
    });
  });

  it("needs a reason to go on over something open", () => {
    const phases = road({ longlist: [condition("needs.catalogue_empty", "soft", false)] });
    expect(phaseMove(phases, "prepare", "longlist").needsReason).toBe(true);
  });

  it("names what is required and missing", () => {
    const phases = road({ shortlist: [condition("candidates.too_few", "hard", false)] });
    expect(phaseMove(phases, "longlist", "shortlist").hard.map(({ code }) => code)).toEqual([
      "candidates.too_few",
    ]);
  });

  it("asks for the conditions of every phase on the way, each once, the stricter one", () => {
    const phases = road({
      longlist: [condition("needs.catalogue_empty", "soft", false)],
      shortlist: [condition("needs.requirements_missing", "soft", false)],
      offers_opened: [condition("needs.catalogue_empty", "hard", false)],
      negotiate: [condition("offers.too_few", "hard", false)],
    });
    const move = phaseMove(phases, "prepare", "offers_opened");
    expect(move.hard.map(({ code }) => code)).toEqual(["needs.catalogue_empty"]);
    expect(move.soft.map(({ code }) => code)).toEqual(["needs.requirements_missing"]);
  });

  it("always needs a reason to go back, and nothing else", () => {
    const phases = road({ prepare: [condition("needs.catalogue_empty", "hard", false)] });
    expect(phaseMove(phases, "decide", "prepare")).toEqual({
      direction: "back",
      hard: [],
      soft: [],
      needsReason: true,
    });
  });

  it("goes nowhere when it is there already", () => {
    expect(phaseMove(road({}), "decide", "decide").direction).toBe("none");
  });

  it("never asks for less when the way is longer, and does not change its input", () => {
    const codes = ["needs.catalogue_empty", "offers.too_few", "candidates.too_few"] as const;
    const anyCondition = fc.record({
      code: fc.constantFrom(...codes),
      strictness: fc.constantFrom("hard" as const, "soft" as const),
      met: fc.boolean(),
      points: fc.constant([]),
    });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...PHASES), fc.array(anyCondition, { maxLength: 3 })),
        fc.nat(PHASES.length - 2),
        (conditions, goal) => {
          const phases = road(conditions);
          const before = structuredClone(phases);
          const near = phaseMove(phases, "prepare", PHASES[goal] ?? "prepare");
          const far = phaseMove(phases, "prepare", PHASES[goal + 1] ?? "prepare");
          expect(far.hard.length + far.soft.length).toBeGreaterThanOrEqual(
            near.hard.length + near.soft.length,
          );
          expect(phases).toEqual(before);
        },
      ),
    );
  });
});
