import type { AssuranceReport } from "./assurance";
import type { FinancialYear } from "./financial-soundness";
import type { IsoDay } from "./iso-day";
import type { CapabilityRecord } from "./partner-type";
import type { Reference } from "./references";
import type { PartnerType } from "./selection";

/**
 * A candidate: a vendor inside one selection, with what the buyer has found out about it there.
 * Background facts belong to the candidate, not the directory, so that a decision stays readable as it was made.
 */

export const CANDIDATE_STAGES = [
  "longlisted",
  "prequalified",
  "shortlisted",
  "negotiating",
  "chosen",
  "withdrawn",
  "rejected",
] as const;
export type CandidateStage = (typeof CANDIDATE_STAGES)[number];

/** Stages in which a candidate is a column of the comparison. */
export const COMPARED_STAGES: readonly CandidateStage[] = ["shortlisted", "negotiating", "chosen"];

export const MEMBERSHIPS = ["yes", "no", "not_checked"] as const;
export type Membership = (typeof MEMBERSHIPS)[number];

/** A fact with where it comes from and when that was true. */
export interface SourcedText {
  readonly text: string;
  readonly source: string;
  readonly sourceDate: IsoDay | null;
}

/** What a careful buyer knows about how a supplier works. Empty text = not known yet. */
export const SUPPLIER_FACTS = [
  "data_location",
  "backup_location",
  "data_access",
  "subcontractors",
  "standards",
  "software_rights",
] as const;
export type SupplierFact = (typeof SUPPLIER_FACTS)[number];

export interface Vendor {
  readonly id: string;
  readonly legalName: string;
  readonly country: string;
  /** Normalised digits (CVR or Norwegian org number), or free text elsewhere; empty when unknown. */
  readonly registrationNumber: string;
  readonly employees: number | null;
  readonly website: string;
}

export interface Candidate {
  readonly id: string;
  readonly vendor: Vendor;
  /** A–E in the order of reaching the shortlist; null before. Never changes. */
  readonly letter: string | null;
  /** 0–4, which of the five hues; follows the letter. */
  readonly colour: number | null;
  readonly stage: CandidateStage;
  readonly stageReason: string;
  readonly claimedPartnerType: PartnerType | null;
  readonly membership: Membership;
  readonly membershipSource: string;
  readonly membershipDate: IsoDay | null;
  readonly facts: Readonly<Record<SupplierFact, SourcedText>>;
  readonly financialYears: readonly FinancialYear[];
  readonly assuranceReports: readonly AssuranceReport[];
  readonly capabilities: readonly CapabilityRecord[];
  readonly references: readonly Reference[];
}
