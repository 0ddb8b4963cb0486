import type { Candidate } from "./candidate";
import type { AgreedScore, CriterionGroup, Participant, Score } from "./criterion";
import type { CatalogueLine, ExchangeRate, Offer, Plug } from "./offer";
import type { Requirement, RequirementAnswer } from "./requirements";
import type { Selection } from "./selection";

/**
 * Everything one selection knows, as plain values: what the comparison is computed from, what a page's data carries,
 * what the selection file holds. One shape for the server, the browser and the command line, so that all show the
 * same numbers.
 */
export interface Dossier {
  readonly selection: Selection;
  /** All candidates, longlisted ones too, in the order of their letters, then names. */
  readonly candidates: readonly Candidate[];
  readonly groups: readonly CriterionGroup[];
  readonly participants: readonly Participant[];
  readonly scores: readonly Score[];
  readonly agreedScores: readonly AgreedScore[];
  readonly requirements: readonly Requirement[];
  readonly requirementAnswers: readonly {
    readonly candidateId: string;
    readonly requirementId: string;
    readonly answer: RequirementAnswer;
    readonly note: string;
  }[];
  /** In catalogue order. */
  readonly lines: readonly CatalogueLine[];
  /** The current version of each candidate's offer; a candidate without one has none. */
  readonly offers: readonly Offer[];
  readonly plugs: readonly Plug[];
  readonly rates: readonly ExchangeRate[];
}
