import type {
  Explanation,
  ExplanationFormula,
  ExplanationSource,
  ExplanationTarget,
  ExplanationTerm,
} from "./explanation";
import type { PreparedCandidate, PreparedComparison } from "./prepare";
import type { CandidateResult, Comparison } from "./result";

/** What every explanation is written from. */
export interface ExplainContext {
  readonly prepared: PreparedComparison;
  readonly comparison: Comparison;
}

/** A candidate as prepared and as compared; null when it is not in the comparison. */
export function candidateIn(
  { prepared, comparison }: ExplainContext,
  candidateId: string,
): { readonly candidate: PreparedCandidate; readonly result: CandidateResult } | null {
  const candidate = prepared.candidates.find((each) => each.candidate.id === candidateId);
  const result = comparison.candidates.find((each) => each.candidateId === candidateId);
  return candidate === undefined || result === undefined ? null : { candidate, result };
}

export function explanation(
  context: ExplainContext,
  target: ExplanationTarget,
  formula: ExplanationFormula,
  params: Explanation["params"],
  terms: readonly ExplanationTerm[],
  result: Explanation["result"],
): Explanation {
  const { currency } = context.prepared.dossier.selection;
  return { target, formula, params, terms, result, currency };
}

/** The offer as a source: its file or note, and the day it came. */
export function offerSource(candidate: Pick<PreparedCandidate, "offer">): {
  readonly source: ExplanationSource | null;
  readonly date: string | null;
} {
  const { offer } = candidate;
  if (offer === null) return { source: null, date: null };
  return { source: { kind: "offer", text: offer.source }, date: offer.receivedOn };
}

/** A result that is certain. */
export function certain(
  value: number | string | null,
  unit: Explanation["result"]["unit"],
): Explanation["result"] {
  return { value, unit, low: null, high: null };
}

/** A result that may be a range: the bounds are named only when they differ. */
export function ranged(
  value: number | null,
  unit: Explanation["result"]["unit"],
  low: number,
  high: number,
): Explanation["result"] {
  return low === high ? { value, unit, low: null, high: null } : { value, unit, low, high };
}
