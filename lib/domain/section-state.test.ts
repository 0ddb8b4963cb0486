import { describe, expect, it } from "vitest";
import type { Dossier } from "./dossier";
import { sectionStates } from "./section-state";

const nothingOpen = {
  overview: 0,
  needs: 0,
  candidates: 0,
  scoring: 0,
  offers: 0,
  compare: 0,
  decide: 0,
  follow_up: 0,
};

const empty: Dossier = {
  selection: {
    id: "sel_1",
    name: "IT",
    currency: "DKK",
    horizonMonths: 48,
    targetType: 3,
    wantedPartnerType: null,
    quantities: { users: null, servers: null, gb: null, devices: null },
    discountBasisPoints: 0,
    phase: "prepare",
    priceModel: {
      formula: "proportional",
      priceShareTenths: 200,
      slopeHundredths: 100,
      lowBoundMinor: null,
      highBoundMinor: null,
      qualityValueMinor: null,
      tieBreak: "shared",
    },
  },
  candidates: [],
  groups: [],
  participants: [],
  scores: [],
  agreedScores: [],
  requirements: [],
  requirementAnswers: [],
  lines: [],
  offers: [],
  plugs: [],
  leftGaps: [],
  rates: [],
  ownCosts: [],
  basket: [],
  scoring: { closed: false, waivedReason: "", names: "shown" },
  awaited: [],
  blindPairs: [],
  pricesSealed: false,
  sealedOffers: [],
};

describe("how far along a part of a selection is", () => {
  it("a part that nobody has begun is not done, though nothing is open in it", () => {
    expect(sectionStates(empty, nothingOpen)).toMatchObject({
      needs: "none",
      candidates: "none",
      scoring: "none",
      offers: "none",
      decide: "none",
    });
  });

  it("a part that is begun is done when nothing is open in it", () => {
    const { selection } = empty;
    const begun = {
      ...empty,
      selection: { ...selection, quantities: { ...selection.quantities, users: 0 } },
    };
    expect(sectionStates(begun, nothingOpen).needs).toBe("done");
    expect(sectionStates(begun, { ...nothingOpen, needs: 2 }).needs).toBe("half");
  });

  it("following up is never done", () => {
    const operating = { ...empty, selection: { ...empty.selection, phase: "operate" as const } };
    expect(sectionStates(operating, nothingOpen).follow_up).toBe("half");
  });
});
