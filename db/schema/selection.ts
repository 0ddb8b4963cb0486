import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CURRENCIES, MAX_MINOR } from "@/lib/domain/money";
import {
  ESTABLISHMENT_TYPES,
  PHASES,
  PRICE_FORMULAS,
  SCORER_NAMES,
  SEALINGS,
  SELECTION_LIMITS,
  TIE_BREAKS,
} from "@/lib/domain/selection";
import { TEMPLATES } from "@/lib/domain/selection-template";
import { at, edition, id, oneOf, wholeMoney, within } from "./columns";
import { organisation } from "./organisation";

/** One process of choosing an IT partner. `revision` counts every write in it; caches are keyed by it. */
export const selection = sqliteTable(
  "selection",
  {
    id: id(),
    organisationId: text("organisation_id")
      .notNull()
      .references(() => organisation.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    template: text("template", { enum: TEMPLATES }).notNull(),
    currency: text("currency", { enum: CURRENCIES }).notNull(),
    horizonMonths: integer("horizon_months").notNull(),
    targetType: integer("target_type").notNull(),
    wantedPartnerType: integer("wanted_partner_type"),
    usersMilli: integer("users_milli"),
    serversMilli: integer("servers_milli"),
    gbMilli: integer("gb_milli"),
    devicesMilli: integer("devices_milli"),
    discountBasisPoints: integer("discount_basis_points").notNull().default(0),
    phase: text("phase", { enum: PHASES }).notNull().default("prepare"),
    priceFormula: text("price_formula", { enum: PRICE_FORMULAS }).notNull().default("proportional"),
    priceShareTenths: integer("price_share_tenths").notNull(),
    slopeHundredths: integer("slope_hundredths").notNull().default(100),
    lowBoundMinor: integer("low_bound_minor"),
    highBoundMinor: integer("high_bound_minor"),
    qualityValueMinor: integer("quality_value_minor"),
    tieBreak: text("tie_break", { enum: TIE_BREAKS }).notNull().default("shared"),
    /** `sealed`: prices are stored encrypted and shown to nobody until they are opened. */
    sealing: text("sealing", { enum: SEALINGS }).notNull().default("none"),
    /** Whether the panel sees who gave which score; chosen before the first one. */
    scorerNames: text("scorer_names", { enum: SCORER_NAMES }).notNull().default("shown"),
    /** Day by whose end everybody should have scored. */
    scoringDeadline: text("scoring_deadline"),
    scoringClosedAt: text("scoring_closed_at"),
    scoringClosedBy: text("scoring_closed_by"),
    /** Why scoring was closed with scores missing; empty when none was. */
    scoringWaivedReason: text("scoring_waived_reason").notNull().default(""),
    modelLockedAt: text("model_locked_at"),
    modelLockedBy: text("model_locked_by"),
    /** The participant who must confirm the opening of prices; null = nobody. */
    openingConfirmerId: text("opening_confirmer_id"),
    openingRequestedAt: text("opening_requested_at"),
    openingRequestedBy: text("opening_requested_by"),
    pricesOpenedAt: text("prices_opened_at"),
    pricesOpenedBy: text("prices_opened_by"),
    revision: integer("revision").notNull().default(1),
    edition: edition(),
    createdAt: at("created_at"),
    updatedAt: at("updated_at"),
  },
  (table) => [
    index("selection_organisation").on(table.organisationId, table.updatedAt),
    oneOf("selection_template_known", table.template, TEMPLATES),
    oneOf("selection_currency_known", table.currency, CURRENCIES),
    oneOf("selection_target_known", table.targetType, ESTABLISHMENT_TYPES),
    oneOf("selection_wanted_known", table.wantedPartnerType, [1, 2, 3]),
    oneOf("selection_phase_known", table.phase, PHASES),
    oneOf("selection_formula_known", table.priceFormula, PRICE_FORMULAS),
    oneOf("selection_tie_break_known", table.tieBreak, TIE_BREAKS),
    oneOf("selection_sealing_known", table.sealing, SEALINGS),
    oneOf("selection_scorer_names_known", table.scorerNames, SCORER_NAMES),
    within(
      "selection_horizon_range",
      table.horizonMonths,
      SELECTION_LIMITS.horizonMin,
      SELECTION_LIMITS.horizonMax,
    ),
    within("selection_discount_range", table.discountBasisPoints, 0, SELECTION_LIMITS.discountMaxBasisPoints),
    within("selection_price_share_range", table.priceShareTenths, 0, 1000),
    within("selection_slope_range", table.slopeHundredths, 1, 10_000),
    within("selection_users_range", table.usersMilli, 0, SELECTION_LIMITS.quantityMaxMilli),
    within("selection_servers_range", table.serversMilli, 0, SELECTION_LIMITS.quantityMaxMilli),
    within("selection_gb_range", table.gbMilli, 0, SELECTION_LIMITS.quantityMaxMilli),
    within("selection_devices_range", table.devicesMilli, 0, SELECTION_LIMITS.quantityMaxMilli),
    wholeMoney("selection_low_bound_money", table.lowBoundMinor, 0, MAX_MINOR),
    wholeMoney("selection_high_bound_money", table.highBoundMinor, 0, MAX_MINOR),
    wholeMoney("selection_quality_value_money", table.qualityValueMinor, 0, MAX_MINOR),
  ],
);

const ofSelection = () =>
  text("selection_id")
    .notNull()
    .references(() => selection.id, { onDelete: "cascade" });

/** Every time the locked scoring model was opened again after prices were, and why: the decision memo prints it. */
export const modelReopening = sqliteTable(
  "model_reopening",
  {
    id: id(),
    selectionId: ofSelection(),
    at: at("at"),
    by: text("by").notNull(),
    reason: text("reason").notNull(),
  },
  (table) => [index("model_reopening_selection").on(table.selectionId, table.at)],
);

/** The key that a selection's prices are sealed with, itself encrypted with a key that is not in the database. */
export const selectionKey = sqliteTable("selection_key", {
  selectionId: text("selection_id")
    .primaryKey()
    .references(() => selection.id, { onDelete: "cascade" }),
  wrappedKey: text("wrapped_key").notNull(),
  createdAt: at("created_at"),
});

/** Dated rates typed by the lead: millionths of the selection's currency for one unit. */
export const exchangeRate = sqliteTable(
  "exchange_rate",
  {
    id: id(),
    selectionId: ofSelection(),
    currency: text("currency", { enum: CURRENCIES }).notNull(),
    rateMillionths: integer("rate_millionths").notNull(),
    date: text("date").notNull(),
    edition: edition(),
  },
  (table) => [
    uniqueIndex("exchange_rate_dated_once").on(table.selectionId, table.currency, table.date),
    oneOf("exchange_rate_currency_known", table.currency, CURRENCIES),
    within("exchange_rate_range", table.rateMillionths, 1, 100_000_000),
  ],
);
