import type { Answered, CandidateView, OwnScore, QuestionView, SaveScore } from "./scoring-view";

/** What somebody who scores is shown: their own part and their own answers, and nobody else's. */

export interface JudgedGroup {
  readonly id: string;
  readonly name: string;
  /** The questions that people answer. */
  readonly criteria: readonly QuestionView[];
}

/** `before_meeting`: to be scored once the lead has opened its round. */
export type PairState = "open" | "before_meeting" | "submitted";

export interface PairKey {
  readonly candidateId: string;
  readonly groupId: string;
}

export interface JudgedPair extends PairKey {
  readonly state: PairState;
  /** ISO timestamp. */
  readonly submittedAt: string | null;
}

export interface OwnAnswer extends OwnScore {
  /** Stays as it is, also where a question added later has opened its pair again. */
  readonly isSubmitted: boolean;
}

export interface Judging {
  readonly selectionId: string;
  readonly participantId: string;
  readonly declaredAt: string | null;
  /** Types the sealed prices, and therefore judges nothing. */
  readonly knowsPrices: boolean;
  /** ISO day. */
  readonly deadline: string | null;
  readonly closedAt: string | null;
  readonly groups: readonly JudgedGroup[];
  readonly candidates: readonly CandidateView[];
  /** Candidates about whom the reader is asked, before anything else, whether there are ties. */
  readonly unasked: readonly CandidateView[];
  /** Candidates the reader has declared a conflict with. */
  readonly conflicts: readonly CandidateView[];
  readonly pairs: readonly JudgedPair[];
  readonly scores: readonly OwnAnswer[];
}

export type SubmitScores = (input: {
  selectionId: string;
  pairs: readonly (PairKey & {
    readonly answers: readonly { readonly criterionId: string; readonly edition: number }[];
  })[];
}) => Answered<{ submitted: number }>;

export type ConfirmDeclaration = (input: {
  selectionId: string;
  confidential: true;
  /** Everybody the form asked about. */
  candidateIds: readonly string[];
  conflicts: readonly { readonly candidateId: string; readonly note: string }[];
}) => Answered<{ declaredAt: string }>;

export interface JudgingActions {
  readonly save: SaveScore;
  readonly submit: SubmitScores;
  readonly declare: ConfirmDeclaration;
}
