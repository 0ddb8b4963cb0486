import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import { parseIsoDay } from "../iso-day";
import { compare } from "./compare";
import { type GapEntry, gapList } from "./gap-list";
import { type GapStanding, gapStatements, standingOf } from "./gap-statements";
import { prepareComparison } from "./prepare";
import { largeDossier } from "./testing-large";

const today = parseIsoDay("2026-11-22");
const STANDINGS: readonly GapStanding[] = ["filled", "left", "open"];

function gapsOf(gapEvery: number, seed: number): readonly GapEntry[] {
  if (today === null) throw new Error("a day that is there");
  const size = { services: 12, pieces: 3, criteria: 2, participants: 1, gapEvery, seed };
  const dossier = largeDossier(size);
  const prepared = prepareComparison(dossier, today);
  return gapList(prepared, compare(prepared, defaultBasis(dossier.selection)));
}

describe("gaps on paper", () => {
  it("are stated once for all of whom the same is said", () => {
    const [gap] = gapsOf(2, 1);
    if (!gap) throw new Error("a gap");
    const open = { ...gap, plug: null, left: null, reason: "unanswered" as const };
    const gaps = [
      { ...open, letter: "A" },
      { ...open, letter: "B", reason: "not_offered" as const },
      { ...open, letter: "C" },
    ];
    const [line] = gapStatements(gaps, "open");
    expect(line?.statements.map(({ letters, reason }) => [letters, reason])).toEqual([
      [["A", "C"], "unanswered"],
      [["B"], "not_offered"],
    ]);
    expect(gapStatements(gaps, "filled")).toEqual([]);
  });

  it("a plug that finds nothing to build on leaves its gap open, and says so", () => {
    const [gap] = gapsOf(2, 1);
    if (!gap?.plug) throw new Error("a plugged gap");
    const failed = { ...gap, left: null, plug: { ...gap.plug, amount: null } };
    expect(standingOf(failed)).toBe("open");
    expect(gapStatements([failed], "open")[0]?.statements[0]?.plug?.source).toBe(gap.plug.source);
  });

  it("none is left out and none is told twice, and the gaps stay as they are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 1_000 }), (every, seed) => {
        const gaps = gapsOf(every, seed);
        const before = JSON.stringify(gaps);
        const told = STANDINGS.flatMap((standing) =>
          gapStatements(gaps, standing).flatMap(({ line, statements }) =>
            statements.flatMap(({ letters }) => letters.map((letter) => `${line.id} ${letter}`)),
          ),
        );
        expect([...told].sort()).toEqual(gaps.map(({ line, letter }) => `${line.id} ${letter}`).sort());
        expect(JSON.stringify(gaps)).toBe(before);
      }),
      { numRuns: 30 },
    );
  });
});
