import type { Reader } from "../engine/database";
import { heartbeat } from "../schema/audit";

/** Reads from what the pages read from. @throws when nothing can be read */
export async function hearBeat(reader: Reader): Promise<void> {
  await reader.select({ at: heartbeat.at }).from(heartbeat).limit(1);
}
