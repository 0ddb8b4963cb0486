import { eq } from "drizzle-orm";
import type { Tx } from "../engine/database";
import { heartbeat } from "../schema/audit";

const ROW = "health";

/** Writes one row and reads it back. @throws when the database can do either no longer */
export async function beat(tx: Tx, now: string): Promise<void> {
  await tx
    .insert(heartbeat)
    .values({ id: ROW, at: now })
    .onConflictDoUpdate({ target: heartbeat.id, set: { at: now } });
  const [row] = await tx.select().from(heartbeat).where(eq(heartbeat.id, ROW));
  if (row?.at !== now) throw new Error("the heartbeat was written and not found again");
}
