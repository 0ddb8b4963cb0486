import { describe, expect, it } from "vitest";
import {
  aCandidate,
  aCriterion,
  aDossier,
  aGroup,
  anOffer,
  aScore,
  aSelection,
  aService,
  compareDossier,
  day,
  kr,
  monthly,
  unlikeOffers,
} from "./comparison/testing";
import type { Dossier } from "./dossier";
import { ENTRY_CONDITIONS, phaseRoad } from "./phase-road";
import { PHASES, type Phase } from "./selection";
import { withVariantColumns } from "./variant-columns";

const roadOf = (dossier: Dossier) => phaseRoad(dossier, compareDossier(dossier));
const codesOf = (dossier: Dossier) => roadOf(dossier).points.map(({ code }) => code);
const phaseOf = (dossier: Dossier, phase: Phase) =>
  roadOf(dossier).phases.find((each) => each.phase === phase);

/** Nothing is missing: two candidates, both whole. */
const WHOLE: Dossier = aDossier({
  candidates: ["A", "B"].map((letter) =>
    aCandidate(letter, {
      financialYears: [2023, 2024, 2025].map((year) => ({
        year,
        currency: "DKK",
        equity: 10,
        result: 1,
        totalAssets: 20,
        revenue: 30,
        shareCapital: 5,
        employees: 40,
        source: "typed",
        sourceNote: "",
        sourceDate: null,
      })),
      assuranceReports: [
        {
          id: `rep_${letter}`,
          standard: "isae_3402",
          type: "II",
          auditor: "",
          date: day("2026-02-01"),
          periodStart: day("2025-01-01"),
          periodEnd: day("2025-12-31"),
          services: "",
          sites: "",
          qualified: false,
          exceptions: "",
          subservice: "not_stated",
          bridgeLetterDate: null,
          source: "",
          sourceDate: null,
        },
      ],
      references: ["1", "2"].map((id) => ({
        id,
        customer: id,
        contact: "",
        foundBy: "buyer",
        similarSize: null,
        similarIndustry: null,
        similarSystems: null,
        calledBy: "Mette",
        calledOn: day("2026-10-01"),
        answers: {
          establishment_project: "",
          daily_operation: "",
          support: "",
          proactivity: "",
          invoices: "",
          choose_again: "",
        },
        rating: 4,
      })),
    }),
  ),
  groups: [aGroup("g", [aCriterion("c", { rubric: ["1", "2", "3", "4", "5"] })])],
  scores: [aScore("A", "c", 4), aScore("B", "c", 3)],
  requirements: [{ id: "req", name: "In the EU", level: "absolute", position: 0 }],
  requirementAnswers: ["can_a", "can_b"].map((candidateId) => ({
    candidateId,
    requirementId: "req",
    answer: "meets",
    note: "",
  })),
  lines: [aService("run")],
  offers: [
    anOffer("A", { run: monthly(kr(100), { driver: "users" }) }),
    anOffer("B", { run: monthly(kr(110), { driver: "users" }) }),
  ],
});

describe("a selection in which nothing is missing", () => {
  it("has no open points, and every phase up to the choice can be entered", () => {
    const road = roadOf(WHOLE);
    expect(road.points).toEqual([]);
    expect(Object.values(road.openBySection).every((count) => count === 0)).toBe(true);
    expect(road.next).toEqual({ kind: "advance", to: "negotiate" });
    expect(road.phases.filter(({ enterable }) => !enterable).map(({ phase }) => phase)).toEqual([
      "establish",
      "operate",
    ]);
  });

  it("asks for a choice once it is negotiated, and for nothing at the end", () => {
    const at = (phase: Phase, candidates = WHOLE.candidates) => ({
      ...WHOLE,
      candidates,
      selection: aSelection({ phase }),
    });
    expect(roadOf(at("decide")).next).toMatchObject({
      kind: "point",
      point: { code: "decide.nobody_chosen" },
      strictness: "hard",
    });
    const chosen = WHOLE.candidates.map((each) => ({ ...each, stage: "chosen" as const }));
    expect(roadOf(at("decide", chosen)).next).toEqual({ kind: "advance", to: "establish" });
    expect(roadOf(at("operate", chosen)).next).toEqual({ kind: "finished" });
  });
});

describe("a new selection", () => {
  it("names the first thing to do, and cannot skip to a shortlist", () => {
    const fresh = aDossier({
      candidates: [],
      selection: aSelection({
        phase: "prepare",
        wantedPartnerType: null,
        quantities: { users: null, servers: null, gb: null, devices: null },
      }),
      lines: [aService("run")],
    });
    const road = roadOf(fresh);
    expect(road.next).toMatchObject({
      kind: "point",
      point: { code: "needs.partner_type_missing", section: "needs" },
      strictness: "soft",
      for: "longlist",
    });
    expect(codesOf(fresh)).toContain("needs.quantities_missing");
    expect(phaseOf(fresh, "longlist")?.enterable).toBe(true);
    expect(phaseOf(fresh, "shortlist")?.enterable).toBe(false);
    expect(road.phases.map(({ state }) => state)[0]).toBe("current");
  });
});

describe("open points", () => {
  it("lead to the candidate and say how much is missing", () => {
    const road = roadOf(unlikeOffers());
    expect(road.points.find(({ code }) => code === "offers.gaps_open")).toEqual({
      code: "offers.gaps_open",
      section: "offers",
      candidateId: "can_a",
      params: { letter: "A", name: "Vendor A", count: 2 },
    });
    expect(road.points.filter(({ code }) => code === "candidates.accounts_missing")).toHaveLength(2);
    expect(road.openBySection.overview).toBe(road.points.length);
  });

  it("tell of a shortlist of six, of one, and of nobody", () => {
    const shortlist = (letters: string) =>
      codesOf({ ...WHOLE, candidates: [...letters].map((each) => aCandidate(each)) });
    expect(shortlist("ABCDEF")).toContain("candidates.shortlist_size");
    expect(shortlist("A")).toContain("candidates.too_few");
    expect(shortlist("")).toContain("candidates.too_few");
    expect(shortlist("AB")).not.toContain("candidates.shortlist_size");
  });

  it("tell of an offer without a rate, without an answer, or not there", () => {
    const [a, b] = WHOLE.offers;
    const codes = codesOf({ ...WHOLE, offers: a && b ? [{ ...a, currency: "EUR" }] : [] });
    expect(codes).toContain("offers.rate_missing");
    expect(codes).toContain("offers.missing");
    expect(codes).toContain("offers.too_few");
    const silent = codesOf({ ...WHOLE, requirementAnswers: [] });
    expect(silent.filter((code) => code === "candidates.requirements_unanswered")).toHaveLength(2);
    expect(silent.filter((code) => code === "compare.knocked_out")).toHaveLength(2);
  });

  it("tell of scores that are missing or far apart", () => {
    const apart = codesOf({ ...WHOLE, scores: [aScore("A", "c", 5), aScore("A", "c", 1, "par_2")] });
    expect(apart).toContain("scoring.moderation_needed");
    expect(apart).toContain("scoring.scores_missing");
    expect(apart).toContain("compare.provisional");
  });

  it("tell of a price formula that cannot be used", () => {
    const selection = aSelection({
      priceModel: {
        ...WHOLE.selection.priceModel,
        formula: "fixed_bounds",
        lowBoundMinor: 5,
        highBoundMinor: 5,
      },
    });
    const road = roadOf({ ...WHOLE, selection });
    expect(road.points.map(({ code }) => code)).toEqual([
      "scoring.price_formula_incomplete",
      "compare.price_refused",
    ]);
    expect(road.phases.find(({ phase }) => phase === "offers_opened")?.enterable).toBe(false);
  });
});

describe("the road", () => {
  it("asks for nothing to begin, and for something before every later phase", () => {
    for (const phase of PHASES) {
      expect(Object.keys(ENTRY_CONDITIONS[phase]).length > 0).toBe(phase !== "prepare");
    }
  });
});

describe("variants of offers", () => {
  it("are columns and no candidates more: neither the shortlist nor the offers are counted by them", () => {
    const [first] = WHOLE.offers;
    if (!first) throw new Error("the whole dossier has offers");
    const variants = ["Lean", "Green", "Near", "Far"].map((variant, index) => ({
      ...first,
      ...{ id: `off_v${index}`, variant, variantShown: true },
    }));
    const plain = roadOf(WHOLE);
    const columns = withVariantColumns({ ...WHOLE, offers: [...WHOLE.offers, ...variants] });
    expect(columns.candidates).toHaveLength(WHOLE.candidates.length + variants.length);
    expect(roadOf(columns).points).toEqual(plain.points);
    const unscored = { ...columns, scores: [], agreedScores: [] };
    const provisional = roadOf(unscored).points.filter(({ code }) => code === "compare.provisional");
    expect(provisional.map(({ candidateId }) => candidateId)).toEqual(WHOLE.candidates.map(({ id }) => id));
    const alone = withVariantColumns({
      ...WHOLE,
      candidates: WHOLE.candidates.slice(0, 1),
      offers: [first, ...variants],
    });
    expect(codesOf(alone)).toContain("candidates.too_few");
    expect(codesOf(alone)).toContain("offers.too_few");
  });
});

describe("while prices are sealed", () => {
  const sealed: Dossier = {
    ...WHOLE,
    offers: [],
    pricesSealed: true,
    sealedOffers: WHOLE.offers.map(({ candidateId }) => ({ candidateId, receivedOn: null, answered: 1 })),
  };

  it("negotiating and deciding wait for the opening, and nothing is said of prices", () => {
    expect(phaseOf(sealed, "negotiate")?.enterable).toBe(false);
    expect(phaseOf(sealed, "decide")?.enterable).toBe(false);
    const codes = codesOf(sealed);
    expect(codes).toContain("offers.sealed");
    for (const code of [
      "offers.missing",
      "offers.gaps_open",
      "compare.not_comparable",
      "compare.too_few_comparable",
    ])
      expect(codes).not.toContain(code);
  });

  it("an offer that has not arrived is still told", () => {
    expect(codesOf({ ...sealed, sealedOffers: [] })).toContain("offers.missing");
  });
});

describe("while scores are awaited", () => {
  it("the road says on how many criteria, also where others have scored what the reader may not see", () => {
    const [group] = WHOLE.groups;
    const [first] = WHOLE.candidates;
    if (!group || !first) throw new Error("the whole dossier has a group and candidates");
    const awaited = [{ participantId: "par_lead", candidateId: first.id, groupId: group.id }];
    const { points } = roadOf({ ...WHOLE, awaited });
    const judged = group.criteria.filter(({ feed }) => feed === "people").length;
    expect(points.find(({ code }) => code === "scoring.scores_missing")?.params).toMatchObject({
      count: judged,
    });
    const blindPairs = [{ candidateId: first.id, groupId: group.id }];
    const scores = WHOLE.scores.filter(({ candidateId }) => candidateId !== first.id);
    const blind = roadOf({ ...WHOLE, scores, blindPairs });
    expect(blind.points.map(({ code }) => code)).not.toContain("scoring.scores_missing");
  });
});
