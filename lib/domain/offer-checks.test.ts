import { describe, expect, it } from "vitest";
import {
  anOffer,
  aPiece,
  aService,
  bundled,
  included,
  kr,
  monthly,
  NOT_OFFERED,
  once,
} from "./comparison/testing";
import { minor } from "./money";
import type { Bundle, Cell, Offer } from "./offer";
import { checkOffer } from "./offer-checks";

const CATALOGUE = [
  aPiece("move", "move"),
  aPiece("upgrade", "upgrade"),
  aService("run"),
  aService("support"),
];

const faults = (cells: Record<string, Cell>, offer: Partial<Offer> = {}) =>
  checkOffer(anOffer("A", cells, offer), CATALOGUE).map(({ path, code }) => [path, code]);

describe("an offer", () => {
  it("that leaves work out has no fault", () => {
    expect(faults({ move: once(kr(1)), upgrade: NOT_OFFERED })).toEqual([]);
  });

  it("names lines of the catalogue, once", () => {
    expect(faults({ gone: monthly(kr(1)) })).toEqual([["cells.0.lineId", "offer.line_gone"]]);
    const cell = monthly(kr(1));
    const twice = [
      { lineId: "run", cell },
      { lineId: "run", cell },
    ];
    expect(faults({}, { cells: twice })).toEqual([["cells.1.lineId", "offer.line_twice"]]);
  });

  it("has prices and quantities that are whole, not negative and not too large", () => {
    const run = (cell: Cell) => faults({ run: cell });
    expect(run(monthly(minor(-1)))).toEqual([["cells.0.cell.unitPrice", "number.negative"]]);
    expect(run(monthly(minor(10_000_000_001)))).toEqual([["cells.0.cell.unitPrice", "number.too_large"]]);
    expect(run(monthly(kr(1), { quantityMilli: -1 }))).toEqual([
      ["cells.0.cell.quantityMilli", "number.negative"],
    ]);
    expect(run(monthly(kr(1), { quantityMilli: 1e15 }))).toEqual([
      ["cells.0.cell.quantityMilli", "number.too_large"],
    ]);
    expect(run(monthly(kr(1), { minimumMilli: 0.5 }))).toEqual([
      ["cells.0.cell.minimumMilli", "number.not_whole"],
    ]);
    expect(run(monthly(kr(1), { tiers: [{ fromMilli: 1, unitPrice: minor(-5) }] }))).toEqual([
      ["cells.0.cell.tiers.0.unitPrice", "number.negative"],
    ]);
  });

  it("is priced for the right period, and its circles are found", () => {
    expect(faults({ run: once(kr(1)) })).toEqual([["cells.0.cell", "offer.period_wrong"]]);
    expect(faults({ run: included("support"), support: included("run") })).toEqual([
      ["cells.0.cell", "offer.included_loop"],
      ["cells.1.cell", "offer.included_loop"],
    ]);
  });

  it("has price-list items that stand for lines of the catalogue or for none", () => {
    const item = {
      id: "itm",
      lineId: null,
      name: "Extra",
      unitPrice: kr(1),
      driver: "users",
      period: "month",
    } as const;
    expect(faults({}, { priceList: [item] })).toEqual([]);
    expect(faults({}, { priceList: [{ ...item, lineId: "gone", unitPrice: minor(-1) }] })).toEqual([
      ["priceList.0.lineId", "offer.line_gone"],
      ["priceList.0.unitPrice", "number.negative"],
    ]);
  });
});

describe("a bundle", () => {
  const bundle = (split: Bundle["split"]): Partial<Offer> => ({
    bundles: [{ id: "bun", name: "Start", amount: kr(800), split, splitNote: "By the vendor's mail" }],
  });
  const cells = { move: bundled("bun"), upgrade: bundled("bun") };

  it("has lines", () => {
    expect(faults({}, bundle([]))).toEqual([["bundles.0", "offer.bundle_empty"]]);
    expect(faults(cells, bundle([]))).toEqual([]);
  });

  it("split by hand names all its lines and adds up", () => {
    const move = { lineId: "move", amount: kr(500) };
    expect(faults(cells, bundle([move, { lineId: "upgrade", amount: kr(300) }]))).toEqual([]);
    expect(faults(cells, bundle([move, { lineId: "upgrade", amount: kr(200) }]))).toEqual([
      ["bundles.0.split", "offer.split_does_not_add_up"],
    ]);
    expect(faults(cells, bundle([{ ...move, amount: kr(800) }]))).toEqual([
      ["bundles.0.split", "offer.split_incomplete"],
    ]);
    expect(faults(cells, bundle([move, { ...move, amount: kr(300) }]))).toEqual([
      ["bundles.0.split", "offer.split_incomplete"],
    ]);
  });
});
