import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ORGANISATION_ROLES } from "@/lib/domain/policy";
import { user } from "./auth";
import { at, edition, id, oneOf } from "./columns";

/** The buyer. Everything else belongs to one organisation. */
export const organisation = sqliteTable("organisation", {
  id: id(),
  name: text("name").notNull(),
  /** True for the organisation that the sample is loaded into. */
  isSample: integer("is_sample", { mode: "boolean" }).notNull().default(false),
  edition: edition(),
  createdAt: at("created_at"),
});

export const member = sqliteTable(
  "member",
  {
    id: id(),
    organisationId: text("organisation_id")
      .notNull()
      .references(() => organisation.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    role: text("role", { enum: ORGANISATION_ROLES }).notNull(),
    createdAt: at("created_at"),
  },
  (table) => [
    uniqueIndex("member_once").on(table.organisationId, table.userId),
    index("member_user").on(table.userId),
    oneOf("member_role_known", table.role, ORGANISATION_ROLES),
  ],
);
