import { connection } from "next/server";
import { database } from "@/lib/server/database";
import { isWell } from "@/lib/server/health";

/** Can the database be read and written at this moment? */
export async function isHealthy(): Promise<boolean> {
  await connection();
  return isWell(database, new Date());
}
