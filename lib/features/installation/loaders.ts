import { connection } from "next/server";
import { beat } from "@/db/writes/heartbeat";
import { database } from "@/lib/server/database";
import { logBug } from "@/lib/server/log";

const PATIENCE_MS = 5_000;

/** Can the database be read and written at this moment, within five seconds? */
export async function isHealthy(): Promise<boolean> {
  await connection();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("the database did not answer in time")), PATIENCE_MS);
  });
  const beats = database().then((db) => db.transaction((tx) => beat(tx, new Date().toISOString())));
  try {
    await Promise.race([beats, tooLate]);
    return true;
  } catch (error) {
    logBug(error, "health");
    return false;
  } finally {
    clearTimeout(timer);
  }
}
