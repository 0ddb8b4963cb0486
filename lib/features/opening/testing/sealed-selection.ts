import { createSecretKey, randomBytes } from "node:crypto";
import type { Database } from "@/db/engine/database";
import { actorNamed, type Person, seedOffers } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { sealSelection } from "@/db/testing/sealed-fixture";
import { succeed } from "@/lib/domain/outcome";
import { request } from "@/lib/server/testing/request";
import { keys } from "@/lib/server/testing/sealed-request";

const { requestPriceOpening } = await import("../actions");

/** The selection whose prices the tests of this folder seal and open. */
export const selectionId = "sel_own";

/**
 * An open database with that selection, its prices sealed and known to its observer; its lead asks, and gives the right
 * password. Close it when done.
 */
export async function sealedSelection(): Promise<Database> {
  const db = await openMemory();
  await seedOffers(db);
  await sealSelection(db, "own", ["observer"]);
  request.database = db;
  as("lead");
  keys.master = createSecretKey(randomBytes(32));
  keys.password = succeed(null);
  return db;
}

/** From here on it is this person who asks. */
export function as(person: Person): void {
  request.actor = actorNamed(person);
}

/** Asks for the prices to be opened. */
export const ask = () => requestPriceOpening({ selectionId, password: "a password" });
