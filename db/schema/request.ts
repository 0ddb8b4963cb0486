import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { DRAFT_SOURCES, DRAFT_STATES, POINT_KINDS, QUESTION_DIRECTIONS } from "@/lib/domain/request";
import { REQUIREMENT_ANSWERS } from "@/lib/domain/requirements";
import { candidate } from "./candidate";
import { at, edition, id, oneOf, position, within } from "./columns";
import { catalogueLine, offerVersion } from "./offer";
import { requirement } from "./scoring";
import { selection } from "./selection";
import { vendor } from "./vendor";

const ofSelection = () =>
  text("selection_id")
    .notNull()
    .references(() => selection.id, { onDelete: "cascade" });
const ofCandidate = () =>
  text("candidate_id")
    .notNull()
    .references(() => candidate.id, { onDelete: "cascade" });
const ofVersion = () =>
  text("offer_version_id")
    .notNull()
    .references(() => offerVersion.id, { onDelete: "cascade" });

/** What all candidates are asked, in numbered editions: a workbook that comes back says which one it answers. */
export const offerRequest = sqliteTable(
  "offer_request",
  {
    id: id(),
    selectionId: ofSelection(),
    number: integer("number").notNull(),
    /** ISO timestamp; the server's clock decides what is late. Null = none. */
    deadline: text("deadline"),
    message: text("message").notNull().default(""),
    /** Vendors see the weights of the criterion groups. */
    weightsShown: integer("weights_shown", { mode: "boolean" }).notNull().default(false),
    /** SHA-256 of what is asked: lines, quantities, requirements, points. Another one now = a new number is due. */
    contentHash: text("content_hash").notNull(),
    /** What is asked, as JSON, so that an answer to an old number can still be read. */
    content: text("content").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
  },
  (table) => [
    uniqueIndex("offer_request_once").on(table.selectionId, table.number),
    within("offer_request_number_range", table.number, 1, 10_000),
  ],
);

/** A contract point, or a question of the buyer's own, that every candidate answers in words. */
export const requestPoint = sqliteTable(
  "request_point",
  {
    id: id(),
    selectionId: ofSelection(),
    kind: text("kind", { enum: POINT_KINDS }).notNull(),
    templateKey: text("template_key"),
    name: text("name").notNull(),
    help: text("help").notNull().default(""),
    position: position(),
    edition: edition(),
  },
  (table) => [
    index("request_point_selection").on(table.selectionId, table.position),
    oneOf("request_point_kind_known", table.kind, POINT_KINDS),
  ],
);

/** What one version of an offer answers to a point. */
export const pointAnswer = sqliteTable(
  "point_answer",
  {
    id: id(),
    offerVersionId: ofVersion(),
    pointId: text("point_id")
      .notNull()
      .references(() => requestPoint.id, { onDelete: "cascade" }),
    text: text("text").notNull().default(""),
    /** Encrypted while prices are sealed: the text, which may name prices. */
    sealed: text("sealed"),
  },
  (table) => [
    uniqueIndex("point_answer_once").on(table.offerVersionId, table.pointId),
    index("point_answer_point").on(table.pointId),
  ],
);

/** What one version of an offer answers to a requirement, in the vendor's own words. */
export const requirementReply = sqliteTable(
  "requirement_reply",
  {
    id: id(),
    offerVersionId: ofVersion(),
    requirementId: text("requirement_id")
      .notNull()
      .references(() => requirement.id, { onDelete: "cascade" }),
    answer: text("answer", { enum: REQUIREMENT_ANSWERS }).notNull(),
    note: text("note").notNull().default(""),
    /** Encrypted while prices are sealed: the note, which may name prices. */
    sealed: text("sealed"),
  },
  (table) => [
    uniqueIndex("requirement_reply_once").on(table.offerVersionId, table.requirementId),
    index("requirement_reply_requirement").on(table.requirementId),
    oneOf("requirement_reply_answer_known", table.answer, REQUIREMENT_ANSWERS),
  ],
);

/**
 * An answer that is not an offer yet: what a vendor has typed on its page so far, or what was read from a workbook and
 * waits to be looked at.
 */
export const offerDraft = sqliteTable(
  "offer_draft",
  {
    id: id(),
    candidateId: ofCandidate(),
    variant: text("variant").notNull().default(""),
    source: text("source", { enum: DRAFT_SOURCES }).notNull(),
    state: text("state", { enum: DRAFT_STATES }).notNull(),
    /** The participant whose it is: the vendor's contact, or who uploaded it. */
    participantId: text("participant_id").notNull(),
    createdBy: text("created_by").notNull(),
    /** The answer as JSON (`OfferAnswer`); encrypted with the selection's key while prices are sealed. */
    content: text("content").notNull(),
    isSealed: integer("is_sealed", { mode: "boolean" }).notNull(),
    /** What was found while reading, as JSON, without any amount. */
    findings: text("findings").notNull().default("[]"),
    fileName: text("file_name").notNull().default(""),
    fileHash: text("file_hash"),
    requestNumber: integer("request_number"),
    submittedAt: text("submitted_at"),
    late: integer("late", { mode: "boolean" }).notNull().default(false),
    contentHash: text("content_hash"),
    /** The version that was made of it. */
    offerVersionId: text("offer_version_id").references(() => offerVersion.id, { onDelete: "set null" }),
    edition: edition(),
    createdAt: at("created_at"),
    updatedAt: at("updated_at"),
  },
  (table) => [
    index("offer_draft_candidate").on(table.candidateId, table.state),
    index("offer_draft_file").on(table.fileHash),
    oneOf("offer_draft_source_known", table.source, DRAFT_SOURCES),
    oneOf("offer_draft_state_known", table.state, DRAFT_STATES),
  ],
);

/** A question from a vendor, whose answer goes to all, or from us to one vendor. */
export const vendorQuestion = sqliteTable(
  "vendor_question",
  {
    id: id(),
    selectionId: ofSelection(),
    direction: text("direction", { enum: QUESTION_DIRECTIONS }).notNull(),
    /** Who asks, or who is asked. Never told to another candidate. */
    candidateId: ofCandidate(),
    /** The line it is about. */
    lineId: text("line_id").references(() => catalogueLine.id, { onDelete: "set null" }),
    /** As it was asked; a lead may reword a vendor's before all see it. */
    text: text("text").notNull(),
    publishedText: text("published_text").notNull().default(""),
    askedBy: text("asked_by").notNull(),
    answer: text("answer").notNull().default(""),
    answeredBy: text("answered_by").notNull().default(""),
    answeredAt: text("answered_at"),
    edition: edition(),
    createdAt: at("created_at"),
  },
  (table) => [
    index("vendor_question_selection").on(table.selectionId, table.createdAt),
    index("vendor_question_candidate").on(table.candidateId),
    oneOf("vendor_question_direction_known", table.direction, QUESTION_DIRECTIONS),
    check("vendor_question_answered", sql`(${table.answeredAt} is null) = (${table.answer} = '')`),
  ],
);

/** The lines a question to a vendor asks about, when it asks about several gaps at once. */
export const vendorQuestionLine = sqliteTable(
  "vendor_question_line",
  {
    id: id(),
    questionId: text("question_id")
      .notNull()
      .references(() => vendorQuestion.id, { onDelete: "cascade" }),
    lineId: text("line_id")
      .notNull()
      .references(() => catalogueLine.id, { onDelete: "cascade" }),
  },
  (table) => [
    uniqueIndex("vendor_question_line_once").on(table.questionId, table.lineId),
    index("vendor_question_line_line").on(table.lineId),
  ],
);

/** How one vendor's own workbook is laid out: mapped by hand once, used again the next time. */
export const columnMapping = sqliteTable(
  "column_mapping",
  {
    id: id(),
    vendorId: text("vendor_id")
      .notNull()
      .references(() => vendor.id, { onDelete: "cascade" }),
    /** Of the header row it fits. */
    signature: text("signature").notNull(),
    /** Which column holds what, as JSON. */
    content: text("content").notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: at("updated_at"),
    edition: edition(),
  },
  (table) => [uniqueIndex("column_mapping_once").on(table.vendorId, table.signature)],
);
