import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { at, edition, id, within } from "./columns";
import { selection } from "./selection";

/** A round of negotiation: candidates may revise their offers until it is closed. */
export const offerRound = sqliteTable(
  "offer_round",
  {
    id: id(),
    selectionId: text("selection_id")
      .notNull()
      .references(() => selection.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    /** What candidates are asked to improve. */
    message: text("message").notNull().default(""),
    /** ISO timestamp by the server's clock; null = none. */
    deadline: text("deadline"),
    /** Asks for best and final offers: after it no candidate revises. */
    isFinal: integer("is_final", { mode: "boolean" }).notNull().default(false),
    openedBy: text("opened_by").notNull(),
    closedAt: text("closed_at"),
    closedBy: text("closed_by").notNull().default(""),
    edition: edition(),
    createdAt: at("created_at"),
  },
  (table) => [
    uniqueIndex("offer_round_once").on(table.selectionId, table.number),
    within("offer_round_number_range", table.number, 1, 100),
  ],
);
