import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import type { Dossier } from "../dossier";
import type { LeftGap } from "../offer";
import { offerPoints } from "../open-points";
import { withVariantColumns } from "../variant-columns";
import { compare } from "./compare";
import { explain } from "./explain";
import { gapList } from "./gap-list";
import { leftReasons } from "./left-reasons";
import { packDossier, unpackDossier } from "./packed-dossier";
import { prepareComparison } from "./prepare";
import { aPlug, columnOf, compareDossier, kr, once, TODAY, unlikeOffers } from "./testing";

const left = (lineId: string, change: Partial<LeftGap> = {}): LeftGap => ({
  id: `left_${lineId}`,
  candidateId: "can_a",
  lineId,
  reason: "They only move",
  leftOn: TODAY,
  leftBy: "Mette",
  ...change,
});

const dossier: Dossier = { ...unlikeOffers(), leftGaps: [left("upgrade"), left("improve")] };

describe("a gap left open on purpose", () => {
  it("is told with who, why and when, and its candidate has no rank", () => {
    const column = columnOf(compareDossier(dossier), "A");
    expect(column).toMatchObject({ comparable: false, openGaps: 2, leftGaps: 2, rankLevelled: null });
    expect(column.lines[1]).toMatchObject({
      kind: "gap",
      left: { leftBy: "Mette", reason: "They only move" },
    });
    expect(compareDossier(dossier).verdict.notComparable).toEqual([
      {
        ...{ candidateId: "can_a", gaps: 2, left: 2 },
        decisions: [{ leftBy: "Mette", reason: "They only move" }],
      },
    ]);
  });

  it("counts apart from one that nobody has decided about", () => {
    const half = { ...dossier, leftGaps: [left("upgrade")] };
    expect(columnOf(compareDossier(half), "A")).toMatchObject({ openGaps: 2, leftGaps: 1 });
    const points = (of: Dossier) =>
      offerPoints(of, compareDossier(of)).filter(({ code }) => code === "offers.gaps_open");
    expect(points(half)).toMatchObject([{ params: { count: 1 } }]);
    expect(points(dossier)).toEqual([]);
  });

  it("says nothing once the vendor prices it, or a stand-in fills it, and nothing of a line outside the basis", () => {
    const offers = dossier.offers.map((offer) =>
      offer.candidateId === "can_a"
        ? { ...offer, cells: [...offer.cells, { lineId: "upgrade", cell: once(kr(300_000)) }] }
        : offer,
    );
    const priced = columnOf(compareDossier({ ...dossier, offers }), "A");
    expect(priced).toMatchObject({ openGaps: 1, leftGaps: 1 });
    expect(priced.lines[1]).toMatchObject({ kind: "counted" });
    const filled = columnOf(
      compareDossier({ ...dossier, plugs: [aPlug("A", "upgrade", { source: "median_of_others" })] }),
      "A",
    );
    expect(filled).toMatchObject({ openGaps: 1, leftGaps: 1, plugs: 1 });
    expect(columnOf(compareDossier(dossier, { establishmentType: 1 }), "A")).toMatchObject({
      ...{ comparable: true, leftGaps: 0 },
    });
  });

  it("gives each pair of person and reason once", () => {
    const several = [left("upgrade"), left("improve", { leftBy: "Bo" })];
    const { lines } = columnOf(compareDossier({ ...dossier, leftGaps: several }), "A");
    expect(leftReasons(lines)).toEqual([
      { leftBy: "Mette", reason: "They only move" },
      { leftBy: "Bo", reason: "They only move" },
    ]);
    expect(leftReasons([])).toEqual([]);
  });

  it("is explained where the candidate has no total, and on the line itself", () => {
    const prepared = prepareComparison(dossier, TODAY);
    const comparison = compare(prepared, defaultBasis(dossier.selection));
    const total = explain(prepared, comparison, {
      ...{ of: "cost", candidateId: "can_a", measure: "levelled", part: "total" },
    });
    expect(total?.terms.filter(({ label }) => label.code === "open_gap")).toMatchObject([
      { label: { params: { by: "Mette" } }, source: { kind: "decision", text: "They only move" } },
      { label: { params: { by: "Mette" } } },
    ]);
    const line = explain(prepared, comparison, { of: "line", candidateId: "can_a", lineId: "upgrade" });
    expect(line?.terms).toContainEqual(
      expect.objectContaining({ value: "Mette", source: { kind: "decision", text: "They only move" } }),
    );
  });

  it("holds for the candidate's variants, and travels to the browser", () => {
    const [a] = dossier.offers;
    if (!a) throw new Error("no offer");
    const widened = withVariantColumns({
      ...dossier,
      offers: [...dossier.offers, { ...a, id: "off_lean", variant: "Lean" }],
    });
    const arrived = unpackDossier(JSON.parse(JSON.stringify(packDossier(widened))));
    const prepared = prepareComparison(arrived, TODAY);
    const gaps = gapList(prepared, compare(prepared, defaultBasis(arrived.selection)));
    expect(gaps.map(({ letter, left: decision }) => [letter, decision?.leftBy])).toEqual([
      ["A", "Mette"],
      ["A", "Mette"],
      ["A2", "Mette"],
      ["A2", "Mette"],
    ]);
  });

  it("changes no figure, no rank and nobody's comparability, whatever is left", () => {
    const lineIds = dossier.lines.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.constantFrom("can_a", "can_b"), fc.constantFrom(...lineIds)), {
          selector: String,
        }),
        (pairs) => {
          const leftGaps = pairs.map(([candidateId, lineId]) => left(lineId, { candidateId }));
          const figures = (of: Dossier) =>
            compareDossier(of).candidates.map(({ lines: _lines, leftGaps: _left, ...rest }) => rest);
          expect(figures({ ...dossier, leftGaps })).toEqual(figures({ ...dossier, leftGaps: [] }));
        },
      ),
    );
  });

  it("does not change its input", () => {
    const before = structuredClone(dossier);
    compareDossier(dossier);
    expect(dossier).toEqual(before);
  });
});
