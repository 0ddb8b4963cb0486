import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import { withVariantColumns } from "../variant-columns";
import { compare } from "./compare";
import { effectOfPlug, type PlugTrial } from "./plug-effect";
import { prepareComparison } from "./prepare";
import { aPlug, kr, TODAY, unlikeOffers } from "./testing";
import { largeDossier } from "./testing-large";

const dossier = unlikeOffers();
const prepared = prepareComparison(dossier, TODAY);
const BASIS = defaultBasis(dossier.selection);

const trial = (lineId: string, overrides: Partial<PlugTrial> = {}): PlugTrial => ({
  candidateId: "can_a",
  lineId,
  source: "highest_of_others",
  low: null,
  base: null,
  high: null,
  ...overrides,
});

describe("the effect of plugs", () => {
  it("is said before they are made: order, totals and who becomes comparable", () => {
    const effect = effectOfPlug(prepared, BASIS, [trial("upgrade"), trial("improve")]);
    expect(effect.becomeComparable).toEqual(["A"]);
    expect(effect.orderChanges).toBe(true);
    expect(effect.failing).toBe(0);
    expect(effect.candidates[0]).toMatchObject({
      letter: "A",
      before: { comparable: false, openGaps: 2, total: null, rankLevelled: null },
      after: { comparable: true, openGaps: 0, total: { base: kr(4_080_000) }, rankLevelled: 2 },
    });
    expect(effect.candidates[1]).toMatchObject({ before: { rankLevelled: 1 }, after: { rankLevelled: 1 } });
  });

  it("of one of two gaps makes nobody comparable", () => {
    const effect = effectOfPlug(prepared, BASIS, [trial("upgrade")]);
    expect(effect).toMatchObject({ becomeComparable: [], orderChanges: false });
    expect(effect.candidates[0]?.after.openGaps).toBe(1);
  });

  it("names a plug that has nothing to stand on", () => {
    expect(effectOfPlug(prepared, BASIS, [trial("upgrade", { source: "own_price_list" })]).failing).toBe(1);
  });

  it("of taking a plug away is that somebody stops being comparable", () => {
    const plugs = [aPlug("A", "upgrade", { base: kr(1) }), aPlug("A", "improve", { base: kr(1) })];
    const whole = prepareComparison({ ...dossier, plugs }, TODAY);
    const effect = effectOfPlug(whole, BASIS, [trial("upgrade", { source: null })]);
    expect(effect.stopBeingComparable).toEqual(["A"]);
  });

  it("reaches the candidate's variants, which share its plugs", () => {
    const [main, ...rest] = dossier.offers;
    if (!main) throw new Error("no offer");
    const lean = { ...main, id: "off_lean", variant: "Lean", variantShown: true };
    const beside = prepareComparison(
      withVariantColumns({ ...dossier, offers: [main, lean, ...rest] }),
      TODAY,
    );
    expect(effectOfPlug(beside, BASIS, [trial("upgrade"), trial("improve")]).becomeComparable).toEqual([
      "A",
      "A2",
    ]);
  });

  it("is what storing them gives", () => {
    const estimates = { source: "estimate", low: kr(1), base: kr(2), high: kr(3) } as const;
    const effect = effectOfPlug(prepared, BASIS, [trial("upgrade", estimates), trial("improve", estimates)]);
    const plugs = ["upgrade", "improve"].map((lineId) => aPlug("A", lineId, { ...estimates }));
    const stored = compare(prepareComparison({ ...dossier, plugs }, TODAY), BASIS);
    expect(effect.candidates.map(({ after }) => after.total?.base ?? null)).toEqual(
      stored.candidates.map((each) => (each.comparable ? each.levelled.total : null)),
    );
  });

  it("ignores lines and candidates that are not there, and does not change its input", () => {
    const before = structuredClone(dossier);
    const effect = effectOfPlug(prepared, BASIS, [
      trial("nowhere"),
      trial("upgrade", { candidateId: "can_x" }),
    ]);
    expect(effect).toMatchObject({ becomeComparable: [], orderChanges: false });
    expect(dossier).toEqual(before);
    expect(prepared.candidates[0]?.plugs.every((plug) => plug === null)).toBe(true);
  });

  it("of all gaps of an offer at once, on 500 lines and five offers, leaves none open and nobody else changed", () => {
    const large = largeDossier({ gapEvery: 10 });
    const gaps = large.plugs.filter(({ candidateId }) => candidateId === "can_b");
    const indexed = prepareComparison({ ...large, plugs: [] }, TODAY);
    const trials = gaps.map((gap) => ({ ...trial(gap.lineId), candidateId: "can_b" }));
    const effect = effectOfPlug(indexed, BASIS, trials);
    const [plugged] = effect.candidates.filter(({ candidateId }) => candidateId === "can_b");
    expect(plugged?.before.openGaps).toBe(gaps.length);
    expect(plugged?.after.openGaps).toBe(0);
    for (const other of effect.candidates.filter((each) => each !== plugged)) {
      expect(other.after.total).toEqual(other.before.total);
      expect(other.after.openGaps).toBe(other.before.openGaps);
    }
  });
});

describe("the effect of plugs, whatever the offers", () => {
  const sized = fc.record({
    seed: fc.integer({ min: 1, max: 10_000 }),
    gapEvery: fc.integer({ min: 2, max: 5 }),
  });

  it("is nothing for no plugs, and what storing gives for any", () => {
    fc.assert(
      fc.property(sized, fc.constantFrom("median_of_others", "highest_of_others"), (size, source) => {
        const stored = largeDossier({ services: 8, pieces: 3, criteria: 1, participants: 1, ...size });
        const open = prepareComparison({ ...stored, plugs: [] }, TODAY);
        const basis = defaultBasis(stored.selection);
        const nothing = effectOfPlug(open, basis, []);
        expect(nothing).toMatchObject({ becomeComparable: [], stopBeingComparable: [], orderChanges: false });
        const trials = stored.plugs.map(
          ({ candidateId, lineId }): PlugTrial => ({
            candidateId,
            lineId,
            source,
            low: null,
            base: null,
            high: null,
          }),
        );
        const before = structuredClone(trials);
        const { candidates } = effectOfPlug(open, basis, trials);
        const plugs = stored.plugs.map((each) => ({ ...each, source }));
        const after = compare(prepareComparison({ ...stored, plugs }, TODAY), basis).candidates;
        expect(candidates.map((each) => [each.after.rankLevelled, each.after.total?.base ?? null])).toEqual(
          after.map((each) => [each.rankLevelled, each.comparable ? each.levelled.total : null]),
        );
        expect(trials).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});
