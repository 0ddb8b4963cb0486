import type { Failure, Outcome } from "@/lib/domain/outcome";

const LOST: Failure = { ok: false, code: "connection.lost" };

/** What an action answers; a connection that breaks is a failure in words like any other, and the form stays. */
export async function answerOf<Value>(action: Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    return await action;
  } catch {
    return LOST;
  }
}
