import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import type { Dossier } from "../dossier";
import type { RequirementAnswer, RequirementLevel } from "../requirements";
import type { PriceModel } from "../selection";
import { compare, rankWithWeights } from "./compare";
import { prepareComparison } from "./prepare";
import {
  aCandidate,
  aCriterion,
  aDossier,
  aGroup,
  anOffer,
  aPiece,
  aPlug,
  aScore,
  aSelection,
  aService,
  columnOf,
  compareDossier,
  kr,
  monthly,
  NOT_OFFERED,
  once,
  PRICE_MODEL,
  TODAY,
  UNANSWERED,
  unlikeOffers,
} from "./testing";
import { largeDossier } from "./testing-large";

const RUN = aService("run", { driver: "fixed" });

/** Candidates priced per month, with one score each on two criteria of two groups. */
function priced(
  prices: Readonly<Record<string, number>>,
  scores: Readonly<Record<string, readonly [number | null, number | null]>>,
  model: Partial<PriceModel> = {},
  more: Partial<Dossier> = {},
): Dossier {
  const letters = Object.keys(prices);
  return aDossier({
    selection: aSelection({ horizonMonths: 12, priceModel: { ...PRICE_MODEL, ...model } }),
    candidates: letters.map((letter) => aCandidate(letter)),
    groups: [aGroup("one", [aCriterion("c1")]), aGroup("two", [aCriterion("c2")])],
    scores: Object.entries(scores).flatMap(([letter, [first, second]]) => [
      ...(first === null ? [] : [aScore(letter, "c1", first)]),
      ...(second === null ? [] : [aScore(letter, "c2", second)]),
    ]),
    lines: [RUN],
    offers: letters.map((letter) => anOffer(letter, { run: monthly(kr(prices[letter] ?? 0)) })),
    ...more,
  });
}

const ranks = (dossier: Dossier) =>
  Object.fromEntries(compareDossier(dossier).candidates.map((each) => [each.letter, each.rank]));

describe("two offers that are not alike", () => {
  it("shows the cheapest as quoted, whatever the basis", () => {
    for (const establishmentType of [1, 2, 3] as const) {
      const comparison = compareDossier(unlikeOffers(), { establishmentType });
      expect(columnOf(comparison, "A").quoted.total).toBe(kr(3_280_000));
      expect(columnOf(comparison, "B").quoted.total).toBe(kr(3_746_000));
      expect(columnOf(comparison, "A").rankQuoted).toBe(1);
      expect(columnOf(comparison, "B").rankQuoted).toBe(2);
    }
  });

  it("sets aside the stages beyond type 1, and the order turns", () => {
    const comparison = compareDossier(unlikeOffers(), { establishmentType: 1 });
    const a = columnOf(comparison, "A");
    const b = columnOf(comparison, "B");
    expect(a.levelled).toEqual({
      establishment: kr(400_000),
      operation: kr(2_880_000),
      exit: 0,
      total: kr(3_280_000),
    });
    expect(b.levelled).toEqual({
      establishment: kr(450_000),
      operation: kr(2_496_000),
      exit: 0,
      total: kr(2_946_000),
    });
    expect(b.setAsideTotal).toBe(kr(800_000));
    expect([a.rankLevelled, b.rankLevelled]).toEqual([2, 1]);
    expect(comparison.verdict.orderDiffers).toBe(true);
    expect(comparison.verdict.cheapestLevelled).toEqual({
      candidateId: "can_b",
      total: kr(2_946_000),
      plugged: 0,
    });
    expect(comparison.verdict.cheapestQuoted).toEqual({ candidateId: "can_a", total: kr(3_280_000) });
    expect(comparison.verdict.setAside).toEqual([{ candidateId: "can_b", amount: kr(800_000) }]);
  });

  it("gives an offer without upgrade and improve no place on type 3", () => {
    const comparison = compareDossier(unlikeOffers(), { establishmentType: 3 });
    const a = columnOf(comparison, "A");
    expect(a.comparable).toBe(false);
    expect(a.openGaps).toBe(2);
    expect(a.rankLevelled).toBeNull();
    expect(a.rank).toBeNull();
    expect(columnOf(comparison, "B").levelled.total).toBe(kr(3_746_000));
    expect(comparison.verdict.leavesOut).toEqual([
      { candidateId: "can_a", stages: ["upgrade", "improve"], serviceLineIds: [] },
    ]);
    expect(comparison.verdict.notComparable).toEqual([
      { candidateId: "can_a", gaps: 2, left: 0, decisions: [] },
    ]);
    expect(comparison.verdict.cheapestLevelled).toBeNull();
  });
});

describe("four offers on type 3", () => {
  const dossier = aDossier({
    candidates: ["A", "B", "C", "D"].map((letter) => aCandidate(letter)),
    lines: [
      aPiece("move", "move"),
      aPiece("upgrade", "upgrade"),
      aPiece("improve", "improve"),
      RUN,
      aService("support", { driver: "fixed" }),
    ],
    offers: [
      anOffer("A", {
        move: once(kr(400_000)),
        improve: once(kr(500_000)),
        run: monthly(kr(42_000)),
        support: monthly(kr(18_000)),
      }),
      anOffer("B", {
        move: once(kr(450_000)),
        upgrade: once(kr(300_000)),
        improve: once(kr(500_000)),
        run: monthly(kr(36_500)),
        support: monthly(kr(15_500)),
      }),
      anOffer("C", {
        move: once(kr(400_000)),
        upgrade: UNANSWERED,
        improve: NOT_OFFERED,
        run: monthly(kr(55_000)),
        support: UNANSWERED,
      }),
      anOffer("D", {
        move: once(kr(510_000)),
        upgrade: once(kr(350_000)),
        improve: once(kr(450_000)),
        run: monthly(kr(46_000)),
        support: monthly(kr(19_000)),
      }),
    ],
    plugs: [aPlug("A", "upgrade", { base: kr(336_000) })],
  });

  it("ranks three of them, one with a plug, and says why the orders differ", () => {
    const comparison = compareDossier(dossier);
    const [a, b, c, d] = ["A", "B", "C", "D"].map((letter) => columnOf(comparison, letter));
    expect(a?.levelled).toMatchObject({
      establishment: kr(1_236_000),
      operation: kr(2_880_000),
      total: kr(4_116_000),
    });
    expect(a?.pluggedTotal).toBe(kr(336_000));
    expect(b?.levelled.total).toBe(kr(3_746_000));
    expect(c?.comparable).toBe(false);
    expect(c?.counted).toMatchObject({ establishment: kr(400_000), operation: kr(2_640_000) });
    expect(d?.levelled.total).toBe(kr(4_430_000));
    expect([a, b, c, d].map((each) => each?.rankLevelled)).toEqual([2, 1, null, 3]);
    expect([a, b, c, d].map((each) => each?.rankQuoted)).toEqual([3, 2, 1, 4]);
    expect(comparison.verdict.orderDiffers).toBe(true);
    expect(comparison.verdict.cheapestQuoted?.candidateId).toBe("can_c");
    expect(comparison.verdict.leavesOut).toEqual([
      { candidateId: "can_a", stages: ["upgrade"], serviceLineIds: [] },
      { candidateId: "can_c", stages: ["upgrade", "improve"], serviceLineIds: ["support"] },
    ]);
    expect(comparison.verdict.plugged).toEqual([{ candidateId: "can_a", amount: kr(336_000) }]);
  });
});

describe("quality and price together", () => {
  it("weigh by the declared share", () => {
    // Q 75 and 50; price points 50 and 100; quality : price 80 : 20.
    const comparison = compareDossier(priced({ A: 200, B: 100 }, { A: [4, 4], B: [3, 3] }));
    expect(columnOf(comparison, "A").total).toEqual({ low: 70, high: 70 });
    expect(columnOf(comparison, "B").total).toEqual({ low: 60, high: 60 });
    expect([columnOf(comparison, "A").rank, columnOf(comparison, "B").rank]).toEqual([1, 2]);
  });

  it("can turn when another bidder joins, with a formula that looks at the others", () => {
    // Five judges each: Q 80, 60 and 10.
    const judged = { A: [4, 4, 4, 4, 5], B: [3, 3, 3, 4, 4], C: [1, 1, 1, 2, 2] };
    const scores = Object.entries(judged).flatMap(([letter, row]) =>
      row.flatMap((value, index) => ["c1", "c2"].map((id) => aScore(letter, id, value, `par_${index}`))),
    );
    const half = { priceShareTenths: 500 };
    expect(ranks(priced({ A: 130, B: 100 }, {}, half, { scores }))).toEqual({ A: 2, B: 1 });
    expect(ranks(priced({ A: 130, B: 100, C: 60 }, {}, half, { scores }))).toEqual({ A: 1, B: 2, C: 3 });
  });

  it("become a range, not a re-weighting, while a score is missing", () => {
    const comparison = compareDossier(priced({ A: 100, B: 100 }, { A: [5, null], B: [3, 3] }));
    const a = columnOf(comparison, "A");
    expect(a.quality).toEqual({ low: 50, high: 100, value: null });
    expect(a.total).toEqual({ low: 60, high: 100 });
    expect(a.groups[1]).toMatchObject({ low: 0, high: 100, value: null, scoredCriteria: 0 });
    // The middle of 60 … 100 is 80, against 60.
    expect([a.rank, columnOf(comparison, "B").rank]).toEqual([1, 2]);
  });

  it("give the lowest evaluated price the first place when quality is priced", () => {
    const comparison = compareDossier(
      priced(
        { A: 1_000, B: 900 },
        { A: [5, 5], B: [3, 3] },
        { formula: "priced_quality", qualityValueMinor: kr(4_000) },
      ),
    );
    // 12 000 − 4 000; 10 800 − 2 000.
    expect(columnOf(comparison, "A")).toMatchObject({ evaluatedPrice: kr(8_000), rank: 1, total: null });
    expect(columnOf(comparison, "B")).toMatchObject({
      evaluatedPrice: kr(8_800),
      rank: 2,
      pricePoints: null,
    });
  });

  it("refuse a formula that cannot be computed, with the reason", () => {
    const zero = compareDossier(priced({ A: 0, B: 100 }, { A: [3, 3], B: [3, 3] }));
    expect(zero.priceRefusal).toBe("price.zero_lowest");
    expect(zero.candidates.every(({ rank, total }) => rank === null && total === null)).toBe(true);
    expect(columnOf(zero, "A").rankLevelled).toBe(1);
    const bounds = compareDossier(priced({ A: 1, B: 2 }, {}, { formula: "fixed_bounds" }));
    expect(bounds.priceRefusal).toBe("price.bounds_missing");
    const value = compareDossier(priced({ A: 1, B: 2 }, {}, { formula: "priced_quality" }));
    expect(value.priceRefusal).toBe("price.no_quality_value");
    expect(value.candidates.every(({ rank }) => rank === null)).toBe(true);
  });

  it("warn of a price too low to be true", () => {
    const comparison = compareDossier(priced({ A: 60, B: 100, C: 100 }, {}));
    expect(comparison.candidates.map(({ abnormallyLow }) => abnormallyLow)).toEqual([true, false, false]);
  });
});

describe("ties", () => {
  it("on exact values share a place, even where doubles differ", () => {
    // Weights 0.1, 0.2 against 0.3: sums of doubles differ in the last place.
    const dossier = priced(
      { A: 100, B: 100, C: 100 },
      {},
      {},
      {
        groups: [
          aGroup("g", [
            aCriterion("c1", { weight: 0.1 }),
            aCriterion("c2", { weight: 0.2 }),
            aCriterion("c3", { weight: 0.3 }),
          ]),
        ],
        scores: ["A", "B", "C"].flatMap((letter) => {
          const row = letter === "A" ? [2, 2, 1] : letter === "B" ? [1, 1, 2] : [1, 1, 1];
          return row.map((value, index) => aScore(letter, `c${index + 1}`, value));
        }),
      },
    );
    expect(ranks(dossier)).toEqual({ A: 1, B: 1, C: 3 });
  });

  it("follow the declared tie-break", () => {
    // Quality 50 and price 100 against quality 100 and price 50, half and half.
    const scores = { A: [3, 3], B: [5, 5] } as const;
    const half = { priceShareTenths: 500 } as const;
    expect(ranks(priced({ A: 100, B: 200 }, scores, half))).toEqual({ A: 1, B: 1 });
    expect(ranks(priced({ A: 100, B: 200 }, scores, { ...half, tieBreak: "lowest_price" }))).toEqual({
      A: 1,
      B: 2,
    });
    expect(ranks(priced({ A: 100, B: 200 }, scores, { ...half, tieBreak: "highest_quality" }))).toEqual({
      A: 2,
      B: 1,
    });
  });
});

describe("knock-outs", () => {
  const requirement = (level: RequirementLevel) => [{ id: "req", name: "In the EU", level, position: 0 }];
  const answered = (answer: RequirementAnswer, level: RequirementLevel = "absolute") =>
    compareDossier(
      priced(
        { A: 100, B: 200, C: 300 },
        { A: [3, 3], B: [3, 3], C: [3, 3] },
        {},
        {
          requirements: requirement(level),
          requirementAnswers: [
            { candidateId: "can_a", requirementId: "req", answer, note: "" },
            { candidateId: "can_b", requirementId: "req", answer: "meets", note: "" },
            { candidateId: "can_c", requirementId: "req", answer: "partly", note: "" },
          ],
        },
      ),
    );

  it("come before prices: the lowest price is the lowest of those that remain", () => {
    const comparison = answered("does_not");
    const a = columnOf(comparison, "A");
    expect(a.knockOuts).toEqual([{ code: "requirement_not_met", requirementId: "req" }]);
    expect([a.rank, a.rankLevelled, a.rankQuoted, a.pricePoints]).toEqual([null, null, null, null]);
    expect(columnOf(comparison, "B").pricePoints).toBe(100);
    expect(comparison.verdict.knockedOut).toEqual(["can_a"]);
    expect(comparison.verdict.cheapestLevelled?.candidateId).toBe("can_b");
  });

  it("hold a candidate back while an absolute requirement is not answered", () => {
    const a = columnOf(answered("not_answered"), "A");
    expect(a.knockOuts).toEqual([{ code: "requirement_not_answered", requirementId: "req" }]);
    expect(a.rank).toBeNull();
  });

  it("come from absolute requirements only", () => {
    expect(columnOf(answered("does_not", "important"), "A").rank).toBe(1);
  });
});

describe("the shortlist", () => {
  it("of fewer than two ranks nobody", () => {
    const dossier = priced({ A: 100, B: 200 }, { A: [3, 3], B: [3, 3] });
    const comparison = compareDossier({
      ...dossier,
      candidates: [aCandidate("A"), aCandidate("B", { stage: "rejected", stageReason: "Too far away" })],
    });
    expect(comparison.tooFew).toBe(true);
    expect(comparison.candidates.map(({ letter, rank, rankQuoted }) => [letter, rank, rankQuoted])).toEqual([
      ["A", null, null],
    ]);
  });

  it("shows columns in the order of letters", () => {
    const dossier = priced({ C: 1, A: 2, B: 3 }, {});
    expect(compareDossier(dossier).candidates.map(({ letter }) => letter)).toEqual(["A", "B", "C"]);
  });
});

describe("a slider", () => {
  it("gives the same ranks as a whole comparison with its weights", () => {
    const dossier = largeDossier({ services: 5, pieces: 3, participants: 4, gapEvery: 4 });
    const prepared = prepareComparison(dossier, TODAY);
    const basis = defaultBasis(dossier.selection);
    const before = compare(prepared, basis);
    const weights = { groupWeights: { grp_0: 90, grp_1: 0 }, priceShareTenths: 650 };
    const moved = rankWithWeights(prepared, before, weights);
    const whole = compare(prepared, basis, weights);
    expect(moved.weights).toEqual(whole.weights);
    moved.candidates.forEach((each, index) => {
      const { rank, quality, total, groups } = whole.candidates[index] ?? {};
      expect(each).toMatchObject({ rank, quality, total, groups });
    });
    expect(moved.candidates[0]?.groups.reduce((sum, { shareTenths }) => sum + shareTenths, 0)).toBe(1_000);
  });

  it("at no weight at all says that quality is not known", () => {
    const dossier = priced({ A: 100, B: 200 }, { A: [3, 3], B: [3, 3] });
    const prepared = prepareComparison(dossier, TODAY);
    const comparison = compare(prepared, defaultBasis(dossier.selection));
    const moved = rankWithWeights(prepared, comparison, {
      groupWeights: { one: 0, two: 0 },
      priceShareTenths: 200,
    });
    expect(moved.candidates[0]?.quality).toEqual({ low: 0, high: 100, value: null });
  });
});
