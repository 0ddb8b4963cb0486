import { and, eq, inArray, isNull, lt } from "drizzle-orm";
import { addDays } from "@/lib/domain/participation";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { guestSession, participant } from "../schema/participant";

export interface NewGuestSession {
  readonly participantId: string;
  /** Of the cookie's secret; the secret is the device's alone. */
  readonly tokenHash: string;
  /** What kind of device it is, in a word or two. */
  readonly device: string;
  readonly days: number;
}

/** Lets a device in to one selection. */
export async function openGuestSession(tx: Tx, session: NewGuestSession, now: string): Promise<void> {
  await tx.insert(guestSession).values({
    id: newId("gst"),
    participantId: session.participantId,
    tokenHash: session.tokenHash,
    device: session.device.slice(0, 100),
    expiresAt: addDays(now, session.days),
    lastSeenAt: now,
    createdAt: now,
  });
}

/** Notes that a device is in use; never earlier than what is noted. */
export async function noteSeen(tx: Tx, sessionId: string, now: string): Promise<void> {
  await tx
    .update(guestSession)
    .set({ lastSeenAt: now })
    .where(and(eq(guestSession.id, sessionId), lt(guestSession.lastSeenAt, now)));
}

/** Lets the devices with these cookies out of one selection. */
export async function endGuestSessions(
  tx: Tx,
  selectionId: string,
  tokenHashes: readonly string[],
  now: string,
): Promise<void> {
  if (tokenHashes.length === 0) return;
  const theirs = tx
    .select({ id: participant.id })
    .from(participant)
    .where(eq(participant.selectionId, selectionId));
  await tx
    .update(guestSession)
    .set({ revokedAt: now })
    .where(
      and(
        inArray(guestSession.tokenHash, [...tokenHashes]),
        isNull(guestSession.revokedAt),
        inArray(guestSession.participantId, theirs),
      ),
    );
}
