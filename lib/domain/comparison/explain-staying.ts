import type { OwnCostKind } from "../own-cost";
import { candidateIn, certain, type ExplainContext, explanation } from "./explain-context";
import type { Explanation, ExplanationTarget, ExplanationTerm } from "./explanation";
import { term } from "./explanation";
import { againstStaying, type StayingCost, stayingCost } from "./staying";

/** How staying as we are was added up, and how a candidate stands against it. */

const COMPUTED = { source: { kind: "computed", text: "" } } as const;

type Part = Extract<ExplanationTarget, { of: "own_cost" }>["part"];

const kindsOf: Readonly<Record<Part, readonly OwnCostKind[]>> = {
  running: ["running"],
  hidden: ["hidden"],
  total: ["running", "hidden"],
  follow_up: ["follow_up"],
};

export function explainOwnCost(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "own_cost" }>,
): Explanation {
  const staying = stayingOf(context);
  const kinds = kindsOf[target.part];
  const terms = staying.items
    .filter(({ cost }) => kinds.includes(cost.kind))
    .map(
      ({ cost, total }): ExplanationTerm =>
        term("own_cost", total, "money", {
          source: { kind: "own_cost", text: cost.source },
          date: cost.sourceDate,
          params: { name: cost.name, amount: cost.amount, period: cost.period },
        }),
    );
  const result = target.part === "follow_up" ? staying.followUp : staying[target.part];
  const { basis } = context.comparison;
  const discount = basis.discountBasisPoints;
  const ofBasis = { source: { kind: "basis", text: "" } } as const;
  if (terms.length === 0)
    return explanation(context, target, "own_costs_none", { part: target.part }, [], certain(null, "money"));
  return explanation(
    context,
    target,
    "sum_of_own_costs",
    { part: target.part },
    [
      ...terms,
      term("months", basis.horizonMonths, "months", ofBasis),
      ...(discount > 0 ? [term("discount", discount, "basis_points", ofBasis)] : []),
    ],
    certain(result, "money"),
  );
}

export function explainAgainstStaying(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "against_staying" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  if (found === null) return null;
  const staying = stayingOf(context);
  const against = againstStaying(found.result, staying);
  const params = { letter: found.result.letter };
  const total = term("comparable_total", against === null ? null : found.result.levelled.total, "money", {
    ...COMPUTED,
    target: { of: "cost", candidateId: target.candidateId, measure: "levelled", part: "total" },
  });
  const followUp = term("own_follow_up", staying.followUp, "money", {
    ...COMPUTED,
    target: { of: "own_cost", part: "follow_up" },
  });
  if (target.measure === "with_follow_up")
    return explanation(
      context,
      target,
      "with_follow_up",
      params,
      [total, followUp],
      certain(against?.withFollowUp ?? null, "money"),
    );
  const own = term("staying_total", staying.known ? staying.total : null, "money", {
    ...COMPUTED,
    target: { of: "own_cost", part: "total" },
  });
  return explanation(
    context,
    target,
    "saved_against_staying",
    params,
    [own, total, followUp],
    certain(against?.saved ?? null, "money"),
  );
}

function stayingOf({ prepared, comparison }: ExplainContext): StayingCost {
  return stayingCost(prepared.dossier.ownCosts, comparison.basis);
}
