import { headers } from "next/headers";
import { connection } from "next/server";
import { installationState } from "@/db/queries/organisation";
import { accountOf } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { type DoorOffers, doorOffers, isLocalDoor } from "@/lib/server/installation";
import { currentActor } from "@/lib/server/session";
import { answerSignIn, signIn } from "@/lib/server/sign-in";

/** Who is reading; null when nobody is signed in. */
export async function loadReader(): Promise<{ name: string } | null> {
  await connection();
  const account = accountOf(await currentActor());
  return account && { name: account.name };
}

/** The account that is signed in; nobody knows the password of the sample's. Null when nobody is signed in. */
export async function loadOwnAccount(): Promise<{ name: string; isSample: boolean } | null> {
  await connection();
  const account = accountOf(await currentActor());
  if (!account) return null;
  const { sampleUserId } = await installationState((await database()).read);
  return { name: account.name, isSample: sampleUserId === account.userId };
}

/** What the front page may offer to somebody who is not signed in. */
export async function loadDoorOffers(): Promise<DoorOffers> {
  await connection();
  const db = await database();
  const isLocal = isLocalDoor(env(), (await headers()).get("host"));
  return doorOffers(await installationState(db.read), isLocal);
}

/** The sign-in library's own requests over HTTP. */
export async function answerSignInRequest(request: Request): Promise<Response> {
  return answerSignIn(await signIn(), request);
}
