import type { Failure } from "@/lib/domain/outcome";
import type { Spread } from "@/lib/domain/spread";

/** What the panel's pages show: only what the reader may see is in here. */

export interface PanelCandidate {
  readonly id: string;
  readonly letter: string | null;
  readonly colour: number | null;
  readonly name: string;
}

export interface PanelCriterion {
  readonly id: string;
  readonly groupId: string;
  readonly name: string;
  readonly help: string;
  /** The meaning of 1, 2, 3, 4, 5; empty where nothing is written. */
  readonly rubric: readonly string[];
  /** Its share of the whole, 0–1. */
  readonly share: number;
}

export interface PanelGroup {
  readonly id: string;
  readonly name: string;
  readonly criteria: readonly PanelCriterion[];
}

export interface AgreedView {
  readonly value: number;
  readonly reason: string;
  readonly agreedBy: string;
  /** ISO timestamp. */
  readonly agreedAt: string;
  readonly edition: number;
}

export interface PanelView {
  readonly selectionId: string;
  readonly candidates: readonly PanelCandidate[];
  readonly groups: readonly PanelGroup[];
  /** By question. */
  readonly spreads: ReadonlyMap<string, Spread>;
  readonly agreed: ReadonlyMap<string, AgreedView>;
  /** Who gave what, by question and value (0 = cannot judge); empty where names are hidden or too many. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** By pair of candidate and group. */
  readonly pairs: ReadonlyMap<string, { readonly isVisible: boolean; readonly awaited: number }>;
  /** Whether the reader could see more by scoring; false for an observer. */
  readonly scores: boolean;
}

export interface JudgementView {
  /** 1–5; null = "cannot judge". */
  readonly value: number | null;
  readonly note: string;
  /** Null where the selection hides names. */
  readonly name: string | null;
}

export type SaveAgreed = (input: {
  selectionId: string;
  candidateId: string;
  criterionId: string;
  value: number;
  reason: string;
  expectedEdition: number | null;
}) => Promise<{ readonly ok: true; readonly value: { edition: number; at: string } } | Failure>;

export type DeleteAgreed = (input: {
  selectionId: string;
  candidateId: string;
  criterionId: string;
  expectedEdition: number;
}) => Promise<{ readonly ok: true } | Failure>;

/** The address of one question in the meeting. */
export function moderationHref(
  selectionId: string,
  question: { readonly candidateId: string; readonly criterionId: string } | null,
): string {
  const base = `/selections/${selectionId}/scoring/panel/moderate`;
  if (question === null) return base;
  const asked = new URLSearchParams({
    candidate: question.candidateId,
    criterion: question.criterionId,
  });
  return `${base}?${asked}`;
}
