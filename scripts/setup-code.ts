import { database } from "../lib/server/database";
import { env } from "../lib/server/env";
import { isLocalDoor } from "../lib/server/installation";
import { createSetupCode } from "../lib/server/setup-code";

/*
 * Prints a new one-time code for the first account on standard output. Prints nothing when there is an account
 * already, or when only this machine can reach the server. The start calls it.
 */
if (!isLocalDoor(env(), "127.0.0.1")) {
  const db = await database();
  const code = await createSetupCode(db);
  await db.close();
  if (code !== null) console.log(code);
}
