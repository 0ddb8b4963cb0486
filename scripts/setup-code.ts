import { database } from "../lib/server/database";
import { createSetupCode } from "../lib/server/setup-code";

/*
 * Prints a new one-time code for the first account on standard output, or nothing when there is an account already.
 * The start calls it when the server is bound to an address that others can reach.
 */
const db = await database();
const code = await createSetupCode(db);
await db.close();
if (code !== null) console.log(code);
