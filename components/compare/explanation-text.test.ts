import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { explain } from "@/lib/domain/comparison/explain";
import {
  EXPLANATION_FORMULAS,
  EXPLANATION_SOURCES,
  EXPLANATION_TERMS,
  type ExplanationTarget,
} from "@/lib/domain/comparison/explanation";
import { type PreparedComparison, prepareComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
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
  bundled,
  day,
  included,
  kr,
  monthly,
  NOT_OFFERED,
  once,
  TODAY,
  unlikeOffers,
} from "@/lib/domain/comparison/testing";
import { SOUNDNESS_FLAG_LEVELS } from "@/lib/domain/financial-soundness";
import { loadMessages } from "@/lib/i18n/load-messages";
import { type Locale, locales } from "@/lib/i18n/locales";
import { explainedNumber } from "./explanation-text";
import type { ExplanationWords } from "./explanation-words";

function throwing(error: Error): never {
  throw error;
}

/** The reader's words; a message that cannot be written fails the test. */
function wordsFor(locale: Locale, prepared: PreparedComparison): ExplanationWords {
  const messages = loadMessages(locale);
  const of = { locale, messages, onError: throwing };
  return {
    t: createTranslator({ ...of, namespace: "explain" }),
    tCompare: createTranslator({ ...of, namespace: "compare" }),
    tCommon: createTranslator({ ...of, namespace: "common" }),
    locale,
    nameOf: (letter) =>
      prepared.candidates.find((each) => each.letter === letter)?.candidate.vendor.legalName ?? letter,
    refusalText: (code) => code,
    horizonMonths: 48,
  };
}

/** A selection in which every kind of cell, plug, criterion and evidence occurs. */
function motley(): { prepared: PreparedComparison; comparison: Comparison } {
  const report = {
    id: "rep_1",
    standard: "isae_3402",
    type: "II",
    auditor: "Revision Øst",
    date: day("2026-03-01"),
    periodStart: day("2025-01-01"),
    periodEnd: day("2025-12-31"),
    services: "",
    sites: "",
    qualified: true,
    exceptions: "",
    subservice: "not_stated",
    bridgeLetterDate: null,
    source: "",
    sourceDate: null,
  } as const;
  const year = (of: number, equity: number, result: number) => ({
    year: of,
    currency: "DKK",
    equity,
    result,
    totalAssets: 100_000_000,
    revenue: null,
    shareCapital: 50_000_000,
    employees: null,
    source: "typed" as const,
    sourceNote: "annual report",
    sourceDate: day("2026-05-01"),
  });
  const dossier = aDossier({
    selection: aSelection({ discountBasisPoints: 400 }),
    candidates: [
      aCandidate("A", {
        financialYears: [year(2023, 9_000_000, 100), year(2024, 8_000_000, -50), year(2025, 7_000_000, -60)],
        references: [
          {
            id: "ref_1",
            customer: "Havne ApS",
            contact: "",
            foundBy: "buyer",
            similarSize: null,
            similarIndustry: null,
            similarSystems: null,
            calledBy: "Mette",
            calledOn: day("2026-10-20"),
            answers: {
              establishment_project: "",
              daily_operation: "",
              support: "",
              proactivity: "",
              invoices: "",
              choose_again: "",
            },
            rating: 4,
          },
        ],
      }),
      aCandidate("B"),
      aCandidate("C"),
    ],
    participants: [{ id: "par_lead", name: "Mette", role: "lead" }],
    requirements: [{ id: "req_1", name: "Data in the EEA", level: "absolute", position: 0 }],
    requirementAnswers: [{ candidateId: "can_b", requirementId: "req_1", answer: "does_not", note: "" }],
    groups: [
      aGroup("chemistry", [aCriterion("talk"), aCriterion("trust")]),
      aGroup("background", [
        aCriterion("money", { feed: "financial_soundness" }),
        aCriterion("audit", { feed: "assurance" }),
        aCriterion("calls", { feed: "references" }),
        aCriterion("needs", { feed: "requirements" }),
      ]),
    ],
    scores: [aScore("A", "talk", 4), aScore("B", "talk", null)],
    agreedScores: [{ candidateId: "can_a", criterionId: "trust", value: 3, reason: "talked over" }],
    lines: [
      aPiece("move", "move"),
      aPiece("upgrade", "upgrade"),
      aPiece("improve", "improve"),
      aService("run", { driver: "servers" }),
      aService("support"),
      aService("phone", { scope: "optional" }),
    ],
    offers: [
      anOffer(
        "A",
        {
          move: bundled("bun_1"),
          upgrade: bundled("bun_1"),
          run: monthly(kr(100), {
            driver: "servers",
            minimumMilli: 5_000,
            tiers: [{ fromMilli: 10_000, unitPrice: kr(90) }],
          }),
          support: included("run"),
          phone: monthly(kr(5)),
        },
        {
          currency: "EUR",
          indexBasisPoints: 250,
          bundles: [{ id: "bun_1", name: "", amount: kr(50_000), split: [], splitNote: "" }],
        },
      ),
      anOffer("B", { move: once(kr(10)), upgrade: NOT_OFFERED, run: monthly(kr(1_200), { period: "year" }) }),
    ],
    plugs: [
      aPlug("A", "improve", { low: kr(1), base: kr(2), high: kr(3) }),
      aPlug("B", "upgrade", { source: "median_of_others" }),
      aPlug("B", "improve", { source: "own_price_list" }),
    ],
    rates: [{ currency: "EUR", rateMillionths: 7_460_500, date: day("2026-11-01") }],
  });
  const withReport = {
    ...dossier,
    candidates: dossier.candidates.map((each) =>
      each.letter === "B" ? { ...each, assuranceReports: [report] } : each,
    ),
  };
  const prepared = prepareComparison(withReport, TODAY);
  return { prepared, comparison: compare(prepared, defaultBasis(dossier.selection)) };
}

function everyTarget({ prepared, comparison }: ReturnType<typeof motley>): ExplanationTarget[] {
  return comparison.candidates.flatMap(({ candidateId, bundles }): ExplanationTarget[] => [
    ...prepared.dossier.lines.map((line) => ({ of: "line", candidateId, lineId: line.id }) as const),
    ...bundles.map(({ bundle }) => ({ of: "bundle", candidateId, bundleId: bundle.id }) as const),
    ...(["quoted", "counted", "levelled"] as const).flatMap((measure) =>
      (["establishment", "operation", "exit", "total"] as const).map(
        (part) => ({ of: "cost", candidateId, measure, part }) as const,
      ),
    ),
    ...(["move", "upgrade", "improve"] as const).map(
      (stage) => ({ of: "stage", candidateId, stage }) as const,
    ),
    ...prepared.criteria.map(({ id }) => ({ of: "criterion", candidateId, criterionId: id }) as const),
    ...prepared.groups.map(({ id }) => ({ of: "group", candidateId, groupId: id }) as const),
    ...(["total", "quoted", "levelled"] as const).map(
      (order) => ({ of: "rank", candidateId, order }) as const,
    ),
    ...(
      [
        "set_aside",
        "plugged_total",
        "quality",
        "price_points",
        "evaluated_price",
        "total",
        "financial_soundness",
        "assurance",
        "references",
        "requirements",
      ] as const
    ).map((of) => ({ of, candidateId }) as const),
  ]);
}

describe.each(locales)("an explanation in %s", (locale) => {
  const { explain: words } = loadMessages(locale);

  it("has a sentence for every formula, a label for every ingredient and a word for every source", () => {
    expect(Object.keys(words.formula).sort()).toEqual([...EXPLANATION_FORMULAS].sort());
    expect(Object.keys(words.term).sort()).toEqual([...EXPLANATION_TERMS].sort());
    expect(Object.keys(words.source).sort()).toEqual([...EXPLANATION_SOURCES].sort());
    expect(Object.keys(words.flag).sort()).toEqual(Object.keys(SOUNDNESS_FLAG_LEVELS).sort());
  });

  it("can be written for every number of the matrix, and no ingredient is left without a value", () => {
    const motleySelection = motley();
    const { prepared, comparison } = motleySelection;
    for (const target of everyTarget(motleySelection)) {
      const found = explain(prepared, comparison, target);
      if (found === null) continue;
      const shown = explainedNumber(found, wordsFor(locale, prepared));
      expect(shown.title, JSON.stringify(target)).not.toBe("");
      expect(shown.result, JSON.stringify(target)).not.toBe("");
      expect(shown.sentence).not.toMatch(/[{}]/);
      for (const term of shown.terms) {
        expect(term.label, JSON.stringify(target)).not.toBe("");
        expect(term.value !== "" || term.state !== null, `${JSON.stringify(target)} ${term.label}`).toBe(
          true,
        );
        expect(`${term.label}${term.note}${term.value}`).not.toMatch(/[{}]|undefined|null|NaN|explain\./);
      }
    }
  });
});

describe("an explanation in English", () => {
  const shownFor = (target: ExplanationTarget, of = motley()) => {
    const found = explain(of.prepared, of.comparison, target);
    if (found === null) throw new RangeError("not in the comparison");
    return explainedNumber(found, wordsFor("en", of.prepared));
  };

  it("gives a total in the selection's currency, over the horizon, with both purchases", () => {
    const prepared = prepareComparison(unlikeOffers(), TODAY);
    const comparison = compare(prepared, {
      ...defaultBasis(prepared.dossier.selection),
      establishmentType: 1,
    });
    const shown = shownFor(
      { of: "cost", candidateId: "can_b", measure: "levelled", part: "total" },
      { prepared, comparison },
    );
    expect(shown).toMatchObject({
      title: "Comparable total",
      letter: "B",
      result: "2,946,000",
      unit: "DKK over 48 months",
      range: null,
    });
    expect(shown.terms.map(({ label, value }) => [label, value])).toEqual([
      ["Establishment", "450,000"],
      ["Operation", "2,496,000"],
    ]);
  });

  it("says that a candidate with a gap is not comparable, and never writes zero for it", () => {
    const prepared = prepareComparison(unlikeOffers(), TODAY);
    const comparison = compare(prepared, defaultBasis(prepared.dossier.selection));
    const shown = shownFor(
      { of: "cost", candidateId: "can_a", measure: "levelled", part: "total" },
      { prepared, comparison },
    );
    expect(shown.result).toBe("Not comparable");
    expect(shown.unit).toBe("");
    expect(shown.terms.filter((term) => term.state === "gap").map((term) => term.label)).toEqual([
      "upgrade",
      "improve",
    ]);
  });

  it("shows low and high of what we filled in, and who did it when", () => {
    const shown = shownFor({ of: "line", candidateId: "can_a", lineId: "improve" });
    expect(shown.range).toBe("Between 1 and 3");
    expect(shown.terms).toContainEqual(expect.objectContaining({ label: "Base, counted", value: "2" }));
    expect(shown.terms.some((term) => term.note.includes("1 Nov 2026"))).toBe(true);
  });

  it("names a foreign currency beside the amount, and the rate with its day", () => {
    const shown = shownFor({ of: "line", candidateId: "can_a", lineId: "run" });
    expect(shown.terms[0]).toMatchObject({ label: "Price per server from 10", value: "EUR 90 /mo" });
    const rate = shown.terms.find((term) => term.label === "Rate of 1 EUR");
    expect(rate?.value).toBe("7.4605");
    expect(rate?.note).toContain("1 Nov 2026");
  });

  it("shows quality as a provisional range while something is missing", () => {
    const shown = shownFor({ of: "quality", candidateId: "can_a" });
    expect(shown.provisional).toBe(true);
    expect(shown.result).toMatch(/^\d[\d.]*–\d[\d.]*$/);
  });

  it("does not change the explanation it is given", () => {
    const { prepared, comparison } = motley();
    const found = explain(prepared, comparison, { of: "quality", candidateId: "can_a" });
    if (found === null) throw new RangeError("not in the comparison");
    const before = JSON.stringify(found);
    explainedNumber(found, wordsFor("en", prepared));
    expect(JSON.stringify(found)).toBe(before);
  });
});
