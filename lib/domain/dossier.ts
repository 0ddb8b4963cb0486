import type { Asking } from "./asking";
import type { BasketItem } from "./basket";
import type { Candidate } from "./candidate";
import type { AgreedScore, CriterionGroup, Participant, Score } from "./criterion";
import type { IsoDay } from "./iso-day";
import type { CatalogueLine, ExchangeRate, LeftGap, Offer, Plug } from "./offer";
import type { OwnCost } from "./own-cost";
import type { Requirement, RequirementAnswer } from "./requirements";
import type { Awaited, Pair } from "./scoring-duties";
import type { ScorerNames, Selection } from "./selection";

/** How far scoring has come, for everybody alike. */
export interface ScoringState {
  /** Nothing more is awaited, and everybody who may look at scores sees them all. */
  readonly closed: boolean;
  /** Why it was closed with scores missing; empty when none was, or while it is open. */
  readonly waivedReason: string;
  /** Whether it is said who gave which score. */
  readonly names: ScorerNames;
}

/** What is known of an offer whose prices are sealed: that it is there. */
export interface SealedOffer {
  readonly candidateId: string;
  readonly receivedOn: IsoDay | null;
  /** Lines of the catalogue that are answered in some way. */
  readonly answered: number;
}

/**
 * What one reader may know of a selection, as plain values: what the comparison is computed from, what a page's data
 * carries, what the selection file holds. One shape for the server, the browser and the command line, so that all show
 * the same numbers. What the reader may not know yet is not in here; that there is something is.
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
  /** Gaps somebody decided to leave open; those that are gone since say nothing. */
  readonly leftGaps: readonly LeftGap[];
  readonly rates: readonly ExchangeRate[];
  /** What staying as one is costs, and following up a partner; in the order they were put. */
  readonly ownCosts: readonly OwnCost[];
  /** The basket of additions, in its order. */
  readonly basket: readonly BasketItem[];
  readonly scoring: ScoringState;
  /** Pairs of candidate and criterion group that somebody has still to score; empty once scoring is closed. */
  readonly awaited: readonly Awaited[];
  /** Pairs that others have scored and this reader may not see yet. */
  readonly blindPairs: readonly Pair[];
  /** Prices are sealed: `offers`, `plugs` and `leftGaps` are empty, whatever has arrived. */
  readonly pricesSealed: boolean;
  /** What candidates are asked. Only with a whole selection that is taken along: no comparison is made of it. */
  readonly asking?: Asking;
  /** What has arrived while prices are sealed; empty when they are not. */
  readonly sealedOffers: readonly SealedOffer[];
}
