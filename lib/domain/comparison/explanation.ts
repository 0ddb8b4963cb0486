import type { Currency } from "../money";
import type { EstablishmentStage } from "../selection";

/**
 * How a number came about, in codes: which formula, what went in, from where and when. The reader's language, number
 * format and words are the page's business; names that people typed travel as parameters.
 */

/** What can be explained: every number of the matrix. */
export type ExplanationTarget =
  | { readonly of: "line"; readonly candidateId: string; readonly lineId: string }
  | { readonly of: "bundle"; readonly candidateId: string; readonly bundleId: string }
  | {
      readonly of: "cost";
      readonly candidateId: string;
      readonly measure: "quoted" | "counted" | "levelled";
      readonly part: "establishment" | "operation" | "exit" | "total";
    }
  | {
      readonly of: "financing";
      readonly candidateId: string;
      readonly measure: "quoted" | "counted" | "levelled";
    }
  | { readonly of: "stage"; readonly candidateId: string; readonly stage: EstablishmentStage }
  | { readonly of: "set_aside"; readonly candidateId: string }
  /** Of no candidate: what staying as we are costs, or following up a partner. */
  | { readonly of: "own_cost"; readonly part: "running" | "hidden" | "total" | "follow_up" }
  | {
      readonly of: "against_staying";
      readonly candidateId: string;
      readonly measure: "with_follow_up" | "saved";
    }
  | { readonly of: "plugged_total"; readonly candidateId: string }
  | { readonly of: "criterion"; readonly candidateId: string; readonly criterionId: string }
  | { readonly of: "group"; readonly candidateId: string; readonly groupId: string }
  | { readonly of: "quality"; readonly candidateId: string }
  | { readonly of: "price_points"; readonly candidateId: string }
  | { readonly of: "evaluated_price"; readonly candidateId: string }
  | { readonly of: "total"; readonly candidateId: string }
  | { readonly of: "rank"; readonly candidateId: string; readonly order: "total" | "quoted" | "levelled" }
  | { readonly of: "financial_soundness"; readonly candidateId: string }
  | { readonly of: "assurance"; readonly candidateId: string }
  | { readonly of: "references"; readonly candidateId: string }
  | { readonly of: "requirements"; readonly candidateId: string };

/** The sentence that says how the result follows from the terms. */
export const EXPLANATION_FORMULAS = [
  /** Unit price × quantity a month, over the months of the horizon. */
  "line_monthly",
  /** The same from a year's price. */
  "line_yearly",
  "line_once",
  /** Exit assistance: once, at the end of the horizon. */
  "line_exit",
  "line_split",
  "line_included",
  "line_bundled",
  "line_set_aside",
  "line_gap",
  "line_outside",
  "plug_own_price_list",
  "plug_median_of_others",
  "plug_highest_of_others",
  "plug_estimate",
  "bundle_counted",
  "bundle_split",
  "bundle_set_aside",
  "bundle_reaches_beyond",
  "sum_of_lines",
  /** Establishment + operation. */
  "sum_of_purchases",
  /** Establishment paid in instalments: what they cost more (or, discounted, less) than paying at the start. */
  "financed",
  "sum_of_set_aside",
  /** Own costs over the horizon, added up. */
  "sum_of_own_costs",
  /** Nothing of it is entered. */
  "own_costs_none",
  /** Comparable total + own follow-up. */
  "with_follow_up",
  /** Staying − (comparable total + own follow-up). */
  "saved_against_staying",
  "sum_of_plugs",
  "not_comparable",
  "no_prices",
  /** Prices are sealed: there is no figure to explain. */
  "sealed",
  "criterion_agreed",
  "criterion_mean",
  /** Some have scored and some have still to: from all the missing at 1 to all at 5. */
  "criterion_provisional",
  "criterion_none",
  /** Nobody has scored yet, and people are expected to. */
  "criterion_awaited",
  /** Others have scored, and the reader may not see it yet. */
  "criterion_blind",
  "criterion_evidence",
  "group_weighted",
  "quality_weighted",
  "price_proportional",
  "price_linear_from_lowest",
  "price_min_max",
  "price_fixed_bounds",
  "price_refused",
  "evaluated_price",
  "total_weighted",
  "rank_by_total",
  "rank_by_evaluated_price",
  "rank_by_quoted",
  "rank_by_levelled",
  "not_ranked",
  "financial_soundness",
  "financial_none",
  "assurance_best_report",
  "assurance_none",
  "references_mean",
  "references_none",
  "requirements_coverage",
  "requirements_none",
] as const;
export type ExplanationFormula = (typeof EXPLANATION_FORMULAS)[number];

/** What one ingredient is. */
export const EXPLANATION_TERMS = [
  "unit_price",
  /** The tier's price from `{ from }` units. */
  "tier_price",
  "quantity",
  "minimum_billed",
  "volume_percent",
  "exchange_rate",
  "monthly_amount",
  "one_off_amount",
  "months",
  "index",
  "index_after_months",
  "discount",
  /** `{ year }`, from 1. */
  "year_total",
  "bundle_amount",
  "split_part",
  "included_in",
  "set_aside_reason",
  "gap_reason",
  /** Who left a gap open on purpose. */
  "left_open",
  "plug_failed",
  "other_amount",
  "plug_low",
  "plug_base",
  "plug_high",
  "establishment",
  "operation",
  "exit",
  /** What instalments add to the establishment. */
  "financing",
  "financed_amount",
  "financed_months",
  "finance_rate",
  "instalment",
  /** How many of them fall within the horizon. */
  "instalments_counted",
  "owed_at_end",
  "line",
  "open_gap",
  /** `{ name, amount, period }` over the horizon. */
  "own_cost",
  "comparable_total",
  "own_follow_up",
  "staying_total",
  "score",
  "cannot_judge",
  "mean",
  "agreed_score",
  /** `{ name }` of somebody whose score is still expected. */
  "awaited_score",
  "criterion",
  "group",
  "weight",
  "price",
  "lowest_price",
  "highest_price",
  "low_bound",
  "high_bound",
  "slope",
  "price_points",
  "quality",
  "price_share",
  "quality_share",
  "quality_value",
  "knock_out",
  "refusal",
  "competitor",
  "soundness_level",
  "soundness_flag",
  "report_points",
  "qualified_deduction",
  "reference_rating",
  "requirement",
] as const;
export type ExplanationTermCode = (typeof EXPLANATION_TERMS)[number];

/** How a value is to be read. Money is minor units; see {@link Explanation.currency}. */
export const EXPLANATION_UNITS = [
  "money",
  "money_per_month",
  "money_per_year",
  /** 0–100. */
  "value",
  /** 1–5. */
  "score",
  /** Thousandths of a unit. */
  "quantity_milli",
  "percent",
  "percent_tenths",
  "basis_points",
  "rate_millionths",
  "hundredths",
  "months",
  "weight",
  "count",
  "place",
  "points",
  /** No figure: the value is a code or a text. */
  "code",
  "text",
] as const;
export type ExplanationUnit = (typeof EXPLANATION_UNITS)[number];

export const EXPLANATION_SOURCES = [
  "offer",
  "price_list",
  "bundle",
  "plug",
  /** Of ours, about a gap. */
  "decision",
  "basis",
  "selection",
  "exchange_rate",
  "participant",
  "panel",
  "accounts",
  "assurance_report",
  "reference",
  "requirement",
  "own_cost",
  "computed",
] as const;

/** Where a term comes from; `text` is what was typed about it (a file name, a note, a person), empty for none. */
export interface ExplanationSource {
  readonly kind: (typeof EXPLANATION_SOURCES)[number];
  readonly text: string;
}

export interface ExplanationTerm {
  readonly label: {
    readonly code: ExplanationTermCode;
    readonly params: Readonly<Record<string, string | number>>;
  };
  /** Null = missing, which is not zero. */
  readonly value: number | string | null;
  readonly unit: ExplanationUnit;
  /** Of a money term that is not in the selection's currency. */
  readonly currency: Currency | null;
  readonly source: ExplanationSource | null;
  /** ISO day or timestamp of the source; null when not known. */
  readonly date: string | null;
  /** What the term explains itself with, for going one step deeper; null at the bottom. */
  readonly target: ExplanationTarget | null;
}

export interface Explanation {
  readonly target: ExplanationTarget;
  readonly formula: ExplanationFormula;
  readonly params: Readonly<Record<string, string | number>>;
  readonly terms: readonly ExplanationTerm[];
  readonly result: {
    readonly value: number | string | null;
    readonly unit: ExplanationUnit;
    /** Bounds while something is plugged or missing; null when the value is certain. */
    readonly low: number | null;
    readonly high: number | null;
  };
  /** The selection's currency, in which money is given unless a term says otherwise. */
  readonly currency: Currency;
}

/** A term with what most terms leave out. */
export function term(
  code: ExplanationTermCode,
  value: number | string | null,
  unit: ExplanationUnit,
  more: Partial<Omit<ExplanationTerm, "label" | "value" | "unit">> & {
    readonly params?: Readonly<Record<string, string | number>>;
  } = {},
): ExplanationTerm {
  return {
    label: { code, params: more.params ?? {} },
    value,
    unit,
    currency: more.currency ?? null,
    source: more.source ?? null,
    date: more.date ?? null,
    target: more.target ?? null,
  };
}
