import { and, asc, eq } from "drizzle-orm";
import type { LinkTimes } from "@/lib/domain/participation";
import type { Reader } from "../engine/database";
import { user } from "../schema/auth";
import { organisation } from "../schema/organisation";
import { invitation, participant } from "../schema/participant";
import { selection } from "../schema/selection";
import type { ParticipantRow, SelectionRow } from "./access";

export type InvitationRow = typeof invitation.$inferSelect;

/** A personal link with what it is for. */
export interface FoundInvitation {
  readonly invitation: InvitationRow;
  readonly participant: ParticipantRow;
  readonly selection: SelectionRow;
  readonly organisationName: string;
  /** Whoever made the link; empty when that participant is gone. */
  readonly inviterName: string;
}

/** The link with this hash; undefined when there is none. */
export async function invitationByHash(
  reader: Reader,
  tokenHash: string,
): Promise<FoundInvitation | undefined> {
  const [row] = await reader
    .select({ invitation, participant, selection, organisationName: organisation.name })
    .from(invitation)
    .innerJoin(participant, eq(participant.id, invitation.participantId))
    .innerJoin(selection, eq(selection.id, participant.selectionId))
    .innerJoin(organisation, eq(organisation.id, selection.organisationId))
    .where(eq(invitation.tokenHash, tokenHash))
    .limit(1);
  if (!row) return undefined;
  const [inviter] = await reader
    .select({ name: participant.name })
    .from(participant)
    .where(
      and(
        eq(participant.id, row.invitation.createdBy),
        eq(participant.selectionId, row.participant.selectionId),
      ),
    )
    .limit(1);
  return { ...row, inviterName: inviter?.name ?? "" };
}

/** All links of a selection's participants, oldest first, so that the last of a participant is the one in force. */
export async function invitationsOf(
  reader: Reader,
  selectionId: string,
): Promise<(LinkTimes & { readonly participantId: string })[]> {
  return reader
    .select({
      participantId: invitation.participantId,
      expiresAt: invitation.expiresAt,
      openedAt: invitation.openedAt,
      deviceAllowedUntil: invitation.deviceAllowedUntil,
      revokedAt: invitation.revokedAt,
    })
    .from(invitation)
    .innerJoin(participant, eq(participant.id, invitation.participantId))
    .where(eq(participant.selectionId, selectionId))
    .orderBy(asc(invitation.createdAt), asc(invitation.id));
}

/** The account with this address; undefined when nobody has one. */
export async function accountByEmail(
  reader: Reader,
  email: string,
): Promise<{ id: string; name: string } | undefined> {
  const [row] = await reader
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(eq(user.email, email))
    .limit(1);
  return row;
}

/** The address of an account, in lower case. */
export async function emailOfAccount(reader: Reader, userId: string): Promise<string | undefined> {
  const [row] = await reader.select({ email: user.email }).from(user).where(eq(user.id, userId)).limit(1);
  return row?.email.toLowerCase();
}
