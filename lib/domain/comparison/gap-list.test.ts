import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import type { Dossier } from "../dossier";
import type { Offer } from "../offer";
import { variantTarget } from "../offer-target";
import { withVariantColumns } from "../variant-columns";
import { compare } from "./compare";
import { gapList, gapPlaces } from "./gap-list";
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

describe("places of gaps", () => {
  const dossier = unlikeOffers();
  const variantOf = (offer: Offer, lineIds: readonly string[]): Offer => ({
    ...offer,
    id: `${offer.id}_lean`,
    variant: "Lean",
    cells: offer.cells.filter(({ lineId }) => !lineIds.includes(lineId)),
  });
  const placesOf = (lacking: Readonly<Record<string, readonly string[]>>, plugs: Dossier["plugs"] = []) =>
    gapPlaces(
      gapsOf(
        withVariantColumns({
          ...dossier,
          plugs,
          offers: dossier.offers.flatMap((offer) => {
            const without = lacking[offer.candidateId];
            return without === undefined ? [offer] : [offer, variantOf(offer, without)];
          }),
        }),
      ),
    );
  const said = (places: ReturnType<typeof placesOf>) =>
    places.map(({ line, columns }) => [line.id, columns.map(({ letter }) => letter).join()]);

  it("hold a gap of a candidate and its variants once, and name one that only a variant has by the variant", () => {
    const places = placesOf({ can_a: ["run"], can_b: ["run"] });
    expect(said(places)).toEqual([
      ["upgrade", "A,A2"],
      ["improve", "A,A2"],
      ["run", "A2"],
      ["run", "B2"],
    ]);
    expect(places[2]).toMatchObject({ candidateId: variantTarget("can_a", "off_a_lean"), letter: "A2" });
  });

  it("stay apart where the same stand-in finds an amount for one and none for the other", () => {
    const offers = dossier.offers.map((offer): Offer => {
      if (offer.candidateId !== "can_a") return offer;
      const item = {
        ...{ id: "itm", lineId: "upgrade", name: "Upgrade", unitPrice: kr(9), driver: "fixed" as const },
        period: "once" as const,
      };
      return { ...offer, priceList: [item] };
    });
    const places = gapPlaces(
      gapsOf(
        withVariantColumns({
          ...dossier,
          plugs: [aPlug("A", "upgrade", { source: "own_price_list" })],
          offers: offers.flatMap((offer) =>
            offer.candidateId === "can_a" ? [offer, { ...variantOf(offer, []), priceList: [] }] : [offer],
          ),
        }),
      ),
    );
    expect(said(places)).toEqual([
      ["upgrade", "A"],
      ["improve", "A,A2"],
      ["upgrade", "A2"],
    ]);
  });

  it("lose none and keep the list as it was", () => {
    const gaps = gapsOf(withVariantColumns(dossier));
    const before = structuredClone(gaps);
    expect(gapPlaces(gaps).flatMap(({ columns }) => columns)).toHaveLength(gaps.length);
    expect(gaps).toEqual(before);
  });
});
