import type { Explanation, ExplanationFormula, ExplanationTarget } from "@/lib/domain/comparison/explanation";
import { type ExplainedTerm, explainedTerm } from "./explanation-terms";
import { type ExplanationWords, figureText } from "./explanation-words";

/** A number and how it came about, in the reader's words. */
export interface ExplainedNumber {
  readonly title: string;
  /** The candidate it belongs to. */
  readonly letter: string;
  /** The figure, or the word that stands in its place. */
  readonly result: string;
  /** What the figure is counted in; empty for words. */
  readonly unit: string;
  /** Bounds, where the figure may still move. */
  readonly range: string | null;
  /** The result itself is a range, because something is missing. */
  readonly provisional: boolean;
  readonly sentence: string;
  readonly terms: readonly ExplainedTerm[];
}

/** Turns an explanation in codes into words. Does not change its input. */
export function explainedNumber(explanation: Explanation, words: ExplanationWords): ExplainedNumber {
  const { t } = words;
  const { result, currency, params } = explanation;
  const text = (value: number) => figureText(value, result.unit, currency, words);
  const bounds =
    result.low === null || result.high === null ? null : { low: text(result.low), high: text(result.high) };
  // From nothing to everything is no range: nobody has judged yet.
  const nothingKnown =
    explanation.formula === "criterion_none" ||
    explanation.formula === "criterion_blind" ||
    (result.low === 0 && result.high === 100);
  const provisional = result.value === null && bounds !== null && !nothingKnown;
  return {
    title: explanationTitle(explanation.target, params, words),
    letter: String(params.letter ?? ""),
    result:
      typeof result.value === "number"
        ? text(result.value)
        : provisional
          ? `${bounds.low}–${bounds.high}`
          : (result.value ?? t(`none.${wordWithoutFigure(explanation.formula)}`)),
    unit: typeof result.value === "number" || provisional ? unitOf(explanation, words) : "",
    range: result.value !== null && bounds ? t("between", bounds) : null,
    provisional,
    sentence: t(`formula.${explanation.formula}`),
    terms: explanation.terms.map((term, place) => explainedTerm(term, explanation, words, place)),
  };
}

/** What the number is called. Names that people typed come with the parameters. */
export function explanationTitle(
  target: ExplanationTarget,
  params: Explanation["params"],
  { t }: ExplanationWords,
): string {
  switch (target.of) {
    case "line":
    case "criterion":
    case "group":
      return t(`title.${target.of}`, { name: String(params[target.of] ?? "") });
    case "bundle":
      return t("title.bundle", { name: String(params.bundle ?? "") || "none" });
    case "cost":
      return t(`title.cost.${target.measure}.${target.part}`);
    case "stage":
      return t(`title.stage.${target.stage}`);
    case "rank":
      return t(`title.rank.${target.order}`);
    case "own_cost":
      return t(`title.own_cost.${target.part}`);
    case "against_staying":
      return t(`title.against_staying.${target.measure}`);
    default:
      return t(`title.${target.of}`);
  }
}

function unitOf({ result, currency, terms, target }: Explanation, words: ExplanationWords): string {
  const { t, horizonMonths } = words;
  switch (result.unit) {
    case "money": {
      const overTime =
        (target.of === "cost" && target.part !== "establishment" && target.part !== "exit") ||
        target.of === "plugged_total" ||
        target.of === "against_staying" ||
        terms.some((term) => term.label.code === "months");
      return overTime ? t("unit.overMonths", { currency, months: horizonMonths }) : currency;
    }
    case "value":
    case "points":
      return t("unit.of100");
    case "score":
      return t("unit.of5");
    case "place":
      return t("unit.placeOf", {
        count: terms.filter((term) => term.label.code === "competitor").length,
      });
    case "months":
      return t("unit.months");
    default:
      return "";
  }
}

/** The word in place of a figure that does not exist. Never a zero. */
function wordWithoutFigure(formula: ExplanationFormula) {
  switch (formula) {
    case "not_comparable":
      return "notComparable";
    case "no_prices":
      return "noPrices";
    case "not_ranked":
      return "noPlace";
    case "price_refused":
      return "noPoints";
    case "line_included":
      return "included";
    case "line_bundled":
      return "inBundle";
    case "line_outside":
      return "outside";
    case "line_gap":
    case "bundle_reaches_beyond":
      return "gap";
    case "sealed":
      return "sealed";
    case "criterion_blind":
      return "blind";
    case "criterion_none":
    case "criterion_awaited":
    case "group_weighted":
    case "quality_weighted":
      return "notScored";
    case "criterion_evidence":
    case "financial_none":
    case "references_none":
    case "requirements_none":
    case "own_costs_none":
      return "notEntered";
    default:
      return "missing";
  }
}
