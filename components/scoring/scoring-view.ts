import type { CriterionFeed, Purchase } from "@/lib/domain/criterion";
import type { EvidenceDetail, EvidenceFeed } from "@/lib/domain/evidence-detail";
import type { Failure } from "@/lib/domain/outcome";

/** What the scoring pages show. Editions say which state of a row the reader has seen. */

export type RubricTexts = readonly [string, string, string, string, string];

/** A criterion as somebody who scores it sees it. */
export interface QuestionView {
  readonly id: string;
  readonly name: string;
  readonly help: string;
  readonly rubric: RubricTexts;
}

export interface CriterionView extends QuestionView {
  readonly groupId: string;
  readonly weight: number;
  readonly purchase: Purchase;
  readonly feed: CriterionFeed;
  readonly edition: number;
}

export interface CriterionGroupView {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
  /** Scored right after each meeting: the lead opens a round per candidate. */
  readonly heldBack: boolean;
  readonly edition: number;
  readonly criteria: readonly CriterionView[];
}

export interface CandidateView {
  readonly id: string;
  readonly letter: string | null;
  readonly colour: number | null;
  readonly name: string;
}

export interface OwnScore {
  readonly candidateId: string;
  readonly criterionId: string;
  readonly value: number | null;
  readonly note: string;
  readonly edition: number;
}

/** By candidate, then by kind of evidence. */
export type EvidenceView = Readonly<Record<string, Readonly<Record<EvidenceFeed, EvidenceDetail>>>>;

/** What an action answers: its value, or what went wrong. */
export type Answered<Value> = Promise<{ readonly ok: true; readonly value: Value } | Failure>;

export type SaveScore = (input: {
  selectionId: string;
  candidateId: string;
  criterionId: string;
  value: number | null;
  note: string;
  expectedEdition: number | null;
}) => Answered<{ edition: number }>;

export type SaveCriterion = (input: {
  selectionId: string;
  id: string | null;
  groupId: string;
  name: string;
  help: string;
  weight: number;
  purchase: Purchase;
  feed: CriterionFeed;
  rubric: RubricTexts;
  position: number | null;
  expectedEdition: number | null;
}) => Answered<{ id: string; edition: number }>;

export type SaveCriterionGroup = (input: {
  selectionId: string;
  id: string | null;
  name: string;
  weight: number;
  /** Left out = as it is. */
  heldBack?: boolean;
  expectedEdition: number | null;
}) => Answered<{ id: string; edition: number }>;

export type DeleteOne = (input: { selectionId: string; id: string }) => Answered<null>;
export type ReorderGroups = (input: { selectionId: string; order: readonly string[] }) => Answered<null>;
export type ReorderCriteria = (input: {
  selectionId: string;
  groupId: string;
  order: readonly string[];
}) => Answered<null>;
