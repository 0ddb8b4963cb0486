import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CURRENCIES, MAX_MINOR, MAX_PRICE_MINOR } from "@/lib/domain/money";
import {
  CELL_STATES,
  LINE_KINDS,
  LINE_SCOPES,
  OFFER_CHANNELS,
  PERIODS,
  PLUG_SOURCES,
} from "@/lib/domain/offer";
import { DRIVERS, ESTABLISHMENT_STAGES, SELECTION_LIMITS } from "@/lib/domain/selection";
import { candidate } from "./candidate";
import { at, edition, id, oneOf, position, wholeMoney, within } from "./columns";
import { offerRound } from "./negotiation";
import { selection } from "./selection";

/** The service catalogue: services, establishment pieces and exit assistance. */
export const catalogueLine = sqliteTable(
  "catalogue_line",
  {
    id: id(),
    selectionId: text("selection_id")
      .notNull()
      .references(() => selection.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: LINE_KINDS }).notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    category: text("category").notNull().default(""),
    templateKey: text("template_key"),
    stage: text("stage", { enum: ESTABLISHMENT_STAGES }),
    driver: text("driver", { enum: DRIVERS }).notNull(),
    scope: text("scope", { enum: LINE_SCOPES }).notNull(),
    position: position(),
    edition: edition(),
  },
  (table) => [
    index("catalogue_line_selection").on(table.selectionId, table.position),
    oneOf("catalogue_line_kind_known", table.kind, LINE_KINDS),
    oneOf("catalogue_line_stage_known", table.stage, ESTABLISHMENT_STAGES),
    oneOf("catalogue_line_driver_known", table.driver, DRIVERS),
    oneOf("catalogue_line_scope_known", table.scope, LINE_SCOPES),
    check(
      "catalogue_line_stage_of_piece",
      sql`(${table.kind} = 'establishment') = (${table.stage} is not null)`,
    ),
  ],
);

/** A candidate's priced answer; its versions are revisions of it. */
export const offer = sqliteTable(
  "offer",
  {
    id: id(),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => candidate.id, { onDelete: "cascade" }),
    currency: text("currency", { enum: CURRENCIES }).notNull(),
    /** Name of an alternative the candidate offers beside its main offer; empty = the main offer. */
    variant: text("variant").notNull().default(""),
    /** Whether a variant stands as a column of its own in the comparison. The main offer always does. */
    variantShown: integer("variant_shown", { mode: "boolean" }).notNull().default(true),
    edition: edition(),
    createdAt: at("created_at"),
  },
  (table) => [
    uniqueIndex("offer_once").on(table.candidateId, table.variant),
    oneOf("offer_currency_known", table.currency, CURRENCIES),
  ],
);

/** A numbered revision of an offer; the highest number that is not withdrawn is the current one. */
export const offerVersion = sqliteTable(
  "offer_version",
  {
    id: id(),
    offerId: text("offer_id")
      .notNull()
      .references(() => offer.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    receivedOn: text("received_on"),
    validUntil: text("valid_until"),
    indexBasisPoints: integer("index_basis_points").notNull().default(0),
    indexAfterMonths: integer("index_after_months").notNull().default(12),
    statedTotalMinor: integer("stated_total_minor"),
    source: text("source").notNull().default(""),
    /** Months over which establishment is paid instead of at the start; null = at the start. */
    financedMonths: integer("financed_months"),
    /** Yearly interest on financed establishment. */
    financeBasisPoints: integer("finance_basis_points").notNull().default(0),
    /** Encrypted while prices are sealed: the yearly rise, the stated total, the source and the financing. */
    sealed: text("sealed"),
    /** How it came in. */
    channel: text("channel", { enum: OFFER_CHANNELS }).notNull().default("typed"),
    /** Who made it: a participant's name, or the vendor's contact. */
    createdBy: text("created_by").notNull().default(""),
    /** When the vendor submitted it, by the server's clock; null when it was typed. */
    submittedAt: text("submitted_at"),
    /** Submitted after the deadline, and let in by the lead. */
    late: integer("late", { mode: "boolean" }).notNull().default(false),
    /** SHA-256 of what was submitted, as it stands on the vendor's receipt. */
    contentHash: text("content_hash"),
    /** SHA-256 of the file it was read from. */
    fileHash: text("file_hash"),
    /** Which number of the request it answers; null when it answers none. */
    requestNumber: integer("request_number"),
    /** The negotiation round it was made in. */
    roundId: text("round_id").references(() => offerRound.id, { onDelete: "set null" }),
    /** The candidate's best and final offer. */
    isFinal: integer("is_final", { mode: "boolean" }).notNull().default(false),
    withdrawnAt: text("withdrawn_at"),
    withdrawnBy: text("withdrawn_by").notNull().default(""),
    withdrawnReason: text("withdrawn_reason").notNull().default(""),
    edition: edition(),
    createdAt: at("created_at"),
  },
  (table) => [
    uniqueIndex("offer_version_once").on(table.offerId, table.number),
    oneOf("offer_version_channel_known", table.channel, OFFER_CHANNELS),
    within("offer_version_financed_range", table.financedMonths, 1, 84),
    within("offer_version_finance_rate_range", table.financeBasisPoints, 0, 5_000),
    within("offer_version_number_range", table.number, 1, 10_000),
    within("offer_version_index_range", table.indexBasisPoints, 0, 2_500),
    within("offer_version_index_after_range", table.indexAfterMonths, 1, 84),
    wholeMoney("offer_version_stated_money", table.statedTotalMinor, 0, MAX_MINOR),
  ],
);

const ofVersion = () =>
  text("offer_version_id")
    .notNull()
    .references(() => offerVersion.id, { onDelete: "cascade" });

/** One price over several establishment pieces. */
export const offerBundle = sqliteTable(
  "offer_bundle",
  {
    id: id(),
    offerVersionId: ofVersion(),
    name: text("name").notNull(),
    amountMinor: integer("amount_minor"),
    splitNote: text("split_note").notNull().default(""),
    /** Encrypted while prices are sealed: the amount, its split and the note. */
    sealed: text("sealed"),
    edition: edition(),
  },
  (table) => [
    index("offer_bundle_version").on(table.offerVersionId),
    check("offer_bundle_amount_or_seal", sql`(${table.amountMinor} is null) = (${table.sealed} is not null)`),
    wholeMoney("offer_bundle_amount_money", table.amountMinor, 0, MAX_PRICE_MINOR),
  ],
);

/** The buyer's split of a bundle over its pieces. */
export const bundleSplit = sqliteTable(
  "bundle_split",
  {
    id: id(),
    bundleId: text("bundle_id")
      .notNull()
      .references(() => offerBundle.id, { onDelete: "cascade" }),
    lineId: text("line_id")
      .notNull()
      .references(() => catalogueLine.id, { onDelete: "cascade" }),
    amountMinor: integer("amount_minor").notNull(),
  },
  (table) => [
    uniqueIndex("bundle_split_once").on(table.bundleId, table.lineId),
    wholeMoney("bundle_split_amount_money", table.amountMinor, 0, MAX_PRICE_MINOR),
  ],
);

/** One cell of an offer. No row = unanswered. A line with answers cannot be deleted from under them. */
export const offerLine = sqliteTable(
  "offer_line",
  {
    id: id(),
    offerVersionId: ofVersion(),
    lineId: text("line_id")
      .notNull()
      .references(() => catalogueLine.id, { onDelete: "no action" }),
    state: text("state", { enum: CELL_STATES }).notNull(),
    unitPriceMinor: integer("unit_price_minor"),
    driver: text("driver", { enum: DRIVERS }),
    quantityMilli: integer("quantity_milli"),
    period: text("period", { enum: PERIODS }),
    minimumMilli: integer("minimum_milli"),
    includedInLineId: text("included_in_line_id").references(() => catalogueLine.id, {
      onDelete: "no action",
    }),
    bundleId: text("bundle_id").references(() => offerBundle.id, { onDelete: "no action" }),
    note: text("note").notNull().default(""),
    updatedAt: at("updated_at"),
    updatedBy: text("updated_by").notNull().default(""),
    /** Encrypted while prices are sealed: amount, quantity, minimum, tiers and note. */
    sealed: text("sealed"),
    edition: edition(),
  },
  (table) => [
    uniqueIndex("offer_line_once").on(table.offerVersionId, table.lineId),
    index("offer_line_line").on(table.lineId),
    index("offer_line_bundle").on(table.bundleId),
    oneOf("offer_line_state_known", table.state, CELL_STATES),
    oneOf("offer_line_driver_known", table.driver, DRIVERS),
    oneOf("offer_line_period_known", table.period, PERIODS),
    wholeMoney("offer_line_price_money", table.unitPriceMinor, 0, MAX_PRICE_MINOR),
    within("offer_line_quantity_range", table.quantityMilli, 0, SELECTION_LIMITS.quantityMaxMilli),
    within("offer_line_minimum_range", table.minimumMilli, 0, SELECTION_LIMITS.quantityMaxMilli),
    check(
      "offer_line_one_state",
      sql`(${table.state} = 'priced') = ((${table.unitPriceMinor} is not null or ${table.sealed} is not null) and ${table.driver} is not null and ${table.period} is not null) and (${table.state} = 'included') = (${table.includedInLineId} is not null) and (${table.state} = 'bundled') = (${table.bundleId} is not null)`,
    ),
  ],
);

/** From this quantity on, another unit price. */
export const offerLineTier = sqliteTable(
  "offer_line_tier",
  {
    id: id(),
    offerLineId: text("offer_line_id")
      .notNull()
      .references(() => offerLine.id, { onDelete: "cascade" }),
    fromMilli: integer("from_milli").notNull(),
    unitPriceMinor: integer("unit_price_minor").notNull(),
  },
  (table) => [
    uniqueIndex("offer_line_tier_once").on(table.offerLineId, table.fromMilli),
    wholeMoney("offer_line_tier_price_money", table.unitPriceMinor, 0, MAX_PRICE_MINOR),
    within("offer_line_tier_from_range", table.fromMilli, 0, SELECTION_LIMITS.quantityMaxMilli),
  ],
);

/** Unit prices for additions after signing. */
export const priceListItem = sqliteTable(
  "price_list_item",
  {
    id: id(),
    offerVersionId: ofVersion(),
    lineId: text("line_id").references(() => catalogueLine.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    unitPriceMinor: integer("unit_price_minor"),
    driver: text("driver", { enum: DRIVERS }).notNull(),
    period: text("period", { enum: PERIODS }).notNull(),
    position: position(),
    /** Encrypted while prices are sealed: the price. */
    sealed: text("sealed"),
    edition: edition(),
  },
  (table) => [
    index("price_list_item_version").on(table.offerVersionId, table.position),
    check(
      "price_list_item_price_or_seal",
      sql`(${table.unitPriceMinor} is null) = (${table.sealed} is not null)`,
    ),
    wholeMoney("price_list_item_price_money", table.unitPriceMinor, 0, MAX_PRICE_MINOR),
    oneOf("price_list_item_driver_known", table.driver, DRIVERS),
    oneOf("price_list_item_period_known", table.period, PERIODS),
  ],
);

/** The buyer's explicit stand-in for a gap. */
export const plug = sqliteTable(
  "plug",
  {
    id: id(),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => candidate.id, { onDelete: "cascade" }),
    lineId: text("line_id")
      .notNull()
      .references(() => catalogueLine.id, { onDelete: "cascade" }),
    source: text("source", { enum: PLUG_SOURCES }).notNull(),
    lowMinor: integer("low_minor"),
    baseMinor: integer("base_minor"),
    highMinor: integer("high_minor"),
    note: text("note").notNull().default(""),
    madeOn: text("made_on").notNull(),
    madeBy: text("made_by").notNull(),
    edition: edition(),
  },
  (table) => [
    uniqueIndex("plug_once").on(table.candidateId, table.lineId),
    index("plug_line").on(table.lineId),
    oneOf("plug_source_known", table.source, PLUG_SOURCES),
    wholeMoney("plug_low_money", table.lowMinor, 0, MAX_PRICE_MINOR),
    wholeMoney("plug_base_money", table.baseMinor, 0, MAX_PRICE_MINOR),
    wholeMoney("plug_high_money", table.highMinor, 0, MAX_PRICE_MINOR),
    check(
      "plug_estimate_complete",
      sql`(${table.source} = 'estimate') = (${table.baseMinor} is not null and ${table.lowMinor} is not null and ${table.highMinor} is not null)`,
    ),
    check(
      "plug_low_base_high",
      sql`${table.lowMinor} <= ${table.baseMinor} and ${table.baseMinor} <= ${table.highMinor}`,
    ),
  ],
);

/** The buyer's decision to leave a gap open. It takes the place of a plug, and a plug its. */
export const leftGap = sqliteTable(
  "left_gap",
  {
    id: id(),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => candidate.id, { onDelete: "cascade" }),
    lineId: text("line_id")
      .notNull()
      .references(() => catalogueLine.id, { onDelete: "cascade" }),
    reason: text("reason").notNull(),
    leftOn: text("left_on").notNull(),
    leftBy: text("left_by").notNull(),
    edition: edition(),
  },
  (table) => [
    uniqueIndex("left_gap_once").on(table.candidateId, table.lineId),
    index("left_gap_line").on(table.lineId),
    check("left_gap_reason_said", sql`${table.reason} <> ''`),
  ],
);
