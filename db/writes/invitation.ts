import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { addDays, addMinutes, DEVICE_MINUTES, INVITATION_DAYS } from "@/lib/domain/participation";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { type InvitationRow, linkInForce } from "../queries/invitation";
import { mailMessage } from "../schema/mail";
import { deviceCode, guestSession, invitation } from "../schema/participant";
import { inChunks } from "./in-chunks";

/** A new link for a participant. The link itself is never stored: only its hash is. */
export interface NewLink {
  readonly participantId: string;
  readonly tokenHash: string;
}

/**
 * Gives participants new links in the place of any older ones, which stop at once. Devices that are let in stay so.
 * `createdBy` is the participant who asks for it.
 */
export async function replaceLinks(
  tx: Tx,
  links: readonly NewLink[],
  createdBy: string,
  now: string,
): Promise<void> {
  await inChunks(
    links.map(({ participantId }) => participantId),
    (ids) =>
      tx
        .update(invitation)
        .set({ revokedAt: now })
        .where(and(inArray(invitation.participantId, ids), isNull(invitation.revokedAt))),
  );
  await inChunks(
    links.map(({ participantId, tokenHash }) => ({
      id: newId("inv"),
      participantId,
      tokenHash,
      expiresAt: addDays(now, INVITATION_DAYS),
      createdBy,
      createdAt: now,
    })),
    (rows) => tx.insert(invitation).values(rows),
  );
}

/** Everything that lets a participant in ends now: links, codes, devices, and mail with a link that has not left. */
export async function endAccess(tx: Tx, participantId: string, now: string): Promise<void> {
  await tx
    .update(invitation)
    .set({ revokedAt: now })
    .where(and(eq(invitation.participantId, participantId), isNull(invitation.revokedAt)));
  await tx
    .update(guestSession)
    .set({ revokedAt: now })
    .where(and(eq(guestSession.participantId, participantId), isNull(guestSession.revokedAt)));
  await tx
    .update(deviceCode)
    .set({ usedAt: now })
    .where(and(eq(deviceCode.participantId, participantId), isNull(deviceCode.usedAt)));
  await tx
    .update(mailMessage)
    .set({ state: "cancelled", sealedContent: "" })
    .where(and(eq(mailMessage.participantId, participantId), eq(mailMessage.state, "queued")));
}

/**
 * The lead's word: one more device may open the link within fifteen minutes.
 * Errors: `invitation.none_in_force` when there is no link to open.
 */
export async function allowDevice(
  tx: Tx,
  participantId: string,
  now: string,
): Promise<Outcome<{ before: InvitationRow; deviceAllowedUntil: string }>> {
  const link = await linkInForce(tx, participantId);
  if (!link || link.expiresAt <= now) return fail("invitation.none_in_force");
  const deviceAllowedUntil = addMinutes(now, DEVICE_MINUTES);
  await tx.update(invitation).set({ deviceAllowedUntil }).where(eq(invitation.id, link.id));
  return succeed({ before: link, deviceAllowedUntil });
}

/** Marks a link as opened, if nobody has yet. True for exactly one of however many try. */
export async function takeFirstOpening(tx: Tx, invitationId: string, now: string): Promise<boolean> {
  const taken = await tx
    .update(invitation)
    .set({ openedAt: now })
    .where(and(eq(invitation.id, invitationId), isNull(invitation.openedAt), isNull(invitation.revokedAt)))
    .returning({ id: invitation.id });
  return taken.length > 0;
}

/** Uses up the lead's word for one more device. True for exactly one of however many try. */
export async function takeAllowedDevice(tx: Tx, invitationId: string, now: string): Promise<boolean> {
  const taken = await tx
    .update(invitation)
    .set({ deviceAllowedUntil: null })
    .where(
      and(
        eq(invitation.id, invitationId),
        gt(invitation.deviceAllowedUntil, now),
        isNull(invitation.revokedAt),
      ),
    )
    .returning({ id: invitation.id });
  return taken.length > 0;
}
