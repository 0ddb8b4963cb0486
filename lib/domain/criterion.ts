/** Criteria, their groups, and the scores participants give. */

export const PURCHASES = ["establishment", "operation", "both"] as const;
export type Purchase = (typeof PURCHASES)[number];

/** Who or what a criterion's value comes from: people's scores, or evidence that scores itself. */
export const CRITERION_FEEDS = [
  "people",
  "financial_soundness",
  "assurance",
  "references",
  "requirements",
] as const;
export type CriterionFeed = (typeof CRITERION_FEEDS)[number];

export interface Criterion {
  readonly id: string;
  readonly name: string;
  readonly help: string;
  /** Relative weight within the group, ≥ 0. */
  readonly weight: number;
  readonly purchase: Purchase;
  readonly feed: CriterionFeed;
  /** The meaning of 1, 2, 3, 4, 5. Empty strings where nothing is written. */
  readonly rubric: readonly string[];
  /** Which template text it started from, so that a sample can be told in another language; null = own. */
  readonly templateKey?: string | null;
}

export interface CriterionGroup {
  readonly id: string;
  readonly name: string;
  /** Relative weight among the groups, ≥ 0. */
  readonly weight: number;
  readonly criteria: readonly Criterion[];
  /** Which template text it started from, so that a sample can be told in another language; null = own. */
  readonly templateKey?: string | null;
}

export const PARTICIPANT_ROLES = ["lead", "evaluator", "observer"] as const;
/** A colleague's role. */
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

export const PART_ROLES = [...PARTICIPANT_ROLES, "vendor"] as const;
/** What somebody is in a selection: a colleague, or a candidate's own contact, who answers its request and sees no more. */
export type PartRole = (typeof PART_ROLES)[number];

/** Is this a colleague's role? Lists of people, duties and scores hold colleagues only. */
export function isColleague(role: PartRole): role is ParticipantRole {
  return role !== "vendor";
}

export interface Participant {
  readonly id: string;
  /** Empty for a scorer whose name the selection hides. */
  readonly name: string;
  readonly role: ParticipantRole;
  /**
   * Stands in place of a hidden name: scorer 1, 2 … of one candidate on one criterion. The same number on another
   * criterion may be another person.
   */
  readonly scorerNumber?: number;
}

/** One participant's judgement of one candidate on one criterion. */
export interface Score {
  readonly participantId: string;
  readonly candidateId: string;
  readonly criterionId: string;
  /** 1–5, or null for an explicit "cannot judge". */
  readonly value: number | null;
  readonly note: string;
  /** ISO timestamp of submission; null while a draft (drafts count for nothing). */
  readonly submittedAt: string | null;
}

/** What the panel settled on; takes the place of the mean. */
export interface AgreedScore {
  readonly candidateId: string;
  readonly criterionId: string;
  readonly value: number;
  readonly reason: string;
  /** Who wrote it down, and when (ISO moment); absent where nobody knows any more. */
  readonly agreedBy?: string;
  readonly agreedAt?: string;
}
