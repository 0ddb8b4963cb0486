import { and, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import type { Reader } from "../engine/database";
import { member, organisation } from "../schema/organisation";
import { guestSession, participant } from "../schema/participant";
import { selection } from "../schema/selection";

export type SelectionRow = typeof selection.$inferSelect;
export type ParticipantRow = typeof participant.$inferSelect;
export type OrganisationRow = typeof organisation.$inferSelect;

/** The session of a device, and when it was last noted as in use. */
export interface SeenSession {
  readonly id: string;
  readonly lastSeenAt: string;
}

/** A selection, for work nobody asked for by hand; whoever acts goes through `lib/server/access.ts`. */
export async function selectionById(reader: Reader, selectionId: string): Promise<SelectionRow | undefined> {
  const [row] = await reader.select().from(selection).where(eq(selection.id, selectionId)).limit(1);
  return row;
}

/** A selection together with this user's part in it; undefined for strangers and for what does not exist. */
export async function selectionOfUser(
  reader: Reader,
  userId: string,
  selectionId: string,
): Promise<{ selection: SelectionRow; participant: ParticipantRow } | undefined> {
  const [row] = await reader
    .select({ selection, participant })
    .from(selection)
    .innerJoin(participant, eq(participant.selectionId, selection.id))
    .where(and(eq(selection.id, selectionId), eq(participant.userId, userId), isNull(participant.revokedAt)))
    .limit(1);
  return row;
}

/**
 * A selection together with the part in it of whoever holds one of these guest sessions (hashes of their cookies);
 * undefined when none of them is for this selection, or it has ended.
 */
export async function selectionOfGuest(
  reader: Reader,
  tokenHashes: readonly string[],
  selectionId: string,
  now: string,
): Promise<{ selection: SelectionRow; participant: ParticipantRow; session: SeenSession } | undefined> {
  if (tokenHashes.length === 0) return undefined;
  const [row] = await reader
    .select({
      selection,
      participant,
      session: { id: guestSession.id, lastSeenAt: guestSession.lastSeenAt },
    })
    .from(guestSession)
    .innerJoin(participant, eq(participant.id, guestSession.participantId))
    .innerJoin(selection, eq(selection.id, participant.selectionId))
    .where(
      and(
        inArray(guestSession.tokenHash, [...tokenHashes]),
        eq(selection.id, selectionId),
        isNull(guestSession.revokedAt),
        gt(guestSession.expiresAt, now),
        isNull(participant.revokedAt),
        // A lead acts with an account: a link's session, e.g. from before the promotion, leads nothing.
        ne(participant.role, "lead"),
      ),
    )
    .orderBy(guestSession.createdAt, guestSession.id)
    .limit(1);
  return row;
}

/** An organisation together with this user's role in it. */
export async function organisationOfUser(
  reader: Reader,
  userId: string,
  organisationId: string,
): Promise<{ organisation: OrganisationRow; role: (typeof member.$inferSelect)["role"] } | undefined> {
  const [row] = await reader
    .select({ organisation, role: member.role })
    .from(organisation)
    .innerJoin(member, eq(member.organisationId, organisation.id))
    .where(and(eq(organisation.id, organisationId), eq(member.userId, userId)))
    .limit(1);
  return row;
}

/** The organisations a user belongs to, oldest first. */
export async function organisationsOfUser(
  reader: Reader,
  userId: string,
): Promise<{ organisation: OrganisationRow; role: (typeof member.$inferSelect)["role"] }[]> {
  return reader
    .select({ organisation, role: member.role })
    .from(organisation)
    .innerJoin(member, eq(member.organisationId, organisation.id))
    .where(eq(member.userId, userId))
    .orderBy(organisation.createdAt, organisation.id);
}
