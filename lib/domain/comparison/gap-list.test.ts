import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import type { Dossier } from "../dossier";
import { compare } from "./compare";
import { gapList } from "./gap-list";
import { prepareComparison } from "./prepare";
import { stageCost } from "./stage-cost";
import { aCandidate, aPlug, columnOf, compareDossier, kr, TODAY, unlikeOffers } from "./testing";

function gapsOf(dossier: Dossier) {
  const prepared = prepareComparison(dossier, TODAY);
  return gapList(prepared, compare(prepared, defaultBasis(dossier.selection)));
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
