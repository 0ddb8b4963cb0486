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

/**
 * Answers that were given to requests with a number: when the answer was lost on its way and the same request comes
 * again, it is answered from here and not done twice. Kept for a day.
 */
export const requestReceipt = sqliteTable(
  "request_receipt",
  {
    /** SHA-256 of who asked, for what, under which number. */
    id: id(),
    askedBy: text("asked_by").notNull(),
    /** JSON of the value that was answered. */
    answer: text("answer").notNull(),
    answeredAt: at("answered_at"),
  },
  (table) => [index("request_receipt_asker").on(table.askedBy, table.answeredAt)],
);
