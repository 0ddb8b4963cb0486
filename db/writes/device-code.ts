import { and, eq, gt, isNull } from "drizzle-orm";
import { addMinutes, DEVICE_MINUTES } from "@/lib/domain/participation";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { deviceCode } from "../schema/participant";

/** Keeps a code that is being sent; only its keyed hash. Codes sent before stay good: mail can come late. */
export async function addDeviceCode(
  tx: Tx,
  participantId: string,
  codeHash: string,
  now: string,
): Promise<void> {
  await tx.insert(deviceCode).values({
    id: newId("code"),
    participantId,
    codeHash,
    expiresAt: addMinutes(now, DEVICE_MINUTES),
    createdAt: now,
  });
}

/**
 * Uses up a code. True for exactly one of however many try; the participant's other codes end with it.
 * Count the guess first, in the same transaction.
 */
export async function takeDeviceCode(
  tx: Tx,
  participantId: string,
  codeHash: string,
  now: string,
): Promise<boolean> {
  const taken = await tx
    .update(deviceCode)
    .set({ usedAt: now })
    .where(
      and(
        eq(deviceCode.participantId, participantId),
        eq(deviceCode.codeHash, codeHash),
        isNull(deviceCode.usedAt),
        gt(deviceCode.expiresAt, now),
      ),
    )
    .returning({ id: deviceCode.id });
  if (taken.length === 0) return false;
  await tx
    .update(deviceCode)
    .set({ usedAt: now })
    .where(and(eq(deviceCode.participantId, participantId), isNull(deviceCode.usedAt)));
  return true;
}
