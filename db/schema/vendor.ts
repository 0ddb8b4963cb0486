import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, edition, id, within } from "./columns";
import { organisation } from "./organisation";

/** The organisation's directory of companies. */
export const vendor = sqliteTable(
  "vendor",
  {
    id: id(),
    organisationId: text("organisation_id")
      .notNull()
      .references(() => organisation.id, { onDelete: "cascade" }),
    legalName: text("legal_name").notNull(),
    country: text("country").notNull(),
    registrationNumber: text("registration_number").notNull().default(""),
    employees: integer("employees"),
    website: text("website").notNull().default(""),
    notes: text("notes").notNull().default(""),
    edition: edition(),
    createdAt: at("created_at"),
    updatedAt: at("updated_at"),
  },
  (table) => [
    index("vendor_organisation").on(table.organisationId, table.legalName),
    within("vendor_employees_range", table.employees, 0, 10_000_000),
  ],
);
