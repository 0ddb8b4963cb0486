import { and, eq, lt, lte, sql } from "drizzle-orm";
import type { Tx } from "../engine/database";
import { lastly } from "../engine/lastly";
import { newId } from "../engine/new-id";
import { rateLimit } from "../schema/auth";

/** So many attempts within a window that begins with the first of them. */
export interface AttemptRule {
  readonly max: number;
  readonly windowSeconds: number;
}

export type AttemptAnswer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

/** Counts older than this matter to no rule and are swept. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Counts one attempt under a key and says whether it may be made. Counting and deciding are one step, so attempts at
 * the same moment cannot all slip through; counts are in the database, so a restart forgets none.
 *
 * Commit the transaction whatever the attempt then leads to: an attempt that fails has been made. A count carries the
 * name of the last attempt that was counted. By it a commit whose answer was lost is known again: should another one
 * have been counted since, this one is counted once more, and never not at all.
 *
 * @example await takeAttempt(tx, "sign-in|203.0.113.7", { max: 10, windowSeconds: 60 }, new Date()) // { allowed: true }
 */
export async function takeAttempt(tx: Tx, key: string, rule: AttemptRule, now: Date): Promise<AttemptAnswer> {
  const at = now.getTime();
  const windowStart = at - rule.windowSeconds * 1000;
  const id = newId("try");
  await tx.delete(rateLimit).where(lt(rateLimit.lastRequest, at - FORGOTTEN_AFTER_MS));
  await tx.insert(rateLimit).values({ id, key, count: 0, lastRequest: at }).onConflictDoNothing();
  const restarted = await tx
    .update(rateLimit)
    .set({ id, count: 1, lastRequest: at })
    .where(and(eq(rateLimit.key, key), lte(rateLimit.lastRequest, windowStart)))
    .returning({ count: rateLimit.count });
  const counted = restarted.length > 0 || (await countOneMore(tx, key, rule, id));
  if (counted) {
    lastly(tx, {
      statements: [],
      sign: sql`exists (select 1 from ${rateLimit} where ${eq(rateLimit.id, id)})`,
    });
    return { allowed: true };
  }
  const [row] = await tx
    .select({ began: rateLimit.lastRequest })
    .from(rateLimit)
    .where(eq(rateLimit.key, key));
  const ends = (row?.began ?? at) + rule.windowSeconds * 1000;
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((ends - at) / 1000)) };
}

async function countOneMore(tx: Tx, key: string, { max }: AttemptRule, id: string): Promise<boolean> {
  const counted = await tx
    .update(rateLimit)
    .set({ id, count: sql`${rateLimit.count} + 1` })
    .where(and(eq(rateLimit.key, key), lt(rateLimit.count, max)))
    .returning({ count: rateLimit.count });
  return counted.length > 0;
}

/**
 * As `takeAttempt`, for counts that must hold in every window of that length, not only in those that begin with a
 * first attempt: each attempt takes one of `max` places and gives it back when the window's length has passed.
 *
 * @example await takeSpacedAttempt(tx, "device-code|par_4x", { max: 10, windowSeconds: 900 }, new Date()) // { allowed: true }
 */
export async function takeSpacedAttempt(
  tx: Tx,
  key: string,
  rule: AttemptRule,
  now: Date,
): Promise<AttemptAnswer> {
  let soonest = Number.POSITIVE_INFINITY;
  for (let place = 0; place < rule.max; place += 1) {
    const answer = await takeAttempt(tx, `${key}|${place}`, { ...rule, max: 1 }, now);
    if (answer.allowed) return answer;
    soonest = Math.min(soonest, answer.retryAfterSeconds);
  }
  return { allowed: false, retryAfterSeconds: soonest };
}

/** Starts a key's count afresh, e.g. after the right password. */
export async function forgetAttempts(tx: Tx, key: string): Promise<void> {
  await tx.delete(rateLimit).where(eq(rateLimit.key, key));
}
