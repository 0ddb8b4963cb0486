import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import type { Dossier } from "../dossier";
import { compare } from "./compare";
import { gapList } from "./gap-list";
import { offerNotes } from "./offer-notes";
import { prepareComparison } from "./prepare";
import { stageCost } from "./stage-cost";
import {
  aCandidate,
  aDossier,
  anOffer,
  aPiece,
  aPlug,
  aService,
  bundled,
  columnOf,
  compareDossier,
  day,
  kr,
  monthly,
  NOT_OFFERED,
  once,
  TODAY,
  unlikeOffers,
} from "./testing";

function gapsOf(dossier: Dossier) {
  const prepared = prepareComparison(dossier, TODAY);
  return gapList(prepared, compare(prepared, defaultBasis(dossier.selection)));
}

function notesOf(dossier: Dossier, establishmentType: 1 | 2 | 3 = 3) {
  const prepared = prepareComparison(dossier, TODAY);
  return offerNotes(prepared, compare(prepared, { ...defaultBasis(dossier.selection), establishmentType }));
}

describe("the list of gaps", () => {
  it("says of each what could fill it", () => {
    const dossier = unlikeOffers();
    const gaps = gapsOf({
      ...dossier,
      candidates: [...dossier.candidates, aCandidate("C")],
      offers: dossier.offers.map((offer) =>
        offer.candidateId === "can_a"
          ? {
              ...offer,
              priceList: [
                {
                  id: "itm",
                  lineId: "upgrade",
                  name: "Upgrade, per server",
                  unitPrice: kr(10_000),
                  driver: "servers",
                  period: "once",
                },
              ],
            }
          : offer,
      ),
      plugs: [aPlug("A", "improve", { source: "own_price_list", note: "Ask again" })],
    });
    expect(gaps.map(({ letter, line, reason }) => [letter, line.id, reason])).toEqual([
      ["A", "upgrade", "unanswered"],
      ["A", "improve", "unanswered"],
    ]);
    expect(gaps[0]).toMatchObject({
      plug: null,
      pricedByOthers: 1,
      fills: {
        own_price_list: kr(200_000),
        median_of_others: { base: kr(300_000) },
        highest_of_others: { base: kr(300_000) },
      },
    });
    // A plug that found nothing: it stands there, and the gap is open.
    expect(gaps[1]).toMatchObject({
      plug: { source: "own_price_list", amount: null, note: "Ask again" },
      fills: { own_price_list: null },
    });
  });

  it("shows plugged gaps with their amount", () => {
    const gaps = gapsOf({ ...unlikeOffers(), plugs: [aPlug("A", "upgrade", { base: kr(5) })] });
    expect(gaps[0]?.plug?.amount).toEqual({ low: kr(5), base: kr(5), high: kr(5) });
  });

  it("is empty when every offer is whole", () => {
    const dossier = unlikeOffers();
    expect(gapsOf({ ...dossier, offers: dossier.offers.slice(1) })).toEqual([]);
  });
});

describe("a stage", () => {
  const dossier = unlikeOffers();

  it("has an amount only when nothing of it is missing", () => {
    const column = columnOf(compareDossier(dossier), "A");
    expect(stageCost(dossier.lines, column, "move")).toMatchObject({
      amount: { base: kr(400_000) },
      openGaps: 0,
    });
    expect(stageCost(dossier.lines, column, "upgrade")).toMatchObject({ amount: null, openGaps: 1 });
  });

  it("beyond the basis is set aside", () => {
    const column = columnOf(compareDossier(dossier, { establishmentType: 1 }), "B");
    expect(stageCost(dossier.lines, column, "improve")).toMatchObject({
      amount: null,
      setAside: kr(500_000),
    });
  });

  it("keeps a plug's range", () => {
    const plugs = [aPlug("A", "upgrade", { low: kr(1), base: kr(2), high: kr(3) })];
    const column = columnOf(compareDossier({ ...dossier, plugs }), "A");
    expect(stageCost(dossier.lines, column, "upgrade")).toMatchObject({
      amount: { low: kr(1), base: kr(2), high: kr(3) },
      plugs: 1,
    });
  });
});

describe("notes on an offer", () => {
  const LINES = [aPiece("move", "move"), aPiece("upgrade", "upgrade"), aService("run")];
  const cells = {
    move: once(kr(100)),
    upgrade: NOT_OFFERED,
    run: monthly(kr(1), { driver: "users" as const }),
  };
  const ours = kr(100 + 120 * 48);

  it("point at a stated total that is not the sum of the prices", () => {
    const stated = (statedTotal: typeof ours) =>
      notesOf(aDossier({ lines: LINES, offers: [anOffer("A", cells, { statedTotal })] }));
    expect(stated(ours)).toEqual([]);
    expect(stated(kr(5_000))).toEqual([
      {
        code: "stated_total_differs",
        candidateId: "can_a",
        lineId: null,
        params: { stated: kr(5_000), ours, difference: kr(5_000 - 5_860) },
      },
    ]);
  });

  it("do not compare a total that cannot be read", () => {
    const foreign = anOffer("A", cells, { statedTotal: kr(1), currency: "EUR" });
    expect(notesOf(aDossier({ lines: LINES, offers: [foreign] }))).toEqual([]);
    const unreadable = anOffer(
      "A",
      { ...cells, run: once(kr(1), { driver: "users" }) },
      { statedTotal: kr(1) },
    );
    expect(notesOf(aDossier({ lines: LINES, offers: [unreadable] }))).toEqual([]);
  });

  it("point at zeroes, other drivers, bundles over the edge and offers that ran out", () => {
    const offer = anOffer(
      "A",
      { move: bundled("bun"), upgrade: bundled("bun"), run: monthly(kr(0), { driver: "servers" }) },
      {
        validUntil: day("2026-11-21"),
        bundles: [{ id: "bun", name: "Start", amount: kr(9), split: [], splitNote: "" }],
      },
    );
    expect(notesOf(aDossier({ lines: LINES, offers: [offer] }), 1).map(({ code }) => code)).toEqual([
      "validity_passed",
      "zero_price",
      "other_driver",
      "bundle_reaches_beyond",
    ]);
  });
});
