import type { LineKind } from "../offer";
import type { ExplainContext } from "./explain-context";
import { candidateIn, certain, explanation, offerSource, ranged } from "./explain-context";
import type { Explanation, ExplanationTarget, ExplanationTerm } from "./explanation";
import { term } from "./explanation";
import { financingOf } from "./financed-costs";
import { scheduleOf } from "./normalise";
import type { PreparedCandidate } from "./prepare";
import type { CandidateResult, LineResult } from "./result";
import { stageCost } from "./stage-cost";

/** How sums came about: purchases, totals, stages, bundles, what is set aside and what is plugged. */

type CostTarget = Extract<ExplanationTarget, { of: "cost" }>;
type Measure = CostTarget["measure"];

const COMPUTED = { source: { kind: "computed", text: "" } } as const;

export function explainCost(context: ExplainContext, target: CostTarget): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  if (found === null) return null;
  const { result } = found;
  const params = { letter: result.letter, measure: target.measure, part: target.part };
  const cost = result[target.measure];
  if (!result.pricesAnything && target.measure !== "levelled") {
    return explanation(context, target, "no_prices", params, [], certain(null, "money"));
  }
  const open = target.measure === "levelled" && !result.comparable;
  const [low, high] =
    target.measure === "levelled"
      ? [result.levelledLow[target.part], result.levelledHigh[target.part]]
      : [cost[target.part], cost[target.part]];
  const outcome = open ? certain(null, "money") : ranged(cost[target.part], "money", low, high);
  if (target.part === "total") {
    const parts = (["establishment", "operation"] as const).map((part) =>
      term(part, cost[part], "money", { ...COMPUTED, target: { ...target, part } }),
    );
    const terms = [...parts, ...(open ? openGapTerms(context, result) : [])];
    return explanation(context, target, open ? "not_comparable" : "sum_of_purchases", params, terms, outcome);
  }
  const part = target.part;
  const terms = [
    ...lineTerms(
      context,
      result,
      (line) => amountIn(line, target.measure),
      (kind) => isIn(kind, part),
    ),
    ...(part === "establishment" ? bundleTerms(result, target.measure) : []),
    ...(part === "establishment" ? financingTerms(found.candidate, result, target.measure) : []),
    ...(open ? openGapTerms(context, result, (kind) => isIn(kind, part)) : []),
  ];
  return explanation(context, target, open ? "not_comparable" : "sum_of_lines", params, terms, outcome);
}

function isIn(kind: LineKind, part: "establishment" | "operation" | "exit"): boolean {
  if (part === "establishment") return kind === "establishment";
  return part === "exit" ? kind === "exit" : kind !== "establishment";
}

/** What a line adds to a measure; null when it adds nothing. */
function amountIn(line: LineResult, measure: Measure): number | null {
  switch (line.kind) {
    case "counted":
      return line.total;
    case "plugged":
      return measure === "levelled" ? line.total.base : null;
    case "set_aside":
      return measure === "quoted" && line.reason !== "option_not_taken" ? line.total : null;
    default:
      return null;
  }
}

function lineTerms(
  context: ExplainContext,
  result: CandidateResult,
  amount: (line: LineResult) => number | null,
  wanted: (kind: LineKind) => boolean,
): ExplanationTerm[] {
  const source = offerSource(candidateIn(context, result.candidateId)?.candidate ?? NO_CANDIDATE);
  return context.prepared.lines.flatMap(({ line }, index) => {
    const own = result.lines[index];
    const value = own === undefined || !wanted(line.kind) ? null : amount(own);
    if (own === undefined || value === null) return [];
    const target = { of: "line", candidateId: result.candidateId, lineId: line.id } as const;
    return [
      term("line", value, "money", {
        ...(own.kind === "plugged" ? { source: { kind: "plug", text: "" } } : source),
        params: { line: line.name, state: own.kind },
        target,
      }),
    ];
  });
}

const NO_CANDIDATE = { offer: null };

function bundleTerms(result: CandidateResult, measure: Measure): ExplanationTerm[] {
  return result.bundles.flatMap(({ bundle, status, amount }) => {
    const included = status === "counted" || (measure === "quoted" && status !== "split");
    if (!included || amount === null) return [];
    const target = { of: "bundle", candidateId: result.candidateId, bundleId: bundle.id } as const;
    return [
      term("bundle_amount", amount, "money", {
        source: { kind: "bundle", text: bundle.splitNote },
        params: { bundle: bundle.name },
        target,
      }),
    ];
  });
}

function openGapTerms(
  context: ExplainContext,
  result: CandidateResult,
  wanted: (kind: LineKind) => boolean = () => true,
): ExplanationTerm[] {
  return context.prepared.lines.flatMap(({ line }, index) => {
    const own = result.lines[index];
    if (own?.kind !== "gap" || !wanted(line.kind)) return [];
    const target = { of: "line", candidateId: result.candidateId, lineId: line.id } as const;
    return [openGapTerm(line.name, own, target)];
  });
}

/** An open gap, and who left it so on purpose, if anybody did. */
function openGapTerm(
  line: string,
  { reason, left }: Extract<LineResult, { kind: "gap" }>,
  target: ExplanationTarget,
): ExplanationTerm {
  if (left === undefined) return term("open_gap", reason, "code", { params: { line }, target });
  return term("open_gap", reason, "code", {
    params: { line, by: left.leftBy },
    source: { kind: "decision", text: left.reason },
    date: left.leftOn,
    target,
  });
}

function financingTerms(
  candidate: PreparedCandidate,
  result: CandidateResult,
  measure: Measure,
): ExplanationTerm[] {
  if (result.financing === null) return [];
  const target = { of: "financing", candidateId: result.candidateId, measure } as const;
  return [term("financing", result.financing[measure], "money", { ...offerSource(candidate), target })];
}

/** How establishment is paid in instalments, and what that adds. */
export function explainFinancing(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "financing" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  if (found === null) return null;
  const { candidate, result } = found;
  const { basis } = context.comparison;
  const paid = financingOf(candidate.offer, scheduleOf(candidate, basis), result, target.measure);
  if (paid === null || result.financing === null) return null;
  const source = offerSource(candidate);
  const { months, basisPoints } = result.financing;
  const ofBasis = { source: { kind: "basis", text: "" } } as const;
  return explanation(
    context,
    target,
    "financed",
    { letter: result.letter, measure: target.measure },
    [
      term("financed_amount", paid.amount, "money", COMPUTED),
      term("financed_months", months, "months", source),
      term("finance_rate", basisPoints, "basis_points", source),
      term("instalment", paid.instalment, "money_per_month", COMPUTED),
      term("instalments_counted", paid.paidMonths, "count", ofBasis),
      ...(paid.owedAtEnd > 0 ? [term("owed_at_end", paid.owedAtEnd, "money", COMPUTED)] : []),
      ...(basis.discountBasisPoints > 0
        ? [term("discount", basis.discountBasisPoints, "basis_points", ofBasis)]
        : []),
    ],
    certain(result.financing[target.measure], "money"),
  );
}

/** One stage of establishment: its own lines, and the bundles that touch it (counted once, in the total). */
export function explainStage(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "stage" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  if (found === null) return null;
  const { result } = found;
  const catalogue = context.prepared.dossier.lines;
  const { amount, openGaps, bundles } = stageCost(catalogue, result, target.stage);
  const terms = catalogue.flatMap((line, index): ExplanationTerm[] => {
    const own = result.lines[index];
    if (own === undefined || line.stage !== target.stage || line.kind !== "establishment") return [];
    const params = { line: line.name, state: own.kind };
    const deeper = { of: "line", candidateId: result.candidateId, lineId: line.id } as const;
    if (own.kind === "gap") return [openGapTerm(line.name, own, deeper)];
    if (own.kind !== "counted" && own.kind !== "plugged" && own.kind !== "set_aside") return [];
    const value = own.kind === "plugged" ? own.total.base : own.total;
    return value === null ? [] : [term("line", value, "money", { params, target: deeper })];
  });
  return explanation(
    context,
    target,
    openGaps > 0 ? "not_comparable" : "sum_of_lines",
    { letter: result.letter, stage: target.stage },
    [...terms, ...bundleTerms({ ...result, bundles }, "quoted")],
    amount === null ? certain(null, "money") : ranged(amount.base, "money", amount.low, amount.high),
  );
}

export function explainBundle(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "bundle" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  const own = found?.result.bundles.find((each) => each.bundle.id === target.bundleId);
  const prepared = found?.candidate.bundles.find((each) => each.bundle.id === target.bundleId);
  if (found === null || own === undefined || prepared === undefined) return null;
  const currency = found.candidate.offer?.currency ?? null;
  const source = offerSource(found.candidate);
  const params = { bundle: own.bundle.name, letter: found.result.letter, stages: own.stages.join(", ") };
  const lines = prepared.lineIndexes.flatMap((index) => {
    const line = context.prepared.lines[index]?.line;
    if (line === undefined) return [];
    const lineTarget = { of: "line", candidateId: target.candidateId, lineId: line.id } as const;
    const part = prepared.split?.get(index) ?? null;
    return prepared.split === null
      ? [
          term("line", line.name, "text", {
            params: { line: line.name, state: "bundled" },
            target: lineTarget,
          }),
        ]
      : [term("split_part", part, "money", { params: { line: line.name }, target: lineTarget })];
  });
  const rate =
    currency !== null && currency !== context.prepared.dossier.selection.currency
      ? [
          term("exchange_rate", found.candidate.rate?.millionths ?? null, "rate_millionths", {
            source: { kind: "exchange_rate", text: "" },
            date: found.candidate.rate?.date ?? null,
            params: { currency },
          }),
        ]
      : [];
  const amount = term("bundle_amount", own.bundle.amount, "money", {
    ...source,
    currency,
    params: { bundle: own.bundle.name },
  });
  return explanation(
    context,
    target,
    `bundle_${own.status}`,
    params,
    [amount, ...rate, ...lines],
    certain(own.amount, "money"),
  );
}

/** What is priced outside the basis. */
export function explainSetAside(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "set_aside" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  if (found === null) return null;
  const { result } = found;
  const lines = lineTerms(
    context,
    result,
    (line) => (line.kind === "set_aside" && line.reason !== "option_not_taken" ? line.total : null),
    () => true,
  );
  const bundles = bundleTerms(
    { ...result, bundles: result.bundles.filter((each) => each.status !== "counted") },
    "quoted",
  );
  return explanation(
    context,
    target,
    "sum_of_set_aside",
    { letter: result.letter },
    [...lines, ...bundles, ...setAsideFinancing(found.candidate, result)],
    certain(result.setAsideTotal, "money"),
  );
}

/** Instalments on work outside the basis: on all that is quoted, less on what is counted. */
function setAsideFinancing(candidate: PreparedCandidate, result: CandidateResult): ExplanationTerm[] {
  const added = (result.financing?.quoted ?? 0) - (result.financing?.counted ?? 0);
  return added === 0 ? [] : [term("financing", added, "money", offerSource(candidate))];
}

export function explainPluggedTotal(
  context: ExplainContext,
  target: Extract<ExplanationTarget, { of: "plugged_total" }>,
): Explanation | null {
  const found = candidateIn(context, target.candidateId);
  if (found === null) return null;
  const { result } = found;
  const terms = lineTerms(
    context,
    result,
    (line) => (line.kind === "plugged" ? line.total.base : null),
    () => true,
  );
  // Instalments on plugs are part of the establishment's financing, not of the plugs.
  const interest = (result.financing?.levelled ?? 0) - (result.financing?.counted ?? 0);
  const certainPart = result.counted.total + interest;
  return explanation(
    context,
    target,
    "sum_of_plugs",
    { letter: result.letter },
    terms,
    ranged(
      result.pluggedTotal,
      "money",
      result.levelledLow.total - certainPart,
      result.levelledHigh.total - certainPart,
    ),
  );
}
