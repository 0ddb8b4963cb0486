import { connection } from "next/server";
import { organisationsOfUser } from "@/db/queries/access";
import { accountOf } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";

export interface OwnOrganisation {
  readonly reader: string;
  readonly id: string;
  readonly name: string;
  readonly isSample: boolean;
}

/** The organisation the reader belongs to; null when nobody is signed in. */
export async function loadOwnOrganisation(): Promise<OwnOrganisation | null> {
  await connection();
  const actor = accountOf(await currentActor());
  if (!actor) return null;
  const db = await database();
  const [first] = await organisationsOfUser(db.read, actor.userId);
  if (!first) return null;
  const { id, name, isSample } = first.organisation;
  return { reader: actor.name, id, name, isSample };
}
