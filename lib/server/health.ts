import type { Database } from "@/db/engine/database";
import { isRefused, storageFault } from "@/db/engine/storage-fault";
import { hearBeat } from "@/db/queries/heartbeat";
import { beat } from "@/db/writes/heartbeat";
import { logBug, logFault } from "./log";

const PATIENCE_MS = 5_000;

/** `refused`: the database is there, but this version must not serve it. */
export type Health = "ok" | "unavailable" | "refused";

/** Can the database be written and read at this moment, within `patience` milliseconds? Never throws. */
export async function healthOf(
  opened: () => Promise<Database>,
  now: Date,
  patience = PATIENCE_MS,
): Promise<Health> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("the database did not answer in time")), patience);
  });
  try {
    await Promise.race([writeAndRead(opened, now), tooLate]);
    return "ok";
  } catch (error) {
    // Said once, where the database is opened.
    if (isRefused(error)) return "refused";
    const fault = storageFault(error);
    if (fault === null) logBug(error, "health");
    else logFault(error, fault, "health");
    return "unavailable";
  } finally {
    clearTimeout(timer);
  }
}

async function writeAndRead(opened: () => Promise<Database>, now: Date): Promise<void> {
  const database = await opened();
  await database.transaction((tx) => beat(tx, now.toISOString()));
  await hearBeat(database.read);
}
