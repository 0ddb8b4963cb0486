import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { at, id } from "./columns";

/**
 * Append-only record of every write. Rows of one organisation form a chain: each carries the hash of the one before,
 * so a changed or removed row shows. No foreign keys: the record outlives what it tells of.
 */
export const auditEvent = sqliteTable(
  "audit_event",
  {
    id: id(),
    organisationId: text("organisation_id").notNull(),
    selectionId: text("selection_id"),
    sequence: integer("sequence").notNull(),
    at: at("at"),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    subjectId: text("subject_id").notNull(),
    /** JSON of what the row said before and after; null where there was nothing. */
    before: text("before"),
    after: text("after"),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    uniqueIndex("audit_event_sequence").on(table.organisationId, table.sequence),
    index("audit_event_selection").on(table.selectionId, table.sequence),
  ],
);

/** One row that the health check reads and writes. */
export const heartbeat = sqliteTable("heartbeat", { id: id(), at: at("at") });

/** Facts about this installation: the one-time setup code's hash and the like. */
export const installation = sqliteTable("installation", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
});
