import { and, count, eq, gt, inArray, isNull, max } from "drizzle-orm";
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

/** The devices of one participant. */
export interface Devices {
  readonly count: number;
  /** Of any of them, to the hour. */
  readonly lastSeenAt: string | null;
}

/** The devices of each participant that are let in now. */
export async function devicesOf(
  reader: Reader,
  selectionId: string,
  now: string,
): Promise<ReadonlyMap<string, Devices>> {
  const rows = await reader
    .select({
      participantId: guestSession.participantId,
      count: count(),
      lastSeenAt: max(guestSession.lastSeenAt),
    })
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
  return new Map(rows.map(({ participantId, ...devices }) => [participantId, devices]));
}
