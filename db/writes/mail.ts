import {
  and,
  asc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { type MailKind, type MailState, URGENT_MAIL } from "@/lib/domain/mail";
import type { Tx } from "../engine/database";
import { lastly } from "../engine/lastly";
import { mailMessage } from "../schema/mail";
import { selection } from "../schema/selection";

/** A message about to be queued; its content is sealed for its id. */
export interface NewMail {
  readonly id: string;
  readonly organisationId: string;
  readonly selectionId: string | null;
  readonly participantId: string | null;
  readonly kind: MailKind;
  readonly toAddress: string;
  readonly sealedContent: string;
}

/** Puts a message into the queue, due at once. */
export async function insertMail(tx: Tx, mail: NewMail, now: string): Promise<void> {
  await tx.insert(mailMessage).values({ ...mail, state: "queued", nextAttemptAt: now, createdAt: now });
}

/** A message one server has taken, and nobody else until its lease ends. */
export interface TakenMail {
  readonly id: string;
  readonly kind: MailKind;
  readonly toAddress: string;
  readonly sealedContent: string;
  /** This try included. It is also what proves the lease: another server's try has another number. */
  readonly attempts: number;
  readonly createdAt: string;
}

/** Nobody is sending it just now. */
const isFree = (now: string): SQL | undefined =>
  or(isNull(mailMessage.leasedUntil), lte(mailMessage.leasedUntil, now));

/**
 * Takes the next due message: urgent ones first, then the longest due. One statement decides, so that of several
 * servers asking at once only one gets it; the others' condition no longer holds when their turn comes.
 * Undefined when nothing is due, or another server was faster: the next call tells.
 */
export async function takeDueMail(tx: Tx, now: string, leasedUntil: string): Promise<TakenMail | undefined> {
  const isDue = and(eq(mailMessage.state, "queued"), lte(mailMessage.nextAttemptAt, now), isFree(now));
  const next = tx
    .select({ id: mailMessage.id })
    .from(mailMessage)
    .where(isDue)
    .orderBy(
      sql`case when ${mailMessage.kind} = ${URGENT_MAIL} then 0 else 1 end`,
      asc(mailMessage.nextAttemptAt),
      asc(mailMessage.id),
    )
    .limit(1);
  const [taken] = await tx
    .update(mailMessage)
    .set({ leasedUntil, attempts: sql`${mailMessage.attempts} + 1` })
    .where(and(inArray(mailMessage.id, next), isDue))
    .returning({
      id: mailMessage.id,
      kind: mailMessage.kind,
      toAddress: mailMessage.toAddress,
      sealedContent: mailMessage.sealedContent,
      attempts: mailMessage.attempts,
      createdAt: mailMessage.createdAt,
    });
  // Until the lease ends nobody else touches the row, so the lease itself says whether it was kept.
  if (taken)
    lastly(tx, {
      statements: [],
      sign: sql`exists (select 1 from ${mailMessage} where ${and(
        eq(mailMessage.id, taken.id),
        eq(mailMessage.attempts, taken.attempts),
        eq(mailMessage.leasedUntil, leasedUntil),
      )})`,
    });
  return taken;
}

/**
 * The mail server has it: nothing of what it said is kept. A message sent twice by two servers is sent all the same.
 * Whoever marks it must know that the mark is there, or the message would leave once more when its lease ends.
 */
export async function markMailSent(tx: Tx, id: string, now: string): Promise<void> {
  await tx
    .update(mailMessage)
    .set({ state: "sent", sealedContent: "", leasedUntil: null, lastError: "", sentAt: now })
    .where(and(eq(mailMessage.id, id), ne(mailMessage.state, "sent")));
  // Nothing that was sent is ever waiting again; a message that is gone is marked once more, in vain.
  const isSent = and(eq(mailMessage.id, id), eq(mailMessage.state, "sent"));
  lastly(tx, { statements: [], sign: sql`exists (select 1 from ${mailMessage} where ${isSent})` });
}

/**
 * The try failed. With a next moment it waits for that, else it is given up; its content stays until the sweep, so
 * that the lead can try again. Nothing happens when the lease was lost to another server, or the mail was cancelled.
 */
export async function markMailNotSent(
  tx: Tx,
  taken: { readonly id: string; readonly attempts: number },
  fault: { readonly text: string; readonly nextAttemptAt: string | null },
  now: string,
): Promise<void> {
  await tx
    .update(mailMessage)
    .set({
      state: fault.nextAttemptAt === null ? "failed" : "queued",
      nextAttemptAt: fault.nextAttemptAt ?? now,
      leasedUntil: null,
      lastError: fault.text,
    })
    .where(
      and(
        eq(mailMessage.id, taken.id),
        eq(mailMessage.attempts, taken.attempts),
        eq(mailMessage.state, "queued"),
      ),
    );
}

/**
 * Takes back what a participant has not been sent yet, and what was given up, of these kinds: the link in it is
 * revoked. A message that is on its way at this very moment arrives all the same; its link opens nothing.
 */
export async function cancelMail(tx: Tx, participantId: string, kinds: readonly MailKind[]): Promise<void> {
  await tx
    .update(mailMessage)
    .set({ state: "cancelled", sealedContent: "" })
    .where(
      and(
        eq(mailMessage.participantId, participantId),
        inArray(mailMessage.kind, [...kinds]),
        inArray(mailMessage.state, ["queued", "failed"] satisfies MailState[]),
      ),
    );
}

/**
 * Makes messages of a selection due at once: those that wait for their next try, and those given up whose content is
 * still there. Messages of other selections stay as they are. The ids of those that are due now.
 */
export async function retryMail(
  tx: Tx,
  selectionId: string,
  ids: readonly string[],
  now: string,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const ofSelection = and(eq(mailMessage.selectionId, selectionId), inArray(mailMessage.id, [...ids]));
  const rows = await tx
    .update(mailMessage)
    // Its time begins anew, or a message that was given up would be given up again after one more try.
    .set({ state: "queued", nextAttemptAt: now, attempts: 0, createdAt: now, lastError: "" })
    .where(
      and(
        ofSelection,
        inArray(mailMessage.state, ["queued", "failed"] satisfies MailState[]),
        ne(mailMessage.kind, URGENT_MAIL),
        ne(mailMessage.sealedContent, ""),
        isFree(now),
      ),
    )
    .returning({ id: mailMessage.id });
  return rows.map(({ id }) => id);
}

/**
 * Keeps no more than is needed: finished rows go after `finishedBefore`, the content of given-up ones after
 * `failedBefore`, and mail of a selection that is no more at once.
 */
export async function sweepMail(
  tx: Tx,
  limits: { readonly finishedBefore: string; readonly failedBefore: string },
): Promise<void> {
  await tx
    .delete(mailMessage)
    .where(
      or(
        and(ne(mailMessage.state, "queued"), lt(mailMessage.createdAt, limits.finishedBefore)),
        and(
          isNotNull(mailMessage.selectionId),
          notInArray(mailMessage.selectionId, tx.select({ id: selection.id }).from(selection)),
        ),
      ),
    );
  await tx
    .update(mailMessage)
    .set({ sealedContent: "" })
    .where(
      and(
        eq(mailMessage.state, "failed"),
        ne(mailMessage.sealedContent, ""),
        lt(mailMessage.createdAt, limits.failedBefore),
      ),
    );
}
