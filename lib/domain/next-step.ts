import type { Phase } from "./selection";

/**
 * The one thing to do next in a selection, told from a few counts: quick enough for a list of hundreds.
 * The page of the selection itself tells it from everything that is known.
 */
export const NEXT_STEPS = [
  "quantities",
  "catalogue",
  "candidates",
  "shortlist",
  "offers",
  "compare",
  "decide",
  "follow_up",
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

export interface SelectionCounts {
  readonly phase: Phase;
  /** Has the buyer said any of today's volumes? */
  readonly hasQuantities: boolean;
  readonly lines: number;
  /** Candidates neither withdrawn nor rejected. */
  readonly candidates: number;
  /** Those that are columns of the comparison. */
  readonly compared: number;
  /** Those of them with an offer. */
  readonly offers: number;
}

/**
 * @example
 * nextStep({ phase: "prepare", hasQuantities: true, lines: 20, candidates: 1, compared: 0, offers: 0 }) // "candidates"
 */
export function nextStep(counts: SelectionCounts): NextStep {
  if (counts.phase === "establish" || counts.phase === "operate") return "follow_up";
  if (!counts.hasQuantities) return "quantities";
  if (counts.lines === 0) return "catalogue";
  if (counts.candidates < 2) return "candidates";
  if (counts.compared < 2) return "shortlist";
  if (counts.offers < counts.compared) return "offers";
  return counts.phase === "decide" ? "decide" : "compare";
}
