import { describe, expect, it } from "vitest";
import type { Dossier } from "../dossier";
import { explain } from "./explain";
import { comparisonFrame } from "./frame";
import { prepareComparison } from "./prepare";
import { comparisonStanding } from "./standing";
import {
  aCandidate,
  aCriterion,
  aDossier,
  aGroup,
  anOffer,
  aScore,
  aService,
  compareDossier,
  kr,
  monthly,
  TODAY,
} from "./testing";

const SEALED: Dossier = aDossier({
  groups: [aGroup("g", [aCriterion("c")])],
  scores: [aScore("A", "c", 5), aScore("B", "c", 2)],
  lines: [aService("run", { driver: "fixed" })],
  pricesSealed: true,
  sealedOffers: [{ candidateId: "can_a", receivedOn: null, answered: 1 }],
});

describe("a comparison while prices are sealed", () => {
  it("has no total, no order and no word about prices; quality stands", () => {
    const comparison = compareDossier(SEALED);
    expect(comparison).toMatchObject({ pricesSealed: true, priceRefusal: null });
    expect(comparison.verdict).toMatchObject({
      cheapestLevelled: null,
      cheapestQuoted: null,
      notComparable: [],
    });
    for (const column of comparison.candidates) {
      expect(column).toMatchObject({ rank: null, rankLevelled: null, rankQuoted: null, total: null });
      expect(column).toMatchObject({
        pricePoints: null,
        evaluatedPrice: null,
        comparable: false,
        openGaps: 0,
      });
      expect(column.lines).toEqual([{ kind: "sealed" }]);
    }
    expect(comparison.candidates.map(({ quality }) => quality.value)).toEqual([100, 25]);
    expect(comparison.candidates.map(({ hasOffer }) => hasOffer)).toEqual([true, false]);
  });

  it("says nothing of prices even when the dossier holds some by mistake", () => {
    const withPrices = { ...SEALED, offers: [anOffer("A", { run: monthly(kr(7_777_777)) })] };
    const prepared = prepareComparison(withPrices, TODAY);
    const comparison = compareDossier(withPrices);
    expect(JSON.stringify([comparison, comparisonFrame(prepared, comparison)])).not.toContain("777");
  });

  it("explains every figure of price by the seal alone", () => {
    const prepared = prepareComparison(SEALED, TODAY);
    const comparison = compareDossier(SEALED);
    const candidateId = "can_a";
    for (const target of [
      { of: "total", candidateId },
      { of: "price_points", candidateId },
      { of: "rank", candidateId, order: "quoted" },
      { of: "line", candidateId, lineId: "run" },
      { of: "cost", candidateId, measure: "levelled", part: "total" },
    ] as const)
      expect(explain(prepared, comparison, target)).toMatchObject({
        formula: "sealed",
        terms: [],
        result: { value: null },
      });
    expect(explain(prepared, comparison, { of: "quality", candidateId })?.formula).toBe("quality_weighted");
  });
});

describe("what a comparison waits for", () => {
  it("is told person by person, candidate by candidate", () => {
    const dossier = aDossier({
      groups: [aGroup("g1", [aCriterion("c1")]), aGroup("g2", [aCriterion("c2")])],
      participants: [
        { id: "bo", name: "Bo", role: "evaluator" },
        { id: "eva", name: "Eva", role: "evaluator" },
      ],
      awaited: [
        { participantId: "eva", candidateId: "can_b", groupId: "g2" },
        { participantId: "eva", candidateId: "can_b", groupId: "g1" },
        { participantId: "bo", candidateId: "can_left", groupId: "g1" },
      ],
      requirements: [{ id: "r", name: "ISO 27001", level: "absolute", position: 0 }],
      requirementAnswers: [{ candidateId: "can_a", requirementId: "r", answer: "meets", note: "" }],
    });
    const standing = comparisonStanding(prepareComparison(dossier, TODAY));
    // Who only owes scores of a candidate that is not compared owes nothing here.
    expect(standing.missing).toEqual([
      {
        participantId: "eva",
        name: "Eva",
        candidates: [{ candidateId: "can_b", letter: "B", groups: ["g1", "g2"] }],
      },
    ]);
    expect(standing.unanswered).toEqual([
      { candidateId: "can_b", letter: "B", name: "Vendor B", requirements: ["ISO 27001"] },
    ]);
  });

  it("counts hidden pairs and offers of compared candidates only", () => {
    const dossier = {
      ...SEALED,
      candidates: [aCandidate("A"), aCandidate("B"), aCandidate("C", { stage: "withdrawn" })],
      blindPairs: [
        { candidateId: "can_a", groupId: "g" },
        { candidateId: "can_c", groupId: "g" },
      ],
    };
    expect(comparisonStanding(prepareComparison(dossier, TODAY))).toMatchObject({
      blindPairs: 1,
      arrived: 1,
      compared: 2,
      pricesSealed: true,
    });
  });
});

describe("the explanation of a judged criterion", () => {
  const of = (dossier: Partial<Dossier>) => {
    const whole = aDossier({
      groups: [aGroup("g", [aCriterion("c")])],
      participants: [
        { id: "bo", name: "Bo", role: "evaluator" },
        { id: "scorer-1", name: "", role: "evaluator", scorerNumber: 1 },
      ],
      ...dossier,
    });
    return explain(prepareComparison(whole, TODAY), compareDossier(whole), {
      of: "criterion",
      candidateId: "can_a",
      criterionId: "c",
    });
  };
  const awaited = [{ participantId: "bo", candidateId: "can_a", groupId: "g" }];

  it("names those who are missing", () => {
    const found = of({ awaited, scores: [aScore("A", "c", 4, "scorer-1")] });
    expect(found).toMatchObject({
      formula: "criterion_provisional",
      result: { value: null, low: 37.5, high: 87.5 },
    });
    expect(found?.terms.at(-1)).toMatchObject({
      label: { code: "awaited_score", params: { name: "Bo" } },
      value: null,
    });
    expect(of({ awaited })?.formula).toBe("criterion_awaited");
  });

  it("numbers scorers whose names are hidden", () => {
    const found = of({ scores: [aScore("A", "c", 4, "scorer-1")] });
    expect(found?.terms[0]?.label.params).toEqual({ name: "", number: 1 });
  });

  it("keeps the independent mean beside the agreed score and its reason", () => {
    const found = of({
      scores: [aScore("A", "c", 4, "bo"), aScore("A", "c", 1, "scorer-1")],
      agreedScores: [{ candidateId: "can_a", criterionId: "c", value: 3, reason: "After their visit" }],
    });
    expect(found).toMatchObject({ formula: "criterion_agreed", result: { value: 50 } });
    expect(found?.terms.find(({ label }) => label.code === "mean")?.value).toBe(2.5);
    expect(found?.terms.find(({ label }) => label.code === "agreed_score")?.source).toEqual({
      kind: "panel",
      text: "After their visit",
    });
  });

  it("says of what is hidden that it is hidden, and nothing else", () => {
    const found = of({ blindPairs: [{ candidateId: "can_a", groupId: "g" }], awaited });
    expect(found).toMatchObject({ formula: "criterion_blind", result: { value: null } });
    expect(found?.terms.map(({ label }) => label.code)).toEqual(["awaited_score"]);
  });
});
