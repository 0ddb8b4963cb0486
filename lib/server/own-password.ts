import type { Database } from "@/db/engine/database";
import { forgetAttempts, takeAttempt } from "@/db/writes/attempt";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { SignIn } from "./sign-in";
import { ATTEMPT_RULES } from "./sign-in-limits";

/** For acts that cannot be undone: the person at the keyboard shows once more that the account is theirs. */

/** The account that is signed in, and the password that was typed for it. */
export interface OwnPassword {
  readonly auth: SignIn;
  readonly database: Database;
  /** The request's, with its session. */
  readonly headers: Headers;
  readonly userId: string;
  readonly password: string;
  readonly now: Date;
}

/**
 * Verifies the password of the account that is signed in, by the sign-in library's own verification. Attempts are
 * counted in the database, as those at signing in are.
 * Errors: `account.too_many_attempts { minutes }`, `account.password_wrong`.
 */
export async function verifyOwnPassword(asked: OwnPassword): Promise<Outcome<null>> {
  const { auth, database, headers, userId, password, now } = asked;
  const key = `own-password|${userId}`;
  const answer = await database.transaction((tx) => takeAttempt(tx, key, ATTEMPT_RULES.ownPassword, now));
  if (!answer.allowed)
    return fail("account.too_many_attempts", {
      minutes: Math.max(1, Math.ceil(answer.retryAfterSeconds / 60)),
    });
  try {
    await auth.api.verifyPassword({ body: { password }, headers });
  } catch (error) {
    if (isWrong(error))
      return fail("account.password_wrong", {}, [
        { path: "password", code: "account.password_wrong", params: {} },
      ]);
    throw error;
  }
  await database.transaction((tx) => forgetAttempts(tx, key));
  return succeed(null);
}

/** The library answers a wrong password as a bad request. */
function isWrong(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "statusCode" in error &&
    (error.statusCode === 400 || error.statusCode === 401)
  );
}
