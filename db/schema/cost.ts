import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { MAX_PRICE_MINOR } from "@/lib/domain/money";
import { PERIODS } from "@/lib/domain/offer";
import { OWN_COST_KINDS } from "@/lib/domain/own-cost";
import { DRIVERS, SELECTION_LIMITS } from "@/lib/domain/selection";
import { edition, id, oneOf, position, wholeMoney, within } from "./columns";
import { catalogueLine } from "./offer";
import { selection } from "./selection";

const ofSelection = () =>
  text("selection_id")
    .notNull()
    .references(() => selection.id, { onDelete: "cascade" });

/** What IT costs the buyer itself, in the selection's currency: today, and for following up a partner. */
export const ownCost = sqliteTable(
  "own_cost",
  {
    id: id(),
    selectionId: ofSelection(),
    kind: text("kind", { enum: OWN_COST_KINDS }).notNull(),
    name: text("name").notNull(),
    amountMinor: integer("amount_minor").notNull(),
    period: text("period", { enum: PERIODS }).notNull(),
    source: text("source").notNull().default(""),
    sourceDate: text("source_date"),
    position: position(),
    edition: edition(),
  },
  (table) => [
    index("own_cost_selection").on(table.selectionId, table.position),
    oneOf("own_cost_kind_known", table.kind, OWN_COST_KINDS),
    oneOf("own_cost_period_known", table.period, PERIODS),
    wholeMoney("own_cost_amount_money", table.amountMinor, 0, MAX_PRICE_MINOR),
  ],
);

/** One thing of the basket of additions that every candidate's price list is asked about. */
export const basketItem = sqliteTable(
  "basket_item",
  {
    id: id(),
    selectionId: ofSelection(),
    /** The catalogue line it is more of; null = found in price lists by its name. */
    lineId: text("line_id").references(() => catalogueLine.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    driver: text("driver", { enum: DRIVERS }).notNull(),
    period: text("period", { enum: PERIODS }).notNull(),
    quantityMilli: integer("quantity_milli").notNull(),
    position: position(),
    edition: edition(),
  },
  (table) => [
    index("basket_item_selection").on(table.selectionId, table.position),
    index("basket_item_line").on(table.lineId),
    oneOf("basket_item_driver_known", table.driver, DRIVERS),
    oneOf("basket_item_period_known", table.period, PERIODS),
    within("basket_item_quantity_range", table.quantityMilli, 0, SELECTION_LIMITS.quantityMaxMilli),
  ],
);
