import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { MAIL_KINDS, MAIL_STATES } from "@/lib/domain/mail";
import { at, id, oneOf } from "./columns";

/** Mail waiting to be sent, and what became of it. Sent once, by whichever server takes it. */
export const mailMessage = sqliteTable(
  "mail_message",
  {
    id: id(),
    organisationId: text("organisation_id").notNull(),
    selectionId: text("selection_id"),
    participantId: text("participant_id"),
    kind: text("kind", { enum: MAIL_KINDS }).notNull(),
    toAddress: text("to_address").notNull(),
    /** Subject, text and HTML, encrypted: they hold personal links. Emptied once sent or cancelled, and some days after it was given up. */
    sealedContent: text("sealed_content").notNull(),
    state: text("state", { enum: MAIL_STATES }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: at("next_attempt_at"),
    /** Until then one server is sending it; after that another may take it. */
    leasedUntil: text("leased_until"),
    lastError: text("last_error").notNull().default(""),
    sentAt: text("sent_at"),
    createdAt: at("created_at"),
  },
  (table) => [
    index("mail_message_due").on(table.state, table.nextAttemptAt),
    index("mail_message_participant").on(table.participantId, table.createdAt),
    index("mail_message_selection").on(table.selectionId, table.createdAt),
    oneOf("mail_message_kind_known", table.kind, MAIL_KINDS),
    oneOf("mail_message_state_known", table.state, MAIL_STATES),
  ],
);
