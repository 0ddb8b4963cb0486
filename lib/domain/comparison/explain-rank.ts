import type { PriceFormula } from "../selection";
import { roundedEvaluatedPrice } from "./evaluated-price";
import type { ExplainContext } from "./explain-context";
import { candidateIn, certain, explanation, ranged } from "./explain-context";
import type { Explanation, ExplanationFormula, ExplanationTarget, ExplanationTerm } from "./explanation";
import { term } from "./explanation";
import type { CandidateResult } from "./result";

/** How price points, totals and places came about. */

const COMPUTED = { source: { kind: "computed", text: "" } } as const;
const SELECTION = { source: { kind: "selection", text: "" } } as const;
const BASIS = { source: { kind: "basis", text: "" } } as const;

const POINTS_FORMULA: Readonly<Record<Exclude<PriceFormula, "priced_quality">, ExplanationFormula>> = {
  proportional: "price_proportional",
  linear_from_lowest: "price_linear_from_lowest",
  min_max: "price_min_max",
  fixed_bounds: "price_fixed_bounds",
};

function priceTerm(result: CandidateResult): ExplanationTerm {
  return term("price", result.comparable ? result.levelled.total : null, "money", {
    ...COMPUTED,
    params: { letter: result.letter },
    target: { of: "cost", candidateId: result.candidateId, measure: "levelled", part: "total" },
  });
}

/** Why a candidate has no place: knocked out, not comparable, refused by the formula, or alone. */
function notRankedTerms(context: ExplainContext, result: CandidateResult): ExplanationTerm[] {
  const names = new Map(context.prepared.dossier.requirements.map((each) => [each.id, each.name]));
  return [
    ...result.knockOuts.map((knockOut) =>
      term("knock_out", knockOut.code, "code", {
        source: { kind: "requirement", text: "" },
        params: { requirement: names.get(knockOut.requirementId) ?? "" },
      }),
    ),
    ...(result.comparable ? [] : [priceTerm(result)]),
    ...(context.comparison.priceRefusal === null
      ? []
      : [term("refusal", context.comparison.priceRefusal, "code", SELECTION)]),
  ];
}

export function explainPricePoints(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "price_points" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  if (found === null) return null;
  const { result } = found;
  const params = { letter: result.letter };
  const model = context.prepared.dossier.selection.priceModel;
  if (result.pricePoints === null || model.formula === "priced_quality") {
    const formula = context.comparison.priceRefusal === null ? "not_ranked" : "price_refused";
    return explanation(
      context,
      target,
      formula,
      params,
      notRankedTerms(context, result),
      certain(null, "points"),
    );
  }
  const priced = context.comparison.candidates.filter((each) => each.pricePoints !== null);
  const totals = priced.map((each) => each.levelled.total);
  const lowest = priced.find((each) => each.levelled.total === Math.min(...totals));
  const highest = priced.find((each) => each.levelled.total === Math.max(...totals));
  const bound = (code: "lowest_price" | "highest_price", of: CandidateResult | undefined) =>
    term(code, of?.levelled.total ?? null, "money", { ...COMPUTED, params: { letter: of?.letter ?? "" } });
  const terms = [priceTerm(result)];
  if (model.formula === "fixed_bounds") {
    terms.push(term("low_bound", model.lowBoundMinor, "money", SELECTION));
    terms.push(term("high_bound", model.highBoundMinor, "money", SELECTION));
  } else {
    terms.push(bound("lowest_price", lowest));
    if (model.formula === "min_max") terms.push(bound("highest_price", highest));
    if (model.formula === "linear_from_lowest") {
      terms.push(term("slope", model.slopeHundredths, "hundredths", SELECTION));
    }
  }
  return explanation(
    context,
    target,
    POINTS_FORMULA[model.formula],
    params,
    terms,
    certain(result.pricePoints, "points"),
  );
}

function qualityTerm(result: CandidateResult): ExplanationTerm {
  const { value, low, high } = result.quality;
  return term("quality", value, "value", {
    ...COMPUTED,
    params: { low, high },
    target: { of: "quality", candidateId: result.candidateId },
  });
}

export function explainEvaluatedPrice(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "evaluated_price" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  if (found === null) return null;
  const { result } = found;
  const params = { letter: result.letter };
  if (result.evaluatedPrice === null) {
    const terms = notRankedTerms(context, result);
    return explanation(context, target, "not_ranked", params, terms, certain(null, "money"));
  }
  const value = context.prepared.dossier.selection.priceModel.qualityValueMinor ?? 0;
  const at = (quality: number) => roundedEvaluatedPrice(result.levelled.total - (value * quality) / 100);
  return explanation(
    context,
    target,
    "evaluated_price",
    params,
    [priceTerm(result), qualityTerm(result), term("quality_value", value, "money", SELECTION)],
    ranged(result.evaluatedPrice, "money", at(result.quality.high), at(result.quality.low)),
  );
}

export function explainTotal(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "total" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  if (found === null) return null;
  const { result } = found;
  const params = { letter: result.letter };
  if (result.total === null) {
    const terms = notRankedTerms(context, result);
    return explanation(context, target, "not_ranked", params, terms, certain(null, "points"));
  }
  const { low, high } = result.total;
  const share = context.comparison.weights.priceShareTenths;
  return explanation(
    context,
    target,
    "total_weighted",
    params,
    [
      qualityTerm(result),
      term("quality_share", 1_000 - share, "percent_tenths", SELECTION),
      term("price_points", result.pricePoints, "points", {
        ...COMPUTED,
        target: { of: "price_points", candidateId: result.candidateId },
      }),
      term("price_share", share, "percent_tenths", SELECTION),
    ],
    ranged(low === high ? low : null, "points", low, high),
  );
}

/** A place among the others: everyone's figure, in order. */
export function explainRank(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "rank" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  if (found === null) return null;
  const rankOf = (each: CandidateResult) =>
    target.order === "total" ? each.rank : target.order === "quoted" ? each.rankQuoted : each.rankLevelled;
  const own = rankOf(found.result);
  const params = { letter: found.result.letter, order: target.order };
  const competitors = context.comparison.candidates
    .flatMap((each) => {
      const place = rankOf(each);
      return place === null ? [] : [{ each, place }];
    })
    .sort((a, b) => a.place - b.place || (a.each.letter < b.each.letter ? -1 : 1))
    .map(({ each, place }) => competitorTerm(each, place, target.order));
  if (own === null) {
    const terms = [...notRankedTerms(context, found.result), ...competitors];
    return explanation(context, target, "not_ranked", params, terms, certain(null, "place"));
  }
  const byEvaluated = target.order === "total" && found.result.evaluatedPrice !== null;
  return explanation(
    context,
    target,
    byEvaluated ? "rank_by_evaluated_price" : `rank_by_${target.order}`,
    params,
    competitors,
    certain(own, "place"),
  );
}

function competitorTerm(
  each: CandidateResult,
  place: number,
  order: Extract<ExplanationTarget, { of: "rank" }>["order"],
): ExplanationTerm {
  const params = { letter: each.letter, place };
  const { candidateId } = each;
  if (order !== "total") {
    return term("competitor", each[order].total, "money", {
      ...BASIS,
      params,
      target: { of: "cost", candidateId, measure: order, part: "total" },
    });
  }
  if (each.total === null) {
    const target = { of: "evaluated_price", candidateId } as const;
    return term("competitor", each.evaluatedPrice, "money", { ...COMPUTED, params, target });
  }
  return term("competitor", (each.total.low + each.total.high) / 2, "points", {
    ...COMPUTED,
    params,
    target: { of: "total", candidateId },
  });
}
