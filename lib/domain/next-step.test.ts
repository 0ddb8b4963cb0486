import { describe, expect, it } from "vitest";
import { nextStep, type SelectionCounts } from "./next-step";

const ready: SelectionCounts = {
  phase: "dialogue",
  hasQuantities: true,
  lines: 20,
  candidates: 4,
  compared: 4,
  offers: 4,
};

describe("the next step of a selection", () => {
  it.each<[Partial<SelectionCounts>, string]>([
    [{ hasQuantities: false, lines: 0, candidates: 0 }, "quantities"],
    [{ lines: 0, candidates: 0 }, "catalogue"],
    [{ candidates: 1, compared: 0, offers: 0 }, "candidates"],
    [{ compared: 1, offers: 1 }, "shortlist"],
    [{ offers: 3 }, "offers"],
    [{}, "compare"],
    [{ phase: "decide" }, "decide"],
    [{ phase: "operate", hasQuantities: false }, "follow_up"],
  ])("with %o is %s", (change, step) => {
    expect(nextStep({ ...ready, ...change })).toBe(step);
  });
});
