import { candidateIn, certain, type ExplainContext, explanation } from "./explain-context";
import {
  explainBundle,
  explainCost,
  explainFinancing,
  explainPluggedTotal,
  explainSetAside,
  explainStage,
} from "./explain-cost";
import { explainLine } from "./explain-line";
import { explainCriterion, explainEvidence, explainGroup, explainQuality } from "./explain-quality";
import { explainEvaluatedPrice, explainPricePoints, explainRank, explainTotal } from "./explain-rank";
import { explainAgainstStaying, explainOwnCost } from "./explain-staying";
import type { Explanation, ExplanationTarget } from "./explanation";
import type { PreparedComparison } from "./prepare";
import type { Comparison } from "./result";

/**
 * How one number of a comparison came about: formula, ingredients, sources, dates. Computed when asked for.
 * Null when the target is not in the comparison (a candidate that left it, a deleted line).
 * `explain(prepared, comparison, { of: "total", candidateId })` has the terms quality, its share, price points, theirs.
 */
export function explain(
  prepared: PreparedComparison,
  comparison: Comparison,
  target: ExplanationTarget,
): Explanation | null {
  const context = { prepared, comparison };
  if (comparison.pricesSealed && isOfPrice(target)) return explainSealed(context, target);
  switch (target.of) {
    case "line":
      return explainLine(context, target);
    case "bundle":
      return explainBundle(context, target);
    case "cost":
      return explainCost(context, target);
    case "financing":
      return explainFinancing(context, target);
    case "stage":
      return explainStage(context, target);
    case "set_aside":
      return explainSetAside(context, target);
    case "own_cost":
      return explainOwnCost(context, target);
    case "against_staying":
      return explainAgainstStaying(context, target);
    case "plugged_total":
      return explainPluggedTotal(context, target);
    case "criterion":
      return explainCriterion(context, target);
    case "group":
      return explainGroup(context, target);
    case "quality":
      return explainQuality(context, target);
    case "price_points":
      return explainPricePoints(context, target);
    case "evaluated_price":
      return explainEvaluatedPrice(context, target);
    case "total":
      return explainTotal(context, target);
    case "rank":
      return explainRank(context, target);
    case "financial_soundness":
    case "assurance":
    case "references":
    case "requirements": {
      const found = candidateIn(context, target.candidateId);
      return found === null ? null : explainEvidence(context, found.candidate, target);
    }
  }
}

/** What is computed from prices, in whole or in part. */
function isOfPrice({ of }: ExplanationTarget): boolean {
  switch (of) {
    case "criterion":
    case "group":
    case "quality":
    case "financial_soundness":
    case "assurance":
    case "references":
    case "requirements":
    // The buyer's own money is no secret of a vendor's.
    case "own_cost":
      return false;
    default:
      return true;
  }
}

/** While prices are sealed all that can be said of a figure is that there is none to be seen. */
function explainSealed(context: ExplainContext, target: ExplanationTarget): Explanation | null {
  const found = "candidateId" in target ? candidateIn(context, target.candidateId) : null;
  if (found === null) return null;
  const { letter } = found.result;
  return explanation(context, target, "sealed", { letter }, [], certain(null, "text"));
}
