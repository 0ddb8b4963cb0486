import { createHash } from "node:crypto";
import type { Database } from "@/db/engine/database";
import { type AttemptAnswer, type AttemptRule, forgetAttempts, takeAttempt } from "@/db/writes/attempt";

/** How often a password or a code may be tried. All counts are in the database. */
export const ATTEMPT_RULES = {
  /** One address, whatever accounts it tries. */
  signInByAddress: { max: 20, windowSeconds: 60 },
  /** One account, from wherever it is tried. */
  signInByAccount: { max: 10, windowSeconds: 15 * 60 },
  /** The password asked for once more before something that cannot be undone, by account. */
  ownPassword: { max: 10, windowSeconds: 15 * 60 },
  /** The one-time code of a new installation, from wherever it is tried. */
  setupCode: { max: 10, windowSeconds: 15 * 60 },
} as const satisfies Record<string, AttemptRule>;

/** Addresses of people are not kept in the counts: only their hashes are. */
const accountKey = (email: string): string =>
  `sign-in|account|${createHash("sha256").update(email.trim().toLowerCase()).digest("base64url")}`;

/**
 * Counts one attempt at an account's password. The address is asked first, so that somebody who is stopped there
 * does not use up the account's own attempts.
 */
export async function allowSignIn(
  database: Database,
  address: string,
  email: string,
  now: Date,
): Promise<AttemptAnswer> {
  return database.transaction(async (tx) => {
    const byAddress = await takeAttempt(tx, `sign-in|address|${address}`, ATTEMPT_RULES.signInByAddress, now);
    if (!byAddress.allowed) return byAddress;
    return takeAttempt(tx, accountKey(email), ATTEMPT_RULES.signInByAccount, now);
  });
}

/** The right password was given: earlier mistakes no longer count. */
export async function forgetSignInAttempts(database: Database, email: string): Promise<void> {
  await database.transaction((tx) => forgetAttempts(tx, accountKey(email)));
}

/** Counts one attempt at the one-time code. */
export async function allowSetupCode(database: Database, now: Date): Promise<AttemptAnswer> {
  return database.transaction((tx) => takeAttempt(tx, "setup-code", ATTEMPT_RULES.setupCode, now));
}
