import { and, count, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Reader } from "../engine/database";
import { guestSession, participant } from "../schema/participant";

/** Does one of these devices' cookies let this participant in now? */
export async function isLetIn(
  reader: Reader,
  participantId: string,
  tokenHashes: readonly string[],
  now: string,
): Promise<boolean> {
  if (tokenHashes.length === 0) return false;
  const rows = await reader
    .select({ id: guestSession.id })
    .from(guestSession)
    .where(
      and(
        eq(guestSession.participantId, participantId),
        inArray(guestSession.tokenHash, [...tokenHashes]),
        isNull(guestSession.revokedAt),
        gt(guestSession.expiresAt, now),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** How many devices of each participant are let in now. */
export async function deviceCounts(
  reader: Reader,
  selectionId: string,
  now: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .select({ participantId: guestSession.participantId, devices: count() })
    .from(guestSession)
    .innerJoin(participant, eq(participant.id, guestSession.participantId))
    .where(
      and(
        eq(participant.selectionId, selectionId),
        isNull(guestSession.revokedAt),
        gt(guestSession.expiresAt, now),
      ),
    )
    .groupBy(guestSession.participantId);
  return new Map(rows.map((row) => [row.participantId, row.devices]));
}
