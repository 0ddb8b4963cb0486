import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Database } from "@/db/engine/database";
import { installationState } from "@/db/queries/organisation";
import { replaceSetupCode } from "@/db/writes/organisation";

/**
 * The one-time code that lets the first account into an installation which others than its own machine can reach.
 * The start prints it; only its SHA-256 is kept; it is gone once used, and a new start makes a new one.
 */

/** No i, l, o or u: what is read off a screen is typed without a doubt. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 20;

/** SHA-256 of a code, whatever capitals, blanks and dashes it was typed with. Look-alikes are read as meant. */
export function hashSetupCode(code: string): string {
  const plain = code
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "")
    .replace(/[il]/g, "1")
    .replace(/o/g, "0");
  return createHash("sha256").update(plain).digest("hex");
}

/** Is this the code whose hash is kept? Takes as long for a wrong one as for the right one. */
export function isSetupCode(code: string, keptHash: string): boolean {
  const typed = Buffer.from(hashSetupCode(code), "hex");
  const kept = Buffer.from(keptHash, "hex");
  return typed.length === kept.length && timingSafeEqual(typed, kept);
}

/**
 * Makes a new code of 100 bits for the first account, in the place of any older one, and gives it back to be shown.
 * Null when somebody has already started for real: then there is nothing to let in.
 *
 * @example await createSetupCode(db) // "7k2vd-m40xq-9s3hc-w8e1r"
 */
export async function createSetupCode(database: Database): Promise<string | null> {
  const plain = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte & 31]).join("");
  const code = plain.replace(/.{5}(?=.)/g, "$&-");
  return database.transaction(async (tx) => {
    if ((await installationState(tx)).started) return null;
    await replaceSetupCode(tx, hashSetupCode(code));
    return code;
  });
}
