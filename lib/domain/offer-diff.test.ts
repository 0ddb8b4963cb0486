import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aPiece,
  aService,
  bundled,
  included,
  kr,
  monthly,
  NOT_OFFERED,
  once,
  TODAY,
  unlikeOffers,
} from "./comparison/testing";
import { versionEffect } from "./comparison/version-effect";
import type { Cell } from "./offer";
import { emptyAnswer, type OfferAnswer } from "./offer-answer";
import { diffCount, diffOffers, diffSealed } from "./offer-diff";

const lines = [aService("run"), aService("backup"), aPiece("move", "move"), aPiece("upgrade", "upgrade")];
const answer = (cells: Readonly<Record<string, Cell>>, more: Partial<OfferAnswer> = {}): OfferAnswer => ({
  ...emptyAnswer("DKK"),
  cells: Object.entries(cells).map(([lineId, cell]) => ({ lineId, cell })),
  ...more,
});
const bundle = (id: string, amount: number) => ({
  id,
  name: "Start",
  amount: kr(amount),
  split: [],
  splitNote: "",
});

describe("between two versions", () => {
  it("a price, a unit and a quantity that differ are each named", () => {
    const diff = diffOffers(
      answer({ run: monthly(kr(100)) }),
      answer({ run: monthly(kr(90), { driver: "servers", quantityMilli: 5_000 }) }),
      lines,
    );
    expect(diff.cells).toMatchObject([
      { line: { id: "run" }, parts: ["price", "driver", "quantity"], after: { unitPrice: kr(90) } },
    ]);
    expect(diffCount(diff)).toBe(1);
  });

  it("a line without a cell is unanswered, so that answering it is a change of state", () => {
    expect(diffOffers(answer({}), answer({ backup: NOT_OFFERED }), lines).cells).toMatchObject([
      { before: { state: "unanswered" }, after: { state: "not_offered" }, parts: ["state"] },
    ]);
  });

  it("a bundle is known by its name, whatever its id", () => {
    const one = answer({ move: bundled("b1"), upgrade: bundled("b1") }, { bundles: [bundle("b1", 10)] });
    const other = answer({ move: bundled("b9"), upgrade: bundled("b9") }, { bundles: [bundle("b9", 10)] });
    expect(diffCount(diffOffers(one, other, lines))).toBe(0);
    const dearer = { ...other, bundles: [bundle("b9", 12)] };
    expect(diffOffers(one, dearer, lines)).toMatchObject({
      cells: [],
      bundles: [{ before: { amount: kr(10) }, after: { amount: kr(12) } }],
    });
  });

  it("another line it is included in, tiers, and a note are differences", () => {
    const tiered = monthly(kr(1), { tiers: [{ fromMilli: 1_000, unitPrice: kr(1) }] });
    const diff = diffOffers(
      answer({ backup: included("run"), run: monthly(kr(1)), move: once(kr(1)) }),
      answer({ backup: included("move"), run: tiered, move: once(kr(1), { note: "By night" }) }),
      lines,
    );
    expect(diff.cells.map(({ line, parts }) => [line.id, parts])).toEqual([
      ["run", ["tiers"]],
      ["backup", ["where"]],
      ["move", ["note"]],
    ]);
  });

  it("terms, price list, requirements and points that differ are told, with what is gone", () => {
    const item = {
      id: "i1",
      lineId: null,
      name: "Hour",
      unitPrice: kr(900),
      driver: "fixed",
      period: "once",
    } as const;
    const diff = diffOffers(
      answer({}, { priceList: [item], points: [{ pointId: "p", text: "Yes" }] }),
      answer(
        {},
        {
          currency: "EUR",
          indexBasisPoints: 200,
          requirements: [{ requirementId: "r", answer: "meets", note: "" }],
        },
      ),
      lines,
    );
    expect(diff.terms.map(({ term }) => term)).toEqual(["currency", "indexBasisPoints"]);
    expect(diff.priceList).toEqual([{ before: item, after: null }]);
    expect(diff.requirements).toMatchObject([{ requirementId: "r", before: null }]);
    expect(diff.points).toEqual([{ pointId: "p", before: "Yes", after: "" }]);
  });

  it("that are the same nothing differs, and turned round the same lines differ; no input changes", () => {
    const cell = fc.oneof(
      fc.integer({ min: 0, max: 3 }).map((price) => monthly(kr(price))),
      fc.constant(NOT_OFFERED),
      fc.constant(included("run")),
    );
    const anyAnswer = fc.dictionary(fc.constantFrom("run", "backup"), cell).map((cells) => answer(cells));
    fc.assert(
      fc.property(anyAnswer, anyAnswer, (a, b) => {
        const before = structuredClone([a, b]);
        expect(diffCount(diffOffers(a, a, lines))).toBe(0);
        const there = diffOffers(a, b, lines).cells;
        const back = diffOffers(b, a, lines).cells;
        expect(back.map(({ line, parts }) => [line.id, parts])).toEqual(
          there.map(({ line, parts }) => [line.id, parts]),
        );
        expect([a, b]).toEqual(before);
      }),
    );
  });
});

describe("while prices are sealed", () => {
  it("only states that differ are told", () => {
    const priced = { lineId: "run", state: "priced" } as const;
    expect(diffSealed([priced], [priced], lines)).toEqual([]);
    expect(diffSealed([], [priced], lines)).toMatchObject([{ before: "unanswered", after: "priced" }]);
  });
});

describe("the effect of a version on the comparable total", () => {
  it("is that of the version's prices, everything else unchanged", () => {
    const dossier = unlikeOffers();
    const [, offer] = dossier.offers;
    if (!offer) throw new Error("no offer");
    const full = { ...emptyAnswer("DKK"), cells: offer.cells };
    const effect = versionEffect(dossier, offer, full, TODAY);
    expect(effect).toMatchObject({ comparableTotal: kr(3_746_000), openGaps: 0 });
    const less = { ...full, cells: offer.cells.filter(({ lineId }) => lineId !== "upgrade") };
    expect(versionEffect(dossier, offer, less, TODAY)).toMatchObject({ comparableTotal: null, openGaps: 1 });
  });
  it("is nothing for a candidate that is not compared", () => {
    const dossier = unlikeOffers();
    expect(
      versionEffect(dossier, { id: "o", candidateId: "can_x", currency: "DKK" }, emptyAnswer("DKK"), TODAY),
    ).toBeNull();
  });
});
