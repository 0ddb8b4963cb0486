import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dossier } from "../dossier";
import type { Offer, Plug } from "../offer";
import { highestOfOthers, medianOfOthers } from "./plugs";
import {
  aCandidate,
  aDossier,
  anOffer,
  aPiece,
  aPlug,
  aService,
  columnOf,
  compareDossier,
  kr,
  monthly,
  NOT_OFFERED,
  once,
} from "./testing";

const LINES = [aPiece("move", "move"), aPiece("upgrade", "upgrade"), aService("run", { driver: "fixed" })];

/** A leaves upgrade out; B, C and D price it at 300, 350 and 500 thousand. */
function withPlugs(plugs: readonly Plug[], offerOfA: Partial<Offer> = {}): Dossier {
  const full = (letter: string, upgrade: number) =>
    anOffer(letter, {
      move: once(kr(450_000)),
      upgrade: once(kr(upgrade)),
      run: monthly(kr(52_000)),
    });
  return aDossier({
    candidates: ["A", "B", "C", "D"].map((letter) => aCandidate(letter)),
    lines: LINES,
    offers: [
      anOffer("A", { move: once(kr(400_000)), upgrade: NOT_OFFERED, run: monthly(kr(60_000)) }, offerOfA),
      full("B", 300_000),
      full("C", 350_000),
      full("D", 500_000),
    ],
    plugs,
  });
}

const columnA = (dossier: Dossier) => columnOf(compareDossier(dossier), "A");

describe("a plug", () => {
  it("from the median of the others lies between their lowest and highest", () => {
    const column = columnA(withPlugs([aPlug("A", "upgrade", { source: "median_of_others" })]));
    expect(column.lines[1]).toEqual({
      kind: "plugged",
      gap: "not_offered",
      plugId: "plg_a_upgrade",
      source: "median_of_others",
      rate: { low: kr(300_000), base: kr(350_000), high: kr(500_000) },
      total: { low: kr(300_000), base: kr(350_000), high: kr(500_000) },
    });
    expect(column.comparable).toBe(true);
    expect(column.pluggedTotal).toBe(kr(350_000));
    expect(column.quoted.total).toBe(kr(3_280_000));
    expect(column.levelled.total).toBe(kr(3_630_000));
    expect([column.levelledLow.total, column.levelledHigh.total]).toEqual([kr(3_580_000), kr(3_780_000)]);
  });

  it("from the highest of the others is that, three times", () => {
    const column = columnA(withPlugs([aPlug("A", "upgrade", { source: "highest_of_others" })]));
    expect(column.lines[1]).toMatchObject({
      rate: { low: kr(500_000), base: kr(500_000), high: kr(500_000) },
    });
  });

  it("from the buyer's estimate keeps its low and high", () => {
    const plug = aPlug("A", "upgrade", { base: kr(336_000), low: kr(300_000), high: kr(400_000) });
    expect(columnA(withPlugs([plug])).lines[1]).toMatchObject({
      source: "estimate",
      rate: { low: kr(300_000), base: kr(336_000), high: kr(400_000) },
    });
  });

  it("from the candidate's own price list uses its price, quantity and currency", () => {
    const item = {
      id: "itm",
      lineId: "upgrade",
      name: "Upgrade, per server",
      unitPrice: kr(15_000),
      driver: "servers" as const,
      period: "once" as const,
    };
    const plug = aPlug("A", "upgrade", { source: "own_price_list" });
    expect(columnA(withPlugs([plug], { priceList: [item] })).lines[1]).toMatchObject({
      rate: { low: kr(300_000), base: kr(300_000), high: kr(300_000) },
    });
  });

  it("for a service is per month, and rises as the candidate's own offer does", () => {
    const dossier = aDossier({
      lines: [aService("run", { driver: "fixed" }), aService("support", { driver: "fixed" })],
      offers: [
        anOffer("A", { run: monthly(kr(1_000)) }, { indexBasisPoints: 1_000, indexAfterMonths: 12 }),
        anOffer("B", { run: monthly(kr(1_000)), support: monthly(kr(100)) }),
      ],
      plugs: [aPlug("A", "support", { source: "median_of_others" })],
    });
    const column = columnOf(compareDossier(dossier, { horizonMonths: 24 }), "A");
    expect(column.lines[1]).toMatchObject({
      rate: { base: kr(100) },
      total: { base: kr(12 * 100 + 12 * 110) },
    });
  });

  it("with nothing to stand on leaves the gap open, and says so", () => {
    const failed = { kind: "gap", reason: "not_offered", plugFailed: true };
    const list = columnA(withPlugs([aPlug("A", "upgrade", { source: "own_price_list" })]));
    expect(list.lines[1]).toEqual(failed);
    expect(list.comparable).toBe(false);
    const empty = columnA(withPlugs([aPlug("A", "upgrade", { source: "estimate", base: null })]));
    expect(empty.lines[1]).toEqual(failed);
    const alone = aDossier({
      lines: LINES,
      offers: [anOffer("A", {}), anOffer("B", {})],
      plugs: [aPlug("A", "run", { source: "median_of_others" }), aPlug("B", "run", { base: kr(1) })],
    });
    expect(columnOf(compareDossier(alone), "A").lines[2]).toMatchObject({ kind: "gap", plugFailed: true });
  });

  it("never feeds another plug", () => {
    const dossier = aDossier({
      candidates: ["A", "B", "C"].map((letter) => aCandidate(letter)),
      lines: [aService("run", { driver: "fixed" })],
      offers: [anOffer("A", {}), anOffer("B", {}), anOffer("C", { run: monthly(kr(100)) })],
      plugs: [aPlug("A", "run", { source: "median_of_others" }), aPlug("B", "run", { base: kr(900) })],
    });
    expect(columnOf(compareDossier(dossier), "A").lines[0]).toMatchObject({ rate: { base: kr(100) } });
  });

  it("on a line that is priced is not used", () => {
    const column = columnA(withPlugs([aPlug("A", "move", { base: kr(1) })]));
    expect(column.lines[0]).toMatchObject({ kind: "counted", total: kr(400_000) });
    expect(column.plugs).toBe(0);
  });

  it("made later takes the place of an earlier one", () => {
    const early = aPlug("A", "upgrade", { id: "plg_1", base: kr(1) });
    const late = aPlug("A", "upgrade", { id: "plg_2", base: kr(2), madeOn: early.madeOn });
    expect(columnA(withPlugs([early, late])).lines[1]).toMatchObject({ plugId: "plg_2" });
  });
});

describe("median and highest of the others", () => {
  it("take the mean of the two middle ones of an even number", () => {
    expect(medianOfOthers([300, 350, 400, 451])).toEqual({ low: 300, base: 375, high: 451 });
    expect(medianOfOthers([300, 351])).toEqual({ low: 300, base: 326, high: 351 });
  });

  it("are nothing when nobody prices the line", () => {
    expect(medianOfOthers([])).toBeNull();
    expect(highestOfOthers([])).toBeNull();
  });

  it("keep low ≤ base ≤ high", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 5 }),
        (amounts) => {
          const ascending = [...amounts].sort((a, b) => a - b);
          const median = medianOfOthers(ascending);
          expect(median).not.toBeNull();
          expect(median?.low).toBeLessThanOrEqual(median?.base ?? 0);
          expect(median?.base).toBeLessThanOrEqual(median?.high ?? 0);
        },
      ),
    );
  });
});
