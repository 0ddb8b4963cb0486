import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { PARTICIPANT_ROLES } from "@/lib/domain/criterion";
import { CURRENCIES, MAX_MINOR } from "@/lib/domain/money";
import {
  ESTABLISHMENT_TYPES,
  PHASES,
  PRICE_FORMULAS,
  SELECTION_LIMITS,
  TIE_BREAKS,
} from "@/lib/domain/selection";
import { TEMPLATES } from "@/lib/domain/selection-template";
import { user } from "./auth";
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

/** A colleague in one selection. Scores belong to participants, not to accounts. */
export const participant = sqliteTable(
  "participant",
  {
    id: id(),
    selectionId: text("selection_id")
      .notNull()
      .references(() => selection.id, { onDelete: "cascade" }),
    userId: text("user_id").references(() => user.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    role: text("role", { enum: PARTICIPANT_ROLES }).notNull(),
    createdAt: at("created_at"),
  },
  (table) => [
    uniqueIndex("participant_once").on(table.selectionId, table.userId),
    index("participant_user").on(table.userId),
    oneOf("participant_role_known", table.role, PARTICIPANT_ROLES),
  ],
);

/** Dated rates typed by the lead: millionths of the selection's currency for one unit. */
export const exchangeRate = sqliteTable(
  "exchange_rate",
  {
    id: id(),
    selectionId: text("selection_id")
      .notNull()
      .references(() => selection.id, { onDelete: "cascade" }),
    currency: text("currency", { enum: CURRENCIES }).notNull(),
    rateMillionths: integer("rate_millionths").notNull(),
    date: text("date").notNull(),
    edition: edition(),
  },
  (table) => [
    uniqueIndex("exchange_rate_once").on(table.selectionId, table.currency),
    oneOf("exchange_rate_currency_known", table.currency, CURRENCIES),
    within("exchange_rate_range", table.rateMillionths, 1, 100_000_000),
  ],
);
