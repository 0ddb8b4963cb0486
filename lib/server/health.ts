import type { Database } from "@/db/engine/database";
import { hearBeat } from "@/db/queries/heartbeat";
import { beat } from "@/db/writes/heartbeat";
import { logBug } from "./log";

const PATIENCE_MS = 5_000;

/** Can the database be written and read at this moment, within `patience` milliseconds? Never throws. */
export async function isWell(
  opened: () => Promise<Database>,
  now: Date,
  patience = PATIENCE_MS,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("the database did not answer in time")), patience);
  });
  try {
    await Promise.race([writeAndRead(opened, now), tooLate]);
    return true;
  } catch (error) {
    logBug(error, "health");
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function writeAndRead(opened: () => Promise<Database>, now: Date): Promise<void> {
  const database = await opened();
  await database.transaction((tx) => beat(tx, now.toISOString()));
  await hearBeat(database.read);
}
