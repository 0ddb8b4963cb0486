import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { PART_ROLES } from "@/lib/domain/criterion";
import { LOCALES } from "@/lib/domain/locale";
import { user } from "./auth";
import { candidate } from "./candidate";
import { at, edition, id, oneOf } from "./columns";
import { selection } from "./selection";

/**
 * A colleague in one selection, or a vendor's contact there. Scores belong to participants, not to accounts: most have
 * none. Queries for people name the roles they want.
 */
export const participant = sqliteTable(
  "participant",
  {
    id: id(),
    selectionId: text("selection_id")
      .notNull()
      .references(() => selection.id, { onDelete: "cascade" }),
    userId: text("user_id").references(() => user.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    role: text("role", { enum: PART_ROLES }).notNull(),
    /** The candidate that a vendor's contact answers for; set for the role `vendor` and no other. */
    candidateId: text("candidate_id").references(() => candidate.id, { onDelete: "cascade" }),
    /** In lower case; null for whoever was never invited (the one who made the selection, an imported scorer). */
    email: text("email"),
    locale: text("locale", { enum: LOCALES }).notNull().default("en"),
    /** Types the vendors' prices while they are sealed, and therefore does not evaluate. */
    knowsPrices: integer("knows_prices", { mode: "boolean" }).notNull().default(false),
    /** True: every group, also those made later. False: those in `participant_group`. */
    allGroups: integer("all_groups", { mode: "boolean" }).notNull().default(true),
    /** True: every candidate on the shortlist. False: those in `participant_candidate`. */
    allCandidates: integer("all_candidates", { mode: "boolean" }).notNull().default(true),
    /** When confidentiality was confirmed and conflicts of interest were declared. */
    declaredAt: text("declared_at"),
    remindedAt: text("reminded_at"),
    /** Since when the person is out of the selection; what was scored stays on record but counts for nothing. */
    revokedAt: text("revoked_at"),
    edition: edition(),
    createdAt: at("created_at"),
  },
  (table) => [
    uniqueIndex("participant_once").on(table.selectionId, table.userId),
    uniqueIndex("participant_email_once").on(table.selectionId, table.email),
    index("participant_user").on(table.userId),
    index("participant_candidate_of").on(table.candidateId),
    oneOf("participant_role_known", table.role, PART_ROLES),
    check("participant_vendor_of", sql`(${table.role} = 'vendor') = (${table.candidateId} is not null)`),
    oneOf("participant_locale_known", table.locale, LOCALES),
  ],
);

const ofParticipant = () =>
  text("participant_id")
    .notNull()
    .references(() => participant.id, { onDelete: "cascade" });

/** A personal link into one selection. The link itself is known to its holder alone; here is its hash. */
export const invitation = sqliteTable(
  "invitation",
  {
    id: id(),
    participantId: ofParticipant(),
    tokenHash: text("token_hash").notNull().unique(),
    expiresAt: at("expires_at"),
    /** When it was first opened; from then on another device needs a code or the lead's word. */
    openedAt: text("opened_at"),
    /** Until then one more device may open it: the lead said so. */
    deviceAllowedUntil: text("device_allowed_until"),
    revokedAt: text("revoked_at"),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
  },
  (table) => [index("invitation_participant").on(table.participantId, table.createdAt)],
);

/** A device that opened a personal link. Its cookie is known to the device alone; here is its hash. */
export const guestSession = sqliteTable(
  "guest_session",
  {
    id: id(),
    participantId: ofParticipant(),
    tokenHash: text("token_hash").notNull().unique(),
    device: text("device").notNull().default(""),
    expiresAt: at("expires_at"),
    lastSeenAt: at("last_seen_at"),
    revokedAt: text("revoked_at"),
    createdAt: at("created_at"),
  },
  (table) => [index("guest_session_participant").on(table.participantId)],
);

/** A single-use code sent to a participant's address, for another device. */
export const deviceCode = sqliteTable(
  "device_code",
  {
    id: id(),
    participantId: ofParticipant(),
    codeHash: text("code_hash").notNull(),
    expiresAt: at("expires_at"),
    usedAt: text("used_at"),
    createdAt: at("created_at"),
  },
  (table) => [index("device_code_participant").on(table.participantId, table.createdAt)],
);
