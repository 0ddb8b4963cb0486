import type { Basis } from "../basis";
import type { Bundle, LeftGap, PlugSource } from "../offer";
import type { PriceFormulaRefusal } from "../price-formula";
import type { EstablishmentStage } from "../selection";

/**
 * What a comparison says. All amounts are minor units of the selection's currency, over the basis' horizon unless a
 * name says otherwise. Values (`…Value`) are 0–100. Order of `candidates` is the order of letters.
 */

/** Why a line of the basis has no price in an offer. */
export const GAP_REASONS = [
  "no_offer",
  "unanswered",
  "not_offered",
  "quantity_missing",
  "rate_missing",
  "period_wrong",
  "bundle_reaches_beyond",
  "included_in_gap",
  "included_in_set_aside",
  "included_loop",
  "amount_too_large",
] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** Why a priced line is shown but not counted. */
export const SET_ASIDE_REASONS = ["stage_beyond", "service_left_out", "option_not_taken"] as const;
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];

/** Three amounts of one plug; low ≤ base ≤ high. */
export interface LowBaseHigh {
  readonly low: number;
  readonly base: number;
  readonly high: number;
}

/** How one offer stands on one line of the catalogue, on this basis. */
export type LineResult =
  /** Priced and counted. `rate` is per month for a service, once otherwise; `total` over the horizon. */
  | { readonly kind: "counted"; readonly rate: number; readonly total: number; readonly viaSplit: boolean }
  | { readonly kind: "included"; readonly inLineId: string }
  /** Counted, but as part of `bundleId`'s one price (see {@link BundleResult}). */
  | { readonly kind: "bundled"; readonly bundleId: string }
  | {
      readonly kind: "set_aside";
      readonly reason: SetAsideReason;
      readonly rate: number | null;
      readonly total: number | null;
    }
  | {
      readonly kind: "plugged";
      readonly gap: GapReason;
      readonly plugId: string;
      readonly source: PlugSource;
      readonly rate: LowBaseHigh;
      readonly total: LowBaseHigh;
    }
  | {
      readonly kind: "gap";
      readonly reason: GapReason;
      /** A plug stands here, but has nothing to take its amount from. */
      readonly plugFailed: boolean;
      /** Somebody decided to leave it open; left out when nobody did. */
      readonly left?: LeftGap;
    }
  /** Outside the basis and not priced: nothing to say. */
  | { readonly kind: "outside" }
  /** Prices are sealed: whether there is one is not said either. */
  | { readonly kind: "sealed" };

export interface BundleResult {
  readonly bundle: Bundle;
  readonly stages: readonly EstablishmentStage[];
  readonly status: "counted" | "split" | "set_aside" | "reaches_beyond";
  /** Null when a rate is missing. */
  readonly amount: number | null;
}

/** Why gaps were left open on purpose, and by whom. */
export type LeftReason = Pick<LeftGap, "reason" | "leftBy">;

/** One of the two purchases, or the whole. `quoted` counts all that is priced; the rest is like for like. */
export interface CostSplit {
  readonly establishment: number;
  readonly operation: number;
  /** Part of `operation`: quoted exit assistance. */
  readonly exit: number;
  readonly total: number;
}

/** Weights that take the place of the selection's own while a slider is moved; nothing is stored. */
export interface Weights {
  /** Relative, ≥ 0, by group id; a group that is not named keeps its own. */
  readonly groupWeights: Readonly<Record<string, number>>;
  /** Price's share of the total in tenths of a percent, 0–1000. */
  readonly priceShareTenths: number;
}

export interface CriterionValue {
  readonly criterionId: string;
  /** 0–100, or null while scores are awaited or hidden, when nobody has judged, and when no evidence is entered. */
  readonly value: number | null;
  /** `blind`: others have scored, and the reader may not see it yet. */
  readonly from: "agreed" | "mean" | "evidence" | "blind" | "none";
  /** Of submitted 1–5 scores; null for evidence. */
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly range: number | null;
  readonly count: number;
  readonly cannotJudge: number;
  /** Scores still expected from people; 0 once a score is agreed or scoring is closed. */
  readonly awaited: number;
  /** Scores two steps or more apart, and nothing agreed yet. */
  readonly needsModeration: boolean;
  /** Range while scores are awaited or evidence is partly missing; equals value when it is known. */
  readonly low: number;
  readonly high: number;
}

export interface GroupValue {
  readonly groupId: string;
  /** Tenths of a percent of quality; all groups add to 1000. */
  readonly shareTenths: number;
  readonly low: number;
  readonly high: number;
  /** Null when any criterion with weight has no value. */
  readonly value: number | null;
  readonly scoredCriteria: number;
  readonly criteria: number;
}

/** Why a candidate cannot be ranked at all. */
export type KnockOut =
  | { readonly code: "requirement_not_met"; readonly requirementId: string }
  | { readonly code: "requirement_not_answered"; readonly requirementId: string };

/** What paying establishment in instalments adds to what it costs when paid at the start; less than 0 when discounted. */
export interface FinancingResult {
  readonly months: number;
  /** Yearly interest. */
  readonly basisPoints: number;
  /** Part of the establishment of the measure of that name. */
  readonly quoted: number;
  readonly counted: number;
  readonly levelled: number;
}

export interface CandidateResult {
  readonly candidateId: string;
  readonly letter: string;
  readonly hasOffer: boolean;
  /** What the offer prices, whatever the basis (options not taken left out); horizon and volumes of the basis. */
  readonly quoted: CostSplit;
  /** False when the offer has no price at all: then `quoted` says nothing, and is not a zero. */
  readonly pricesAnything: boolean;
  /** False when a price in the offer cannot be read in the selection's currency (no rate) or lacks a quantity. */
  readonly quotedComplete: boolean;
  /** Counted part of the offer itself, without plugs. */
  readonly counted: CostSplit;
  /** Counted + plugs (base); only a total to compare when `comparable`. */
  readonly levelled: CostSplit;
  readonly levelledLow: CostSplit;
  readonly levelledHigh: CostSplit;
  /** Sum of plugs, base. */
  readonly pluggedTotal: number;
  /**
   * Priced, but not counted on this basis (options not taken excepted), bundles that reach beyond it included:
   * quoted.total = counted.total + setAsideTotal.
   */
  readonly setAsideTotal: number;
  /** Null when the establishment is paid at the start. */
  readonly financing: FinancingResult | null;
  /** No gap is left open. */
  readonly comparable: boolean;
  /** Aligned with `dossier.lines`. */
  readonly lines: readonly LineResult[];
  readonly bundles: readonly BundleResult[];
  readonly openGaps: number;
  /** Of the open ones, those somebody left open on purpose. */
  readonly leftGaps: number;
  readonly plugs: number;
  /** Order of quoted totals, lowest first; null without prices, with a price that cannot be read, or knocked out. */
  readonly rankQuoted: number | null;
  /** Order of comparable totals, lowest first; null when not comparable or knocked out. */
  readonly rankLevelled: number | null;
  readonly knockOuts: readonly KnockOut[];
  /** Aligned with the dossier's criteria, group by group. */
  readonly criteria: readonly CriterionValue[];
  readonly groups: readonly GroupValue[];
  /** Quality Q as a range; `value` null while provisional. */
  readonly quality: { readonly low: number; readonly high: number; readonly value: number | null };
  /** 0–100; null when not comparable, knocked out or the formula refuses. */
  readonly pricePoints: number | null;
  /** priced_quality: evaluated price in minor units, at the middle of quality's range while provisional; else null. */
  readonly evaluatedPrice: number | null;
  /** Quality and price together, 0–100; null without price points. Provisional when low ≠ high. */
  readonly total: { readonly low: number; readonly high: number } | null;
  /** Order by quality and price together (by the middle of the range while provisional); null without a total. */
  readonly rank: number | null;
  /** At least 40 % below the mean of the others or 30 % below the next. */
  readonly abnormallyLow: boolean;
}

/** Why the order as quoted and the order like for like differ; the pieces of the sentence. */
export interface Verdict {
  /** Cheapest like for like; null when fewer than two are comparable. */
  readonly cheapestLevelled: {
    readonly candidateId: string;
    readonly total: number;
    readonly plugged: number;
  } | null;
  readonly cheapestQuoted: { readonly candidateId: string; readonly total: number } | null;
  readonly orderDiffers: boolean;
  /** Candidates that leave something of the basis out, and what. */
  readonly leavesOut: readonly {
    readonly candidateId: string;
    readonly stages: readonly EstablishmentStage[];
    readonly serviceLineIds: readonly string[];
  }[];
  /** Candidates that price work beyond the basis. */
  readonly setAside: readonly { readonly candidateId: string; readonly amount: number }[];
  readonly plugged: readonly { readonly candidateId: string; readonly amount: number }[];
  readonly notComparable: readonly {
    readonly candidateId: string;
    readonly gaps: number;
    /** Of them, those left open on purpose, and by whom and why. */
    readonly left: number;
    readonly decisions: readonly LeftReason[];
  }[];
  readonly knockedOut: readonly string[];
}

/** Why the price formula gives no points; nothing is ranked by total then. */
export type PriceRefusal = PriceFormulaRefusal;

export interface Comparison {
  readonly basis: Basis;
  /** The weights it was made with: the selection's own, or a slider's. Every group is named. */
  readonly weights: Weights;
  /** Lines of the catalogue that the basis holds. With none there is nothing to compare, and no total. */
  readonly linesInBasis: number;
  readonly candidates: readonly CandidateResult[];
  readonly verdict: Verdict;
  readonly priceRefusal: PriceRefusal | null;
  /** Prices are sealed: there is no cost, no order and no word about price in here. */
  readonly pricesSealed: boolean;
  /** Fewer than two candidates on the shortlist: nothing is ranked. */
  readonly tooFew: boolean;
}
