import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ASSURANCE_STANDARDS } from "@/lib/domain/assurance";
import { CANDIDATE_STAGES, MEMBERSHIPS, SUPPLIER_FACTS } from "@/lib/domain/candidate";
import { CURRENCIES, MAX_ACCOUNT_MINOR } from "@/lib/domain/money";
import { at, edition, id, oneOf, wholeMoney, within } from "./columns";
import { selection } from "./selection";
import { vendor } from "./vendor";

/** A vendor inside one selection, and what the buyer has found out about it there. */
export const candidate = sqliteTable(
  "candidate",
  {
    id: id(),
    selectionId: text("selection_id")
      .notNull()
      .references(() => selection.id, { onDelete: "cascade" }),
    vendorId: text("vendor_id")
      .notNull()
      .references(() => vendor.id, { onDelete: "no action" }),
    letter: text("letter"),
    colour: integer("colour"),
    stage: text("stage", { enum: CANDIDATE_STAGES }).notNull(),
    stageReason: text("stage_reason").notNull().default(""),
    claimedPartnerType: integer("claimed_partner_type"),
    membership: text("membership", { enum: MEMBERSHIPS }).notNull().default("not_checked"),
    membershipSource: text("membership_source").notNull().default(""),
    membershipDate: text("membership_date"),
    edition: edition(),
    createdAt: at("created_at"),
    updatedAt: at("updated_at"),
  },
  (table) => [
    uniqueIndex("candidate_once").on(table.selectionId, table.vendorId),
    uniqueIndex("candidate_letter_once")
      .on(table.selectionId, table.letter)
      .where(sql`${table.letter} is not null`),
    index("candidate_vendor").on(table.vendorId),
    oneOf("candidate_stage_known", table.stage, CANDIDATE_STAGES),
    oneOf("candidate_membership_known", table.membership, MEMBERSHIPS),
    oneOf("candidate_claimed_known", table.claimedPartnerType, [1, 2, 3]),
    within("candidate_colour_range", table.colour, 0, 4),
  ],
);

const ofCandidate = () =>
  text("candidate_id")
    .notNull()
    .references(() => candidate.id, { onDelete: "cascade" });

/** How the supplier works: where data lives, who reaches it … one row per fact that is known. */
export const supplierFact = sqliteTable(
  "supplier_fact",
  {
    id: id(),
    candidateId: ofCandidate(),
    fact: text("fact", { enum: SUPPLIER_FACTS }).notNull(),
    text: text("text").notNull(),
    source: text("source").notNull().default(""),
    sourceDate: text("source_date"),
    edition: edition(),
  },
  (table) => [
    uniqueIndex("supplier_fact_once").on(table.candidateId, table.fact),
    oneOf("supplier_fact_known", table.fact, SUPPLIER_FACTS),
  ],
);

/** One financial year of a candidate. A figure that is not known is null, never 0. */
export const financialYear = sqliteTable(
  "financial_year",
  {
    id: id(),
    candidateId: ofCandidate(),
    year: integer("year").notNull(),
    currency: text("currency", { enum: CURRENCIES }).notNull(),
    equityMinor: integer("equity_minor"),
    resultMinor: integer("result_minor"),
    totalAssetsMinor: integer("total_assets_minor"),
    revenueMinor: integer("revenue_minor"),
    shareCapitalMinor: integer("share_capital_minor"),
    employees: integer("employees"),
    source: text("source", { enum: ["typed", "file", "register"] }).notNull(),
    sourceNote: text("source_note").notNull().default(""),
    sourceDate: text("source_date"),
    edition: edition(),
  },
  (table) => [
    uniqueIndex("financial_year_once").on(table.candidateId, table.year),
    oneOf("financial_year_currency_known", table.currency, CURRENCIES),
    oneOf("financial_year_source_known", table.source, ["typed", "file", "register"]),
    within("financial_year_range", table.year, 1900, 2200),
    wholeMoney("financial_year_equity_money", table.equityMinor, -MAX_ACCOUNT_MINOR, MAX_ACCOUNT_MINOR),
    wholeMoney("financial_year_result_money", table.resultMinor, -MAX_ACCOUNT_MINOR, MAX_ACCOUNT_MINOR),
    wholeMoney("financial_year_assets_money", table.totalAssetsMinor, 0, MAX_ACCOUNT_MINOR),
    wholeMoney("financial_year_revenue_money", table.revenueMinor, -MAX_ACCOUNT_MINOR, MAX_ACCOUNT_MINOR),
    wholeMoney("financial_year_capital_money", table.shareCapitalMinor, 0, MAX_ACCOUNT_MINOR),
    within("financial_year_employees_range", table.employees, 0, 10_000_000),
  ],
);

/** An auditor's report or certificate, with its dates. */
export const assuranceReport = sqliteTable(
  "assurance_report",
  {
    id: id(),
    candidateId: ofCandidate(),
    standard: text("standard", { enum: ASSURANCE_STANDARDS }).notNull(),
    type: text("type", { enum: ["I", "II"] }),
    auditor: text("auditor").notNull().default(""),
    date: text("date"),
    periodStart: text("period_start"),
    periodEnd: text("period_end"),
    services: text("services").notNull().default(""),
    sites: text("sites").notNull().default(""),
    qualified: integer("qualified", { mode: "boolean" }).notNull().default(false),
    exceptions: text("exceptions").notNull().default(""),
    subservice: text("subservice", { enum: ["carve_out", "inclusive", "not_stated"] })
      .notNull()
      .default("not_stated"),
    bridgeLetterDate: text("bridge_letter_date"),
    source: text("source").notNull().default(""),
    sourceDate: text("source_date"),
    edition: edition(),
  },
  (table) => [
    index("assurance_report_candidate").on(table.candidateId),
    oneOf("assurance_report_standard_known", table.standard, ASSURANCE_STANDARDS),
    oneOf("assurance_report_type_known", table.type, ["I", "II"]),
    oneOf("assurance_report_subservice_known", table.subservice, ["carve_out", "inclusive", "not_stated"]),
  ],
);

/** One capability of a partner type: claimed, verified (how) or absent. No row = not looked at. */
export const candidateCapability = sqliteTable(
  "candidate_capability",
  {
    id: id(),
    candidateId: ofCandidate(),
    capability: text("capability").notNull(),
    state: text("state", { enum: ["claimed", "verified", "absent"] }).notNull(),
    how: text("how").notNull().default(""),
    date: text("date"),
    edition: edition(),
  },
  (table) => [
    uniqueIndex("candidate_capability_once").on(table.candidateId, table.capability),
    oneOf("candidate_capability_state_known", table.state, ["claimed", "verified", "absent"]),
  ],
);

/** A customer of the candidate's and what that customer said. */
export const candidateReference = sqliteTable(
  "candidate_reference",
  {
    id: id(),
    candidateId: ofCandidate(),
    customer: text("customer").notNull(),
    contact: text("contact").notNull().default(""),
    foundBy: text("found_by", { enum: ["buyer", "vendor"] }).notNull(),
    similarSize: integer("similar_size", { mode: "boolean" }),
    similarIndustry: integer("similar_industry", { mode: "boolean" }),
    similarSystems: integer("similar_systems", { mode: "boolean" }),
    calledBy: text("called_by").notNull().default(""),
    /** The participant who makes the call and may write its answers down; no foreign key, as colleagues come and go. */
    callerId: text("caller_id"),
    calledOn: text("called_on"),
    rating: integer("rating"),
    edition: edition(),
  },
  (table) => [
    index("candidate_reference_candidate").on(table.candidateId),
    oneOf("candidate_reference_found_known", table.foundBy, ["buyer", "vendor"]),
    within("candidate_reference_rating_range", table.rating, 1, 5),
  ],
);

/** One answer of a reference to one of the questions that all references are asked. */
export const referenceAnswer = sqliteTable(
  "reference_answer",
  {
    id: id(),
    referenceId: text("reference_id")
      .notNull()
      .references(() => candidateReference.id, { onDelete: "cascade" }),
    question: text("question").notNull(),
    answer: text("answer").notNull(),
  },
  (table) => [uniqueIndex("reference_answer_once").on(table.referenceId, table.question)],
);
