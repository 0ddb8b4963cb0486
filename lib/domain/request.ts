/** The request for offers: the closed sets of words of what is asked and of what comes back. */

export const POINT_KINDS = ["contract", "question"] as const;
/** `contract`: a contract point each candidate proposes something for. `question`: one of the buyer's own. */
export type PointKind = (typeof POINT_KINDS)[number];

export const QUESTION_DIRECTIONS = ["from_vendor", "to_vendor"] as const;
export type QuestionDirection = (typeof QUESTION_DIRECTIONS)[number];

export const DRAFT_SOURCES = ["vendor_page", "upload", "vendor_file"] as const;
/**
 * `vendor_page`: typed, and submitted, on the vendor's own page. `upload`: read from a workbook the buyer uploaded.
 * `vendor_file`: read from a workbook the vendor brought to its page; nobody else's before it is taken into its answer.
 */
export type DraftSource = (typeof DRAFT_SOURCES)[number];

export const DRAFT_STATES = ["draft", "awaiting_lead", "accepted", "discarded"] as const;
/**
 * `draft`: being typed or looked at. `awaiting_lead`: submitted after the deadline, and not an offer until the lead lets
 * it in. `accepted`: a version was made of it.
 */
export type DraftState = (typeof DRAFT_STATES)[number];

/** Questions one candidate may ask, and be asked. */
export const MAX_QUESTIONS = 200;
/** Characters of a question or its answer. */
export const MAX_QUESTION_LENGTH = 4_000;
