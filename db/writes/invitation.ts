import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { addDays, addMinutes, DEVICE_MINUTES, INVITATION_DAYS } from "@/lib/domain/participation";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { deviceCode, guestSession, invitation } from "../schema/participant";
import { inChunks } from "./in-chunks";
import { cancelMail } from "./mail";

/** A new link for a participant. The link itself is never stored: only its hash is. */
export interface NewLink {
  readonly participantId: string;
  readonly tokenHash: string;
}

/** Gives participants one more link each, good for two weeks. `createdBy` is the participant who asks for it. */
export async function addLinks(
  tx: Tx,
  links: readonly NewLink[],
  createdBy: string,
  now: string,
): Promise<void> {
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

/** All links of these participants stop now, and so does mail with one that has not left. Devices that are in stay in. */
export async function endLinks(tx: Tx, participantIds: readonly string[], now: string): Promise<void> {
  await inChunks(participantIds, (ids) =>
    tx
      .update(invitation)
      .set({ revokedAt: now })
      .where(and(inArray(invitation.participantId, ids), isNull(invitation.revokedAt))),
  );
  for (const id of participantIds) await cancelMail(tx, id, ["invitation", "reminder", "vendor_invitation"]);
}

/** Everything that lets a participant in ends now: links, codes, devices, and mail with a link that has not left. */
export async function endAccess(tx: Tx, participantId: string, now: string): Promise<void> {
  await endLinks(tx, [participantId], now);
  await cancelMail(tx, participantId, ["device_code", "opening_asked", "vendor_news", "vendor_receipt"]);
  await tx
    .update(guestSession)
    .set({ revokedAt: now })
    .where(and(eq(guestSession.participantId, participantId), isNull(guestSession.revokedAt)));
  await tx
    .update(deviceCode)
    .set({ usedAt: now })
    .where(and(eq(deviceCode.participantId, participantId), isNull(deviceCode.usedAt)));
}

/**
 * The lead's word: one more device may open any link in force within fifteen minutes.
 * Errors: `invitation.none_in_force` when there is no link to open.
 */
export async function allowDevice(
  tx: Tx,
  participantId: string,
  now: string,
): Promise<Outcome<{ deviceAllowedUntil: string }>> {
  const deviceAllowedUntil = addMinutes(now, DEVICE_MINUTES);
  const links = await tx
    .update(invitation)
    .set({ deviceAllowedUntil })
    .where(
      and(
        eq(invitation.participantId, participantId),
        isNull(invitation.revokedAt),
        gt(invitation.expiresAt, now),
      ),
    )
    .returning({ id: invitation.id });
  return links.length > 0 ? succeed({ deviceAllowedUntil }) : fail("invitation.none_in_force");
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

/** Uses up the lead's word for one more device, on all links. True for exactly one of however many try. */
export async function takeAllowedDevice(tx: Tx, participantId: string, now: string): Promise<boolean> {
  const taken = await tx
    .update(invitation)
    .set({ deviceAllowedUntil: null })
    .where(and(eq(invitation.participantId, participantId), gt(invitation.deviceAllowedUntil, now)))
    .returning({ id: invitation.id });
  return taken.length > 0;
}
