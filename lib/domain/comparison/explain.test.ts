import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import type { Dossier } from "../dossier";
import { compare } from "./compare";
import { explain } from "./explain";
import type { Explanation, ExplanationTarget } from "./explanation";
import { EXPLANATION_FORMULAS, EXPLANATION_TERMS } from "./explanation";
import { prepareComparison } from "./prepare";
import {
  aCandidate,
  aCriterion,
  aDossier,
  aGroup,
  anExit,
  anOffer,
  aPiece,
  aPlug,
  aScore,
  aSelection,
  aService,
  bundled,
  day,
  included,
  kr,
  monthly,
  NOT_OFFERED,
  once,
  PRICE_MODEL,
  TODAY,
} from "./testing";

/** A dossier in which every kind of line, plug and criterion occurs. */
const DOSSIER: Dossier = aDossier({
  candidates: [aCandidate("A"), aCandidate("B"), aCandidate("C")],
  lines: [
    aPiece("move", "move"),
    aPiece("upgrade", "upgrade"),
    aPiece("improve", "improve"),
    aService("run", { driver: "servers" }),
    aService("support"),
    aService("phone", { scope: "optional" }),
    anExit("exit"),
  ],
  groups: [
    aGroup("chemistry", [aCriterion("talk"), aCriterion("trust")], { weight: 3 }),
    aGroup("background", [
      aCriterion("money", { feed: "financial_soundness" }),
      aCriterion("audit", { feed: "assurance" }),
      aCriterion("calls", { feed: "references" }),
      aCriterion("needs", { feed: "requirements" }),
    ]),
  ],
  scores: [
    aScore("A", "talk", 4, "par_1"),
    aScore("A", "talk", 2, "par_2"),
    aScore("A", "talk", null, "par_3"),
    aScore("A", "trust", 5, "par_1"),
  ],
  participants: [
    { id: "par_1", name: "Mette", role: "lead" },
    { id: "par_2", name: "Ole", role: "evaluator" },
  ],
  agreedScores: [
    { candidateId: "can_a", criterionId: "trust", value: 4, reason: "After the second meeting" },
  ],
  requirements: [{ id: "req", name: "Data in the EU", level: "important", position: 0 }],
  requirementAnswers: [
    { candidateId: "can_a", requirementId: "req", answer: "partly", note: "Backup in the UK" },
  ],
  offers: [
    anOffer(
      "A",
      {
        move: bundled("bun"),
        upgrade: bundled("bun"),
        improve: NOT_OFFERED,
        run: monthly(kr(100), {
          driver: "servers",
          tiers: [{ fromMilli: 10_000, unitPrice: kr(90) }],
          minimumMilli: 25_000,
        }),
        support: included("run"),
        phone: monthly(kr(5), { driver: "users" }),
        exit: once(kr(10_000)),
      },
      {
        currency: "EUR",
        indexBasisPoints: 200,
        bundles: [{ id: "bun", name: "Start", amount: kr(50_000), split: [], splitNote: "" }],
      },
    ),
    anOffer("B", {
      move: once(kr(400_000)),
      upgrade: once(kr(200_000)),
      improve: once(kr(100_000)),
      run: monthly(kr(600), { driver: "servers" }),
      support: monthly(kr(150), { driver: "users" }),
      exit: once(kr(50_000)),
    }),
  ],
  plugs: [aPlug("A", "improve", { source: "median_of_others", note: "Until they answer" })],
  rates: [{ currency: "EUR", rateMillionths: 7_460_000, date: day("2026-10-01") }],
});

function explained(
  target: ExplanationTarget,
  basis: Partial<Parameters<typeof compare>[1]> = {},
  dossier = DOSSIER,
): Explanation {
  const prepared = prepareComparison(dossier, TODAY);
  const comparison = compare(prepared, { ...defaultBasis(dossier.selection), ...basis });
  const found = explain(prepared, comparison, target);
  if (found === null) throw new Error("nothing to explain");
  return found;
}

const codes = (explanation: Explanation) => explanation.terms.map(({ label }) => label.code);
const termValue = (explanation: Explanation, code: string) =>
  explanation.terms.find(({ label }) => label.code === code)?.value;
const line = (lineId: string, candidateId = "can_a") => ({ of: "line", candidateId, lineId }) as const;

describe("a priced cell", () => {
  it("is explained from unit price to horizon, with source and date", () => {
    const explanation = explained(line("run"));
    expect(explanation.formula).toBe("line_monthly");
    expect(codes(explanation)).toEqual([
      "tier_price",
      "quantity",
      "minimum_billed",
      "exchange_rate",
      "monthly_amount",
      "months",
      "index",
      "index_after_months",
      "year_total",
      "year_total",
      "year_total",
      "year_total",
    ]);
    // 25 servers at 90 EUR at 7.46.
    expect(termValue(explanation, "monthly_amount")).toBe(kr(16_785));
    expect(explanation.terms[0]).toMatchObject({
      value: kr(90),
      unit: "money_per_month",
      currency: "EUR",
      source: { kind: "offer", text: "offer.pdf" },
      date: "2026-10-01",
    });
    expect(explanation.terms[3]).toMatchObject({ value: 7_460_000, date: "2026-10-01" });
    const years = explanation.terms.filter(({ label }) => label.code === "year_total");
    const sum = years.reduce((total, { value }) => total + (typeof value === "number" ? value : 0), 0);
    expect(explanation.result.value).toBe(sum);
  });

  it("names the volume only when it is not today's", () => {
    expect(codes(explained(line("support", "can_b")))).not.toContain("volume_percent");
    expect(codes(explained(line("support", "can_b"), { volumePercent: 150 }))).toContain("volume_percent");
  });
});

describe("other cells", () => {
  it("say what they are included in, and lead there", () => {
    const explanation = explained(line("support"));
    expect(explanation.formula).toBe("line_included");
    expect(explanation.terms[0]).toMatchObject({ value: "run", target: line("run") });
  });

  it("lead to their bundle", () => {
    expect(explained(line("move")).formula).toBe("line_bundled");
    const bundle = explained({ of: "bundle", candidateId: "can_a", bundleId: "bun" });
    expect(bundle.formula).toBe("bundle_counted");
    expect(bundle.result.value).toBe(kr(373_000));
    expect(
      explained({ of: "bundle", candidateId: "can_a", bundleId: "bun" }, { establishmentType: 1 }).formula,
    ).toBe("bundle_reaches_beyond");
  });

  it("show a plug with its range, the others' amounts, who and when", () => {
    const explanation = explained(line("improve"));
    expect(explanation.formula).toBe("plug_median_of_others");
    expect(codes(explanation)).toEqual([
      "gap_reason",
      "other_amount",
      "plug_low",
      "plug_base",
      "plug_high",
      "one_off_amount",
    ]);
    expect(explanation.terms[1]).toMatchObject({ value: kr(100_000), target: line("improve", "can_b") });
    expect(explanation.terms[3]).toMatchObject({
      source: { kind: "plug", text: "Until they answer" },
      date: "2026-11-01",
      label: { params: { by: "lead" } },
    });
  });

  it("say why they are a gap, set aside or outside", () => {
    expect(explained(line("run", "can_c"))).toMatchObject({
      formula: "line_gap",
      terms: [{ value: "no_offer" }],
    });
    expect(explained(line("phone"))).toMatchObject({
      formula: "line_set_aside",
      terms: [{ value: "option_not_taken" }, { value: kr(4_476) }],
    });
    expect(explained(line("phone", "can_b")).formula).toBe("line_outside");
    expect(explained(line("exit", "can_b")).formula).toBe("line_exit");
    expect(explained(line("move", "can_b")).formula).toBe("line_once");
  });
});

describe("sums", () => {
  const cost = (
    candidateId: string,
    part: "establishment" | "operation" | "total",
    measure: "quoted" | "levelled",
  ) => explained({ of: "cost", candidateId, part, measure });

  it("are the sum of their terms", () => {
    for (const candidateId of ["can_a", "can_b"]) {
      for (const part of ["establishment", "operation", "total"] as const) {
        for (const measure of ["quoted", "levelled"] as const) {
          const explanation = cost(candidateId, part, measure);
          const sum = explanation.terms.reduce(
            (total, { value }) => total + (typeof value === "number" ? value : 0),
            0,
          );
          expect(explanation.result.value).toBe(sum);
        }
      }
    }
  });

  it("say nothing, rather than zero, where nothing is priced or a gap is open", () => {
    expect(cost("can_c", "total", "quoted")).toMatchObject({ formula: "no_prices", result: { value: null } });
    const open = cost("can_c", "total", "levelled");
    expect(open).toMatchObject({ formula: "not_comparable", result: { value: null } });
    expect(codes(open)).toContain("open_gap");
  });

  it("of what is set aside and plugged add up", () => {
    const aside = explained({ of: "set_aside", candidateId: "can_b" }, { establishmentType: 1 });
    expect(aside.result.value).toBe(kr(300_000));
    expect(aside.terms.map(({ value }) => value)).toEqual([kr(200_000), kr(100_000)]);
    const plugged = explained({ of: "plugged_total", candidateId: "can_a" });
    expect(plugged.result.value).toBe(kr(100_000));
  });

  it("of a stage name the bundle that touches it, and leave its amount to the total", () => {
    const stage = explained({ of: "stage", candidateId: "can_a", stage: "move" });
    expect(codes(stage)).toEqual(["bundle_amount"]);
    expect(stage.result.value).toBeNull();
    expect(explained({ of: "stage", candidateId: "can_b", stage: "upgrade" }).result.value).toBe(kr(200_000));
  });
});

describe("quality", () => {
  it("of a criterion shows every score, who gave it and when", () => {
    const talk = explained({ of: "criterion", candidateId: "can_a", criterionId: "talk" });
    expect(talk).toMatchObject({ formula: "criterion_mean", result: { value: 50, unit: "value" } });
    expect(codes(talk)).toEqual(["score", "score", "cannot_judge", "mean"]);
    expect(talk.terms[0]).toMatchObject({ value: 4, source: { kind: "participant", text: "Mette" } });
    const trust = explained({ of: "criterion", candidateId: "can_a", criterionId: "trust" });
    expect(trust).toMatchObject({ formula: "criterion_agreed", result: { value: 75 } });
    expect(trust.terms.at(-1)?.source).toEqual({ kind: "panel", text: "After the second meeting" });
  });

  it("is a range while something is missing", () => {
    const none = explained({ of: "criterion", candidateId: "can_b", criterionId: "talk" });
    expect(none).toMatchObject({ formula: "criterion_none", result: { value: null, low: 0, high: 100 } });
    expect(explained({ of: "group", candidateId: "can_a", groupId: "chemistry" }).result).toEqual({
      value: 62.5,
      unit: "value",
      low: null,
      high: null,
    });
    const quality = explained({ of: "quality", candidateId: "can_a" });
    expect(quality.result.value).toBeNull();
    expect(quality.terms.map(({ label }) => label.params.shareTenths)).toEqual([750, 250]);
  });

  it("from evidence shows the evidence", () => {
    const needs = explained({ of: "criterion", candidateId: "can_a", criterionId: "needs" });
    expect(needs).toMatchObject({ formula: "criterion_evidence", result: { value: 50 } });
    expect(needs.terms[0]).toMatchObject({ value: "partly", source: { text: "Backup in the UK" } });
    for (const of of ["financial_soundness", "assurance", "references", "requirements"] as const) {
      expect(explained({ of, candidateId: "can_a" }).target).toEqual({ of, candidateId: "can_a" });
    }
    expect(explained({ of: "financial_soundness", candidateId: "can_a" }).formula).toBe("financial_none");
    expect(explained({ of: "assurance", candidateId: "can_a" })).toMatchObject({
      formula: "assurance_none",
      result: { value: 0 },
    });
  });
});

describe("points and places", () => {
  it("come from the price, the lowest price and the declared shares", () => {
    const points = explained({ of: "price_points", candidateId: "can_b" });
    expect(points.formula).toBe("price_proportional");
    expect(codes(points)).toEqual(["price", "lowest_price"]);
    const total = explained({ of: "total", candidateId: "can_b" });
    expect(codes(total)).toEqual(["quality", "quality_share", "price_points", "price_share"]);
    const rank = explained({ of: "rank", candidateId: "can_b", order: "levelled" });
    expect(rank.formula).toBe("rank_by_levelled");
    expect(rank.terms.map(({ label }) => label.params.place)).toEqual([1, 2]);
  });

  it("are explained for every price formula", () => {
    const models = [
      { formula: "linear_from_lowest" },
      { formula: "min_max" },
      { formula: "fixed_bounds", lowBoundMinor: kr(1), highBoundMinor: kr(9_000_000) },
    ] as const;
    for (const model of models) {
      const dossier = { ...DOSSIER, selection: aSelection({ priceModel: { ...PRICE_MODEL, ...model } }) };
      const points = explained({ of: "price_points", candidateId: "can_a" }, {}, dossier);
      expect(points.formula).toBe(`price_${model.formula}`);
    }
    const priced = {
      ...DOSSIER,
      selection: aSelection({
        priceModel: { ...PRICE_MODEL, formula: "priced_quality", qualityValueMinor: kr(100_000) },
      }),
    };
    const evaluated = explained({ of: "evaluated_price", candidateId: "can_a" }, {}, priced);
    expect(evaluated.formula).toBe("evaluated_price");
    expect(evaluated.result.low).toBeLessThan(Number(evaluated.result.value));
    expect(explained({ of: "rank", candidateId: "can_a", order: "total" }, {}, priced).formula).toBe(
      "rank_by_evaluated_price",
    );
  });

  it("say why there are none", () => {
    const none = explained({ of: "total", candidateId: "can_c" });
    expect(none).toMatchObject({ formula: "not_ranked", result: { value: null } });
    expect(explained({ of: "rank", candidateId: "can_c", order: "total" }).formula).toBe("not_ranked");
    const refused = {
      ...DOSSIER,
      selection: aSelection({ priceModel: { ...PRICE_MODEL, formula: "fixed_bounds" } }),
    };
    const points = explained({ of: "price_points", candidateId: "can_b" }, {}, refused);
    expect(points.formula).toBe("price_refused");
    expect(termValue(points, "refusal")).toBe("price.bounds_missing");
  });
});

describe("what is not there", () => {
  it("is not explained", () => {
    const prepared = prepareComparison(DOSSIER, TODAY);
    const comparison = compare(prepared, defaultBasis(DOSSIER.selection));
    for (const target of [
      line("gone"),
      line("run", "can_x"),
      { of: "quality", candidateId: "can_x" },
      { of: "bundle", candidateId: "can_a", bundleId: "gone" },
      { of: "criterion", candidateId: "can_a", criterionId: "gone" },
      { of: "group", candidateId: "can_a", groupId: "gone" },
    ] as const) {
      expect(explain(prepared, comparison, target)).toBeNull();
    }
  });

  it("has no code: formulas and terms are named once each", () => {
    expect(new Set(EXPLANATION_FORMULAS).size).toBe(EXPLANATION_FORMULAS.length);
    expect(new Set(EXPLANATION_TERMS).size).toBe(EXPLANATION_TERMS.length);
  });
});
