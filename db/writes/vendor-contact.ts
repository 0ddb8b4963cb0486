import { and, count, eq, isNull } from "drizzle-orm";
import type { Locale } from "@/lib/domain/locale";
import { type Failure, fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { MAX_CONTACTS, MAX_PARTICIPANTS } from "@/lib/domain/participation";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { ParticipantRow } from "../queries/access";
import { candidateOfSelection } from "../queries/offer";
import { participantsByEmail } from "../queries/participant";
import { vendorContactOf } from "../queries/vendor-contact";
import { participant } from "../schema/participant";
import { endAccess } from "./invitation";
import { type Change, changedMeanwhile } from "./row-change";

export interface NewContact {
  readonly candidateId: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly locale: Locale;
}

const atAddress = (code: string): Failure => fail(code, {}, [{ path: "email", code, params: {} }]);

/**
 * Adds a contact who answers for a candidate, or takes one back in who was put out. One address answers for one
 * candidate, and no colleague answers for any.
 * Errors: `access.not_found`, `vendor_contact.candidate_out`, `vendor_contact.address_taken`,
 * `vendor_contact.already_invited`, `vendor_contact.too_many`, `participant.too_many`.
 */
export async function inviteContact(
  tx: Tx,
  selectionId: string,
  contact: NewContact,
  now: string,
): Promise<Outcome<Change<ParticipantRow>>> {
  const { candidateId, name, email, locale } = contact;
  const answersFor = await candidateOfSelection(tx, selectionId, candidateId);
  if (!answersFor) return fail("access.not_found");
  if (answersFor.stage === "withdrawn" || answersFor.stage === "rejected")
    return fail("vendor_contact.candidate_out");
  const known = await participantsByEmail(tx, selectionId);
  const before = known.get(email);
  if (before) {
    if (before.candidateId !== candidateId) return atAddress("vendor_contact.address_taken");
    if (before.revokedAt === null) return atAddress("vendor_contact.already_invited");
  }
  const limit = await tooMany(tx, candidateId, known);
  if (limit) return limit;
  const change = { name, locale, revokedAt: null };
  const [after] = before
    ? await tx
        .update(participant)
        .set({ ...change, edition: before.edition + 1 })
        .where(eq(participant.id, before.id))
        .returning()
    : await tx
        .insert(participant)
        .values({
          id: newId("par"),
          selectionId,
          candidateId,
          role: "vendor",
          email,
          ...change,
          createdAt: now,
        })
        .onConflictDoNothing()
        .returning();
  // Somebody else was inviting the same address at this moment: the database decides who was first.
  if (!after) return atAddress("vendor_contact.already_invited");
  return succeed({ id: after.id, before, after });
}

async function tooMany(
  tx: Tx,
  candidateId: string,
  known: ReadonlyMap<string, ParticipantRow>,
): Promise<Failure | null> {
  if (new Set([...known.values()].map(({ id }) => id)).size >= MAX_PARTICIPANTS)
    return fail("participant.too_many", { limit: MAX_PARTICIPANTS });
  const [held] = await tx
    .select({ contacts: count() })
    .from(participant)
    .where(and(eq(participant.candidateId, candidateId), isNull(participant.revokedAt)));
  return (held?.contacts ?? 0) >= MAX_CONTACTS
    ? fail("vendor_contact.too_many", { limit: MAX_CONTACTS })
    : null;
}

/** What a lead may change of a contact. */
export type ContactFacts = Omit<NewContact, "candidateId">;

/**
 * Changes a contact's name, address or language. The old address is not theirs any more: with another one every link,
 * code and device of theirs stops, and they need a new link.
 * Errors: `row.gone`, `row.changed_meanwhile`, `vendor_contact.address_taken`, `vendor_contact.already_invited`.
 */
export async function updateContact(
  tx: Tx,
  selectionId: string,
  seen: { readonly id: string; readonly expectedEdition: number },
  { name, email, locale }: ContactFacts,
  now: string,
): Promise<Outcome<Change<ParticipantRow> & { readonly isMoved: boolean }>> {
  const before = await vendorContactOf(tx, selectionId, seen.id);
  if (!before || before.revokedAt !== null) return fail("row.gone");
  if (before.edition !== seen.expectedEdition)
    return changedMeanwhile({ name: before.name, email: before.email, edition: before.edition });
  const isMoved = before.email !== email;
  const other = isMoved ? (await participantsByEmail(tx, selectionId)).get(email) : undefined;
  if (other && other.id !== before.id)
    return atAddress(
      other.candidateId === before.candidateId
        ? "vendor_contact.already_invited"
        : "vendor_contact.address_taken",
    );
  const [after] = await tx
    .update(participant)
    // An account that came by the old address is not let in by the new one.
    .set({ name, email, locale, ...(isMoved ? { userId: null } : {}), edition: before.edition + 1 })
    .where(eq(participant.id, before.id))
    .returning();
  if (isMoved) await endAccess(tx, before.id, now);
  return succeed({ id: before.id, before, after, isMoved });
}

/**
 * Puts a contact out at once: links, codes and devices stop, mail that has not left is cancelled. What they answered
 * stays. Errors: `row.gone`.
 */
export async function revokeContact(
  tx: Tx,
  selectionId: string,
  participantId: string,
  now: string,
): Promise<Outcome<Change<ParticipantRow>>> {
  const before = await vendorContactOf(tx, selectionId, participantId);
  if (!before || before.revokedAt !== null) return fail("row.gone");
  const [after] = await tx
    .update(participant)
    .set({ revokedAt: now, edition: before.edition + 1 })
    .where(eq(participant.id, before.id))
    .returning();
  await endAccess(tx, before.id, now);
  return succeed({ id: before.id, before, after });
}
