import { describe, expect, it } from "vitest";
import { defaultBasis } from "./basis";
import { compare } from "./comparison/compare";
import { gapList } from "./comparison/gap-list";
import { prepareComparison } from "./comparison/prepare";
import { comparisonStanding } from "./comparison/standing";
import {
  aCriterion,
  aDossier,
  aGroup,
  anOffer,
  aPiece,
  aPlug,
  aScore,
  aService,
  columnOf,
  compareDossier,
  kr,
  monthly,
  once,
  TODAY,
  unlikeOffers,
} from "./comparison/testing";
import type { Dossier } from "./dossier";
import type { Offer } from "./offer";
import { variantName, withVariantColumns } from "./variant-columns";

const variantOf = (offer: Offer, name: string, more: Partial<Offer> = {}): Offer => ({
  ...offer,
  id: `off_${name}`,
  variant: name,
  variantShown: true,
  ...more,
});

/** B's main offer upgrades and improves; its variant runs for less. A moves only. */
function withVariant(more: Partial<Offer> = {}): Dossier {
  const dossier = unlikeOffers();
  const main = dossier.offers[1];
  if (!main) throw new Error("no offer");
  const cheaper = main.cells.map((each) =>
    each.lineId === "run" ? { ...each, cell: monthly(kr(50_000), { driver: "fixed" }) } : each,
  );
  return { ...dossier, offers: [...dossier.offers, variantOf(main, "Lean", { cells: cheaper, ...more })] };
}

describe("a shown variant", () => {
  it("is a column beside its main offer, with its letter and a number, and its own price", () => {
    const dossier = withVariantColumns(withVariant());
    const comparison = compareDossier(dossier);
    expect(comparison.candidates.map(({ letter }) => letter)).toEqual(["A", "B", "B2"]);
    expect(columnOf(comparison, "B").levelled.total).toBe(kr(3_746_000));
    expect(columnOf(comparison, "B2").levelled.total).toBe(kr(3_650_000));
    expect(columnOf(comparison, "B2").rankLevelled).toBe(1);
    expect(dossier.candidates.find(({ letter }) => letter === "B2")?.vendor.legalName).toMatch(/ · Lean$/);
    const [owner, column] = ["B", "B2"].map((letter) =>
      dossier.candidates.find((each) => each.letter === letter),
    );
    if (!owner || !column) throw new Error("no column");
    expect(variantName(owner, column)).toBe("Lean");
  });

  it("shares colour, scores, stand-ins and knock-outs with its candidate", () => {
    const base = withVariant();
    const [, b] = base.candidates;
    if (!b) throw new Error("no candidate");
    const dossier = withVariantColumns({
      ...base,
      groups: [aGroup("g", [aCriterion("c")])],
      scores: [aScore("B", "c", 4)],
      plugs: [aPlug("B", "run")],
      requirements: [{ id: "r", name: "Danish spoken", level: "absolute", position: 0 }],
      requirementAnswers: [{ candidateId: b.id, requirementId: "r", answer: "does_not", note: "" }],
    });
    const prepared = prepareComparison(dossier, TODAY);
    const [, main, lean] = prepared.candidates;
    expect(lean?.candidate.colour).toBe(main?.candidate.colour);
    expect(lean?.judgements).toEqual(main?.judgements);
    expect(lean?.plugs.map((each) => each?.plug.id)).toEqual(main?.plugs.map((each) => each?.plug.id));
    expect(lean?.knockOuts).toEqual(main?.knockOuts);
    expect(lean?.knockOuts).not.toEqual([]);
    expect(comparisonStanding(prepared).compared).toBe(2);
    // Named once: with it goes its variant.
    const { knockedOut } = compare(prepared, defaultBasis(dossier.selection)).verdict;
    expect(knockedOut).toEqual(base.candidates.map(({ id }) => id));
  });

  it("is owed no scores beside its candidate's", () => {
    const base = withVariant();
    const [, b] = base.candidates;
    const [asked] = aDossier({}).participants;
    if (!b || !asked) throw new Error("nobody");
    const dossier = withVariantColumns({
      ...base,
      participants: [asked],
      groups: [aGroup("g", [aCriterion("c")])],
      awaited: [{ participantId: asked.id, candidateId: b.id, groupId: "g" }],
    });
    const { missing } = comparisonStanding(prepareComparison(dossier, TODAY));
    expect(missing.map(({ candidates }) => candidates.map(({ letter }) => letter))).toEqual([["B"]]);
  });

  it("is no candidate of its own: with one candidate and its variant there is nothing to rank", () => {
    const base = withVariant();
    const alone = { ...base, candidates: base.candidates.slice(1), offers: base.offers.slice(1) };
    expect(compareDossier(withVariantColumns(alone)).tooFew).toBe(true);
  });

  it("does not count as another vendor where a gap is filled from the others, nor for itself", () => {
    const main = anOffer("B", { a: monthly(kr(10)) });
    const dossier = withVariantColumns(
      aDossier({
        lines: [aService("a", { driver: "fixed" }), aPiece("m", "move")],
        offers: [
          anOffer("A", { m: once(kr(1)) }),
          main,
          variantOf(main, "Lean", { cells: [{ lineId: "a", cell: monthly(kr(30), { driver: "fixed" }) }] }),
        ],
      }),
    );
    const prepared = prepareComparison(dossier, TODAY);
    const gaps = gapList(prepared, compare(prepared, defaultBasis(dossier.selection)));
    expect(gaps.find(({ letter, line }) => letter === "A" && line.id === "a")).toMatchObject({
      pricedByOthers: 1,
    });
    expect(gaps.find(({ letter, line }) => letter === "B2" && line.id === "m")).toMatchObject({
      pricedByOthers: 1,
    });
  });
});

describe("a variant that is not shown", () => {
  it("is no column and changes no figure, and the next keeps its number", () => {
    const hidden = withVariant({ variantShown: false });
    const main = hidden.offers[1];
    if (!main) throw new Error("no offer");
    expect(compareDossier(withVariantColumns(hidden))).toEqual(compareDossier(unlikeOffers()));
    const two = withVariantColumns({ ...hidden, offers: [...hidden.offers, variantOf(main, "Green")] });
    expect(two.candidates.map(({ letter }) => letter)).toEqual(["A", "B", "B3"]);
  });
});

describe("columns", () => {
  it("of a dossier without variants are the dossier itself; making them twice changes nothing more", () => {
    const plain = unlikeOffers();
    expect(withVariantColumns(plain)).toBe(plain);
    const once = withVariantColumns(withVariant());
    expect(withVariantColumns(once)).toBe(once);
  });
  it("change no input, and a comparison without them takes the main offer wherever it stands", () => {
    const dossier = withVariant();
    const before = structuredClone(dossier);
    withVariantColumns(dossier);
    expect(dossier).toEqual(before);
    const turned = { ...dossier, offers: [...dossier.offers].reverse() };
    expect(columnOf(compareDossier(turned), "B").levelled.total).toBe(kr(3_746_000));
  });
});
