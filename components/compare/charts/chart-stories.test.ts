import fc from "fast-check";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import {
  costCurves,
  curvesWithToday,
  namedCrossings,
  TODAYS_WAY,
} from "@/lib/domain/comparison/named-curves";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import { stayingCost } from "@/lib/domain/comparison/staying";
import {
  aCandidate,
  aCriterion,
  aDossier,
  aGroup,
  aPlug,
  aScore,
  kr,
  TODAY,
  unlikeOffers,
} from "@/lib/domain/comparison/testing";
import { largeDossier } from "@/lib/domain/comparison/testing-large";
import type { Dossier } from "@/lib/domain/dossier";
import type { OwnCost } from "@/lib/domain/own-cost";
import { withVariantColumns } from "@/lib/domain/variant-columns";
import { loadMessages } from "@/lib/i18n/load-messages";
import { accountsStory, candidateAccounts } from "./accounts";
import { axisSteps, type ChartStory, type ChartWords } from "./chart-words";
import { costCurvesStory } from "./cost-curves";
import { costStack, costStackStory, STACK_PARTS } from "./cost-stack";
import { groupRows, groupScoresStory } from "./group-scores";
import { qualityPricePoints, qualityPriceStory } from "./quality-price";

const words: ChartWords = {
  t: createTranslator({
    locale: "en",
    messages: loadMessages("en"),
    namespace: "charts",
    onError: (error) => {
      throw error;
    },
  }),
  locale: "en",
  currency: "DKK",
  nameOf: (letter) => `Vendor ${letter}`,
};

/** A story with ordinary spaces, as people type them. */
const said = ({ title, summary }: ChartStory): ChartStory => ({
  title: title.replaceAll("\u00a0", " "),
  summary: summary.replaceAll("\u00a0", " "),
});

function compared(dossier: Dossier, establishmentType: 1 | 2 | 3 = dossier.selection.targetType) {
  const prepared = prepareComparison(dossier, TODAY);
  const comparison = compare(prepared, { ...defaultBasis(dossier.selection), establishmentType });
  return { prepared, comparison };
}

/** A pays nothing up front and 10 a month; B pays 45 and then 5: B is the cheaper one from month 10. */
const slow = { letter: "A", values: Array.from({ length: 13 }, (_, month) => kr(10 * month)) };
const steep = { letter: "B", values: Array.from({ length: 13 }, (_, month) => kr(45 + 5 * month)) };

describe("crossing curves in words", () => {
  it("names who has cost less than whom, from the first whole month on", () => {
    expect(namedCrossings([slow, steep])).toEqual([
      { month: 10, at: 9, lower: "B", higher: "A", cost: kr(90) },
    ]);
    const story = said(costCurvesStory([slow, steep], [], words));
    expect(story.title).toBe("Vendor B has cost less than Vendor A from month 10");
    expect(story.summary).toContain("After 12 months Vendor B has cost 105 DKK and Vendor A 120 DKK.");
  });

  it("says that no curve crosses another, and who is cheapest throughout", () => {
    const cheap = { letter: "C", values: slow.values.map((value) => value / 2) };
    const story = said(costCurvesStory([slow, cheap], ["B"], words));
    expect(story.title).toBe("Vendor C costs least from the first month to the last");
    expect(story.summary).toContain("No candidate’s curve crosses another’s.");
    expect(story.summary).toContain("Not drawn, because not comparable: Vendor B.");
  });

  it("says that one curve is too few", () => {
    expect(said(costCurvesStory([slow], [], words)).title).toBe(
      "Two comparable candidates are needed to see curves cross",
    );
  });

  it("finds the same crossings whatever the order of the curves", () => {
    const told = ([first, second]: readonly { month: number; lower: string }[]) =>
      JSON.stringify([first?.month, first?.lower, second?.month, second?.lower]);
    expect(told(namedCrossings([steep, slow]))).toBe(told(namedCrossings([slow, steep])));
  });

  it("does not change its input", () => {
    const before = JSON.stringify([slow, steep]);
    said(costCurvesStory([slow, steep], [], words));
    expect(JSON.stringify([slow, steep])).toBe(before);
  });

  it("draws no curve for a candidate with an open gap", () => {
    const { prepared, comparison } = compared(unlikeOffers(), 3);
    expect(costCurves(prepared, comparison).map((curve) => curve.letter)).toEqual(["B"]);
  });
});

describe("staying as we are beside the candidates", () => {
  const own = (id: string, kind: OwnCost["kind"], amount: number, period: OwnCost["period"]): OwnCost => ({
    id,
    kind,
    name: id,
    amount: kr(amount),
    period,
    source: "",
    sourceDate: null,
  });
  const ownCosts = [
    own("hosting", "running", 70_000, "month"),
    own("outages", "hidden", 120_000, "year"),
    own("contract", "follow_up", 5_000, "month"),
  ];
  const held = compared({ ...unlikeOffers(), ownCosts }, 1);

  it("has a curve of its own; follow-up is in every candidate's curve and not in today's", () => {
    const { candidates, today, withFollowUp } = curvesWithToday(held.prepared, held.comparison);
    expect(withFollowUp).toBe(true);
    expect(today?.values.at(-1)).toBe(kr(70_000 * 48 + 480_000));
    expect(candidates.map(({ letter, values }) => [letter, values.at(-1)])).toEqual([
      ["A", kr(3_280_000 + 240_000)],
      ["B", kr(2_946_000 + 240_000)],
    ]);
  });

  it("is crossed by name and never the cheapest of anything", () => {
    const beside = curvesWithToday(held.prepared, held.comparison);
    const story = said(costCurvesStory(beside.candidates, [], words, beside));
    expect(story.title).toBe("Vendor B has cost less than Vendor A from month 7");
    expect(story.summary).toContain("From month 27 Vendor A has cost less than staying as we are.");
    expect(story.summary).toContain("From month 20 Vendor B has cost less than staying as we are.");
    expect(story.summary).toContain(
      "After 48 months staying as we are has cost 3,840,000 DKK, hidden cost included; it is no candidate.",
    );
    const cheaper = { letter: TODAYS_WAY, values: beside.candidates[0]?.values.map(() => 0) ?? [] };
    const below = said(
      costCurvesStory(beside.candidates, [], words, { today: cheaper, withFollowUp: false }),
    );
    expect(below.title).toBe(story.title);
    expect(below.summary).toContain("Vendor A costs more than staying as we are from the first month");
  });

  it("moves no crossing between candidates", () => {
    const plain = compared(unlikeOffers(), 1);
    const without = namedCrossings(costCurves(plain.prepared, plain.comparison));
    const beside = namedCrossings(curvesWithToday(held.prepared, held.comparison).candidates);
    expect(beside.map(({ at, lower }) => [at, lower])).toEqual(without.map(({ at, lower }) => [at, lower]));
  });

  it("is told of after the stacks, in running and hidden cost", () => {
    const columns = costStack(held.prepared, held.comparison);
    const story = said(costStackStory(columns, words, stayingCost(ownCosts, held.comparison.basis)));
    expect(story.title).toBe("Vendor B costs least, like for like: 2,946,000 DKK");
    expect(story.summary).toContain(
      "Staying as we are would cost 3,840,000 DKK: 3,360,000 DKK running and 480,000 DKK hidden cost. It is no candidate.",
    );
    expect(story.summary).toContain("Own follow-up of a partner, 240,000 DKK, comes on top of every offer");
  });

  it("is not there while nothing of it is entered", () => {
    const plain = compared({ ...unlikeOffers(), ownCosts: [own("contract", "follow_up", 1, "month")] }, 1);
    expect(curvesWithToday(plain.prepared, plain.comparison)).toEqual({
      candidates: costCurves(plain.prepared, plain.comparison),
      today: null,
      withFollowUp: false,
    });
  });
});

describe("the stack of costs", () => {
  it("shows an establishment in instalments as one part, which no stage can claim", () => {
    const dossier = unlikeOffers();
    const offers = dossier.offers.map((offer) => ({ ...offer, financedMonths: 36, financeBasisPoints: 500 }));
    const { prepared, comparison } = compared({ ...dossier, offers }, 1);
    for (const { parts, establishment, total } of costStack(prepared, comparison)) {
      expect(parts.move.own).toBe(0);
      expect(parts.instalments.own).toBe(establishment);
      expect(parts.instalments.own + parts.operation.own).toBe(total);
    }
  });

  it("adds up to the total of the matrix, plugs and bundles included", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const { prepared, comparison } = compared(
          largeDossier({ services: 12, criteria: 2, participants: 1, gapEvery: 4, seed }),
        );
        costStack(prepared, comparison).forEach((column, index) => {
          const sum = STACK_PARTS.reduce(
            (total, part) => total + column.parts[part].own + column.parts[part].ours,
            0,
          );
          expect(sum).toBe(comparison.candidates[index]?.levelled.total);
          const ours = STACK_PARTS.reduce((total, part) => total + column.parts[part].ours, 0);
          expect(ours).toBe(comparison.candidates[index]?.pluggedTotal);
        });
      }),
      { numRuns: 15 },
    );
  });

  it("says in words who costs least, and who is not comparable", () => {
    const cheapest = compared(unlikeOffers(), 1);
    expect(said(costStackStory(costStack(cheapest.prepared, cheapest.comparison), words))).toEqual({
      title: "Vendor B costs least, like for like: 2,946,000 DKK",
      summary:
        "Vendor A: 400,000 DKK to establish and 2,880,000 DKK to run. Vendor B: 450,000 DKK to establish and 2,496,000 DKK to run.",
    });
    const open = compared(unlikeOffers(), 3);
    const story = said(costStackStory(costStack(open.prepared, open.comparison), words));
    expect(story.title).toBe("Only Vendor B has a comparable total: 3,746,000 DKK");
    expect(story.summary).toContain("Vendor A is not comparable: 2 gaps are open.");
  });

  it("says how much of a total we filled in", () => {
    const dossier = {
      ...unlikeOffers(),
      plugs: [aPlug("A", "upgrade", { base: kr(300_000) }), aPlug("A", "improve", { base: kr(500_000) })],
    };
    const { prepared, comparison } = compared(dossier, 3);
    const columns = costStack(prepared, comparison);
    expect(columns[0]?.parts.upgrade).toEqual({ own: 0, ours: kr(300_000) });
    expect(said(costStackStory(columns, words)).summary).toContain("800,000 DKK of it filled in by us.");
  });
});

describe("quality against price", () => {
  const scored = (a: number, b: number): Dossier => ({
    ...unlikeOffers(),
    groups: [aGroup("chemistry", [aCriterion("talk")])],
    scores: [aScore("A", "talk", a), aScore("B", "talk", b)],
  });

  it("says when the best is also the cheapest", () => {
    const { comparison } = compared(scored(2, 5), 1);
    expect(said(qualityPriceStory(qualityPricePoints(comparison), [], words)).title).toBe(
      "Vendor B is both best and cheapest",
    );
  });

  it("says what better costs when it is not", () => {
    const { comparison } = compared(scored(5, 4), 1);
    expect(said(qualityPriceStory(qualityPricePoints(comparison), [], words)).title).toBe(
      "Vendor A is 25 points better than Vendor B and costs 334,000 DKK more",
    );
  });

  it("leaves out who has no comparable total, and says so", () => {
    const { comparison } = compared(scored(5, 4), 3);
    const points = qualityPricePoints(comparison);
    expect(points.map((point) => point.letter)).toEqual(["B"]);
    expect(said(qualityPriceStory(points, ["A"], words)).summary).toBe(
      "Not shown, because not comparable: Vendor A.",
    );
  });
});

describe("three years of accounts", () => {
  const year = (of: number, result: number | null) => ({
    year: of,
    currency: "DKK",
    equity: kr(2_000_000),
    result,
    totalAssets: null,
    revenue: null,
    shareCapital: null,
    employees: null,
    source: "typed" as const,
    sourceNote: "",
    sourceDate: null,
  });
  const { prepared } = compared(
    aDossier({
      candidates: [
        aCandidate("A", { financialYears: [year(2023, kr(-1_000)), year(2025, kr(4_000))] }),
        aCandidate("B"),
      ],
    }),
  );

  it("keeps a missing year missing, never zero", () => {
    const [first, second] = candidateAccounts(prepared);
    expect(first?.years).toEqual([
      { year: 2023, equity: kr(2_000_000), result: kr(-1_000) },
      { year: 2024, equity: null, result: null },
      { year: 2025, equity: kr(2_000_000), result: kr(4_000) },
    ]);
    expect(second?.years).toEqual([]);
  });

  it("names losses, missing years and missing accounts", () => {
    const story = said(accountsStory(candidateAccounts(prepared), words));
    expect(story.title).toBe("Vendor A has made a loss in the latest three years");
    expect(story.summary).toBe(
      "Vendor A 2025: equity 2,000 thousand DKK, result 4 thousand DKK. Missing: 2024. Vendor B: nothing entered.",
    );
  });
});

describe("scores by group", () => {
  it("names a leader only where its lowest is above everyone else's highest", () => {
    const { prepared, comparison } = compared(
      aDossier({
        groups: [
          aGroup("sure", [aCriterion("one")]),
          aGroup("open", [aCriterion("two"), aCriterion("three")]),
        ],
        scores: [aScore("A", "one", 5), aScore("B", "one", 3), aScore("A", "two", 5), aScore("B", "two", 4)],
      }),
    );
    const story = said(groupScoresStory(groupRows(prepared, comparison), words));
    expect(story.title).toBe("Vendor A leads in 1 of 2 groups");
    expect(story.summary).toBe("sure: Vendor A, 100. open: open.");
  });
});

describe("steps of an axis", () => {
  it("begin at 0, are even, reach the largest value and are at most eight", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e13, noNaN: true }), (max) => {
        const steps = axisSteps(max);
        expect(steps[0]).toBe(0);
        expect(steps.at(-1)).toBeGreaterThanOrEqual(max * 0.999999);
        expect(steps.length).toBeLessThanOrEqual(8);
      }),
    );
    expect(axisSteps(9)).toEqual([0, 2, 4, 6, 8, 10]);
  });

  it("are a lone 0 when there is nothing to show", () => {
    expect(axisSteps(0)).toEqual([0]);
    expect(axisSteps(Number.NaN)).toEqual([0]);
  });
});

describe("a variant in the charts", () => {
  it("is scored and accounted for as its candidate, which leads where it leads", () => {
    const dossier = unlikeOffers();
    const [, b] = dossier.offers;
    if (!b) throw new Error("no offer");
    const scored: Dossier = {
      ...dossier,
      groups: [aGroup("g", [aCriterion("c")])],
      scores: [aScore("A", "c", 3), aScore("B", "c", 5)],
      offers: [...dossier.offers, { ...b, id: "off_lean", variant: "Lean", variantShown: true }],
    };
    const { prepared, comparison } = compared(withVariantColumns(scored));
    expect(comparison.candidates.map(({ letter }) => letter)).toEqual(["A", "B", "B2"]);
    const rows = groupRows(prepared, comparison);
    expect(rows.map(({ scores }) => scores.map(({ letter }) => letter))).toEqual([["A", "B"]]);
    expect(said(groupScoresStory(rows, words)).title).toContain("Vendor B");
    expect(candidateAccounts(prepared).map(({ letter }) => letter)).toEqual(["A", "B"]);
  });
});
