import { and, eq, type SQL, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database, Tx } from "../engine/database";
import { endingsOf } from "../engine/lastly";
import { rateLimit } from "../schema/auth";
import { mailMessage } from "../schema/mail";
import { openMemory } from "../testing/open-memory";
import { addSelection } from "../testing/selection-fixture";
import { takeAttempt } from "./attempt";
import { insertMail, markMailSent, takeDueMail } from "./mail";

/*
 * Writes that no entry of the record tells of. When the answer to their commit is lost and the database has crashed, the
 * transaction's number may be somebody else's by now: then their own rows must say whether they were kept.
 */

const AT = "2026-11-22T08:00:00.000Z";
const UNTIL = "2026-11-22T08:02:00.000Z";
const RULE = { max: 3, windowSeconds: 60 };

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await db.transaction(async (tx) => {
    await addSelection(tx, "a");
    await insertMail(
      tx,
      {
        id: "mai_1",
        organisationId: "org_a",
        selectionId: "sel_a",
        participantId: "par_1",
        kind: "invitation",
        toAddress: "maja@example.com",
        sealedContent: "sealed",
      },
      AT,
    );
  });
});
afterEach(() => db.close());

/** Does the work, kept or as a crash leaves it, and gives back what it would be known by. */
async function signsOf(work: (tx: Tx) => Promise<unknown>, isKept: boolean): Promise<readonly SQL[]> {
  let signs: readonly SQL[] = [];
  const done = db.transaction(async (tx) => {
    await work(tx);
    signs = endingsOf(tx).flatMap(({ sign }) => sign ?? []);
    if (!isKept) throw new Error("a crash");
  });
  await done.catch((error: unknown) => expect(String(error)).toContain("a crash"));
  return signs;
}

async function hold(signs: readonly SQL[]): Promise<boolean> {
  const [found] = await db.read
    .select({ kept: sql<unknown>`${sql.join([...signs], sql` and `)}` })
    .from(sql`(select 1 as "one") as "start"`);
  return Boolean(found?.kept);
}

const attempt = (tx: Tx) => takeAttempt(tx, "sign-in|a", RULE, new Date(AT));
const works: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  "an attempt at a password or code": attempt,
  "the taking of a message": (tx) => takeDueMail(tx, AT, UNTIL),
  "that a message was sent": (tx) => markMailSent(tx, "mai_1", AT),
};

describe.each(Object.entries(works))("%s", (_name, work) => {
  it("is known again when it was kept, and is not when a crash has taken it", async () => {
    const lost = await signsOf(work, false);
    expect(lost.length).toBeGreaterThan(0);
    expect(await hold(lost)).toBe(false);
    expect(await hold(await signsOf(work, true))).toBe(true);
  });

  it("is not taken for another one of its kind that was kept in its place", async () => {
    const lost = await signsOf(work, false);
    const isMark = work === works["that a message was sent"];
    const isLease = work === works["the taking of a message"];
    // Another server takes it a moment later; that somebody else marked it sent is as good.
    const other = isLease ? (tx: Tx) => takeDueMail(tx, AT, "2026-11-22T08:02:00.001Z") : work;
    await signsOf(other, true);
    expect(await hold(lost)).toBe(isMark);
  });
});

it("an attempt is counted once more rather than not at all when others were counted since", async () => {
  const first = await signsOf(attempt, true);
  await signsOf(attempt, true);
  expect(await hold(first)).toBe(false);
  await signsOf(attempt, true);
  const [row] = await db.read.select({ count: rateLimit.count }).from(rateLimit);
  expect(row?.count).toBe(3);
  expect(await db.transaction(attempt)).toMatchObject({ allowed: false });
});

it("what is done again for want of a sign leaves what was kept as it is", async () => {
  await db.transaction((tx) => takeDueMail(tx, AT, UNTIL));
  for (let again = 0; again < 2; again += 1) {
    expect(await db.transaction((tx) => takeDueMail(tx, AT, UNTIL))).toBeUndefined();
    await db.transaction((tx) => markMailSent(tx, "mai_1", AT));
  }
  const sent = await db.read
    .select({ attempts: mailMessage.attempts, sentAt: mailMessage.sentAt })
    .from(mailMessage)
    .where(and(eq(mailMessage.id, "mai_1"), eq(mailMessage.state, "sent")));
  expect(sent).toEqual([{ attempts: 1, sentAt: AT }]);
});
