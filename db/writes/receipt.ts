import { createHash } from "node:crypto";
import { and, eq, lt } from "drizzle-orm";
import type { Tx } from "../engine/database";
import { lastly } from "../engine/lastly";
import { requestReceipt } from "../schema/audit";

/** Who asked for what, under which number. */
interface NumberedRequest {
  readonly askedBy: string;
  readonly action: string;
  readonly number: string;
}

const KEPT_MS = 24 * 60 * 60 * 1000;

const idOf = ({ askedBy, action, number }: NumberedRequest): string =>
  createHash("sha256").update(`${askedBy} ${action} ${number}`).digest("base64url");

/** The answer this very request was given before, as JSON; undefined when it is new. */
export async function answerGiven(tx: Tx, request: NumberedRequest): Promise<{ answer: string } | undefined> {
  const [known] = await tx
    .select({ answer: requestReceipt.answer })
    .from(requestReceipt)
    .where(eq(requestReceipt.id, idOf(request)));
  return known;
}

/** Keeps an answer for a day, at the end of the transaction of what it answers, and forgets the asker's older ones. */
export function keepAnswer(tx: Tx, request: NumberedRequest, answer: string, now: string): void {
  const { askedBy } = request;
  const before = new Date(Date.parse(now) - KEPT_MS).toISOString();
  lastly(tx, {
    statements: [
      tx
        .delete(requestReceipt)
        .where(and(eq(requestReceipt.askedBy, askedBy), lt(requestReceipt.answeredAt, before)))
        .getSQL(),
      tx
        .insert(requestReceipt)
        .values({ id: idOf(request), askedBy, answer, answeredAt: now })
        .getSQL(),
    ],
  });
}
