import { connection } from "next/server";
import { database } from "@/lib/server/database";
import { type Health, healthOf } from "@/lib/server/health";

/** Can the database be read and written at this moment? */
export async function loadHealth(): Promise<Health> {
  await connection();
  return healthOf(database, new Date());
}
