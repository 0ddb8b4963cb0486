import type { FieldError } from "./field-error";
import type { IsoDay } from "./iso-day";

/** References: a candidate's customers, and what they said when the buyer called. Two or three for each candidate. */

/** Every customer is asked the same. */
export const REFERENCE_QUESTIONS = [
  "establishment_project",
  "daily_operation",
  "support",
  "proactivity",
  "invoices",
  "choose_again",
] as const;
export type ReferenceQuestion = (typeof REFERENCE_QUESTIONS)[number];

/** Who found the customer. One the vendor did not pick says more. */
export const REFERENCE_FINDERS = ["buyer", "vendor"] as const;
export type ReferenceFinder = (typeof REFERENCE_FINDERS)[number];

export const REFERENCE_RATINGS = [1, 2, 3, 4, 5] as const;
export type ReferenceRating = (typeof REFERENCE_RATINGS)[number];

export function isReferenceRating(value: unknown): value is ReferenceRating {
  return REFERENCE_RATINGS.some((rating) => rating === value);
}

export interface Reference {
  readonly id: string;
  readonly customer: string;
  readonly contact: string;
  readonly foundBy: ReferenceFinder;
  /** Like us in size, industry, systems; null = not known. */
  readonly similarSize: boolean | null;
  readonly similarIndustry: boolean | null;
  readonly similarSystems: boolean | null;
  readonly calledBy: string;
  readonly calledOn: IsoDay | null;
  /** Empty text = not answered. */
  readonly answers: Readonly<Record<ReferenceQuestion, string>>;
  readonly rating: ReferenceRating | null;
}

/** Fewest completed calls that say something about a candidate. */
export const CALLS_NEEDED = 2;

/**
 * Whether the call has been made and judged: it says who called, when, and what rating it came to.
 *
 * @example isCompletedCall({ ...reference, calledBy: "Mette", calledOn: "2026-10-01", rating: null }) // false
 */
export function isCompletedCall(reference: Reference): boolean {
  return reference.calledOn !== null && reference.calledBy.trim() !== "" && reference.rating !== null;
}

/** How many of size, industry and systems are known to be like ours: 0–3. */
export function similarityCount(reference: Reference): number {
  return [reference.similarSize, reference.similarIndustry, reference.similarSystems].filter(Boolean).length;
}

export type ReferenceFlag =
  /** Fewer than two completed calls. */
  | {
      readonly code: "too_few_calls";
      readonly params: { readonly completed: number; readonly needed: number };
    }
  /** All named by the vendor. */
  | { readonly code: "none_found_by_buyer"; readonly params: { readonly references: number } }
  /** No completed call is with a customer known to be like us in size, industry or systems. */
  | { readonly code: "none_similar"; readonly params: { readonly completed: number } }
  /** A customer that was called and rated the candidate 1 or 2. */
  | { readonly code: "low_rating"; readonly params: { readonly customer: string; readonly rating: number } }
  /** A completed call in which not every question was answered. */
  | {
      readonly code: "answers_missing";
      readonly params: { readonly customer: string; readonly missing: number };
    };

const LOW_RATING = 2;

/**
 * What a careful buyer should notice about a candidate's references (rule: two completed calls, one customer found by
 * the buyer). Remarks about single calls come last, in the order of the references.
 *
 * @example one completed call, with a customer the vendor named:
 * referenceFlags([reference]).map((flag) => flag.code) // ["too_few_calls", "none_found_by_buyer"]
 */
export function referenceFlags(references: readonly Reference[]): readonly ReferenceFlag[] {
  const completed = references.filter(isCompletedCall);
  const flags: ReferenceFlag[] = [];
  if (completed.length < CALLS_NEEDED) {
    flags.push({ code: "too_few_calls", params: { completed: completed.length, needed: CALLS_NEEDED } });
  }
  if (references.length > 0 && references.every(({ foundBy }) => foundBy === "vendor")) {
    flags.push({ code: "none_found_by_buyer", params: { references: references.length } });
  }
  if (completed.length > 0 && completed.every((reference) => similarityCount(reference) === 0)) {
    flags.push({ code: "none_similar", params: { completed: completed.length } });
  }
  for (const { customer, rating, answers } of completed) {
    if (rating !== null && rating <= LOW_RATING)
      flags.push({ code: "low_rating", params: { customer, rating } });
    const missing = REFERENCE_QUESTIONS.filter((question) => answers[question].trim() === "").length;
    if (missing > 0) flags.push({ code: "answers_missing", params: { customer, missing } });
  }
  return flags;
}

/**
 * The mean rating of the completed calls, on 0–100: (mean − 1) / 4 × 100. Null when no call is completed: not scored,
 * never 0.
 *
 * @example ratings 5 and 4: referencesScore(references) // 87.5
 */
export function referencesScore(references: readonly Reference[]): number | null {
  let sum = 0;
  let calls = 0;
  for (const reference of references) {
    if (!isCompletedCall(reference) || reference.rating === null) continue;
    sum += reference.rating;
    calls += 1;
  }
  return calls === 0 ? null : ((sum - calls) * 25) / calls;
}

export type ReferenceErrorCode =
  | "reference.customer_missing"
  | "reference.caller_missing"
  | "reference.call_date_missing"
  | "reference.call_future"
  | "reference.rating_range";

/**
 * What is wrong with a reference as entered; empty when nothing is. Paths are field names.
 * It names its customer; a call has both a caller and a day, not after today; a rating is 1–5 and comes from a call.
 *
 * @example checkReference({ ...reference, calledOn: tomorrow }, today)
 * // [{ path: "calledOn", code: "reference.call_future", params: {} }]
 */
export function checkReference(reference: Reference, today: IsoDay): FieldError<ReferenceErrorCode>[] {
  const errors: FieldError<ReferenceErrorCode>[] = [];
  const add = (path: keyof Reference, code: ReferenceErrorCode) => errors.push({ path, code, params: {} });
  const { customer, calledBy, calledOn, rating } = reference;
  const called = calledBy.trim() !== "" || calledOn !== null || rating !== null;
  if (customer.trim() === "") add("customer", "reference.customer_missing");
  if (called && calledBy.trim() === "") add("calledBy", "reference.caller_missing");
  if (called && calledOn === null) add("calledOn", "reference.call_date_missing");
  if (calledOn !== null && calledOn > today) add("calledOn", "reference.call_future");
  if (rating !== null && !isReferenceRating(rating)) add("rating", "reference.rating_range");
  return errors;
}
