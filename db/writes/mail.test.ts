import { asc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MailState } from "@/lib/domain/mail";
import type { Database } from "../engine/database";
import { mailMessage } from "../schema/mail";
import { openMemory } from "../testing/open-memory";
import { addSelection } from "../testing/selection-fixture";
import {
  cancelMail,
  insertMail,
  markMailNotSent,
  type NewMail,
  retryMail,
  sweepMail,
  takeDueMail,
} from "./mail";

const AT = "2026-11-22T08:00:00.000Z";
const LATER = "2026-11-22T08:02:00.000Z";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await db.transaction(async (tx) => {
    await addSelection(tx, "a");
    await addSelection(tx, "b");
  });
});
afterEach(() => db.close());

const add = (id: string, more: Partial<NewMail & { state: MailState; createdAt: string }> = {}) =>
  db.transaction(async (tx) => {
    const { state, createdAt, ...mail } = more;
    await insertMail(
      tx,
      {
        id,
        organisationId: "org_a",
        selectionId: "sel_a",
        participantId: "par_1",
        kind: "invitation",
        toAddress: `${id}@example.dk`,
        sealedContent: "sealed",
        ...mail,
      },
      createdAt ?? AT,
    );
    if (state === "failed") {
      const taken = { id, attempts: 0 };
      await markMailNotSent(tx, taken, { text: "address_refused 550", nextAttemptAt: null }, AT);
    }
  });

const rows = () =>
  db.read
    .select({ id: mailMessage.id, state: mailMessage.state, sealed: mailMessage.sealedContent })
    .from(mailMessage)
    .orderBy(asc(mailMessage.id));

const take = (now: string, until: string) => db.transaction((tx) => takeDueMail(tx, now, until));

describe("taking a message", () => {
  it("gives it to one of several that ask at once", async () => {
    await add("mail_1");
    const taken = await Promise.all([1, 2, 3, 4].map(() => take(AT, LATER)));
    expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
  });

  it("waits for its moment and for the end of somebody's lease", async () => {
    await add("mail_1", { createdAt: LATER });
    expect(await take(AT, LATER)).toBeUndefined();
    expect((await take(LATER, "2026-11-22T08:04:00.000Z"))?.attempts).toBe(1);
    expect(await take("2026-11-22T08:03:00.000Z", "2026-11-22T08:05:00.000Z")).toBeUndefined();
    expect((await take("2026-11-22T08:04:00.000Z", "2026-11-22T08:06:00.000Z"))?.attempts).toBe(2);
  });

  it("lets whoever lost the lease change nothing any more", async () => {
    await add("mail_1");
    const lost = await take(AT, LATER);
    const holder = await take(LATER, "2026-11-22T08:04:00.000Z");
    expect(holder?.attempts).toBe(2);
    await db.transaction((tx) =>
      markMailNotSent(tx, lost ?? { id: "", attempts: 0 }, { text: "unknown", nextAttemptAt: null }, LATER),
    );
    expect((await rows())[0]?.state).toBe("queued");
  });
});

describe("a revoked link", () => {
  it("takes its mail back, whether it waits or was given up, and leaves other mail alone", async () => {
    await add("mail_1");
    await add("mail_2", { state: "failed" });
    await add("mail_3", { kind: "conflict_declared" });
    await add("mail_4", { participantId: "par_2" });
    await db.transaction((tx) => cancelMail(tx, "par_1", ["invitation", "reminder"]));
    expect(await rows()).toEqual([
      { id: "mail_1", state: "cancelled", sealed: "" },
      { id: "mail_2", state: "cancelled", sealed: "" },
      { id: "mail_3", state: "queued", sealed: "sealed" },
      { id: "mail_4", state: "queued", sealed: "sealed" },
    ]);
  });
});

describe("trying again by hand", () => {
  it("touches no other selection's mail, no code, nothing emptied and nothing under way", async () => {
    await add("mail_1", { state: "failed" });
    await add("mail_2", { selectionId: "sel_b", state: "failed" });
    await add("mail_3", { kind: "device_code", state: "failed" });
    await add("mail_4", { sealedContent: "", state: "failed" });
    await add("mail_5");
    await take(AT, LATER);
    const ids = ["mail_1", "mail_2", "mail_3", "mail_4", "mail_5"];
    expect(await db.transaction((tx) => retryMail(tx, "sel_a", ids, AT))).toEqual(["mail_1"]);
    expect(await db.transaction((tx) => retryMail(tx, "sel_a", [], AT))).toEqual([]);
  });
});

describe("the sweep", () => {
  it("removes finished mail and mail of selections that are gone, and empties what was given up", async () => {
    const old = "2026-10-01T08:00:00.000Z";
    await add("mail_1", { state: "failed", createdAt: old });
    await add("mail_2", { selectionId: "sel_gone" });
    await add("mail_3", { state: "failed", createdAt: "2026-11-01T08:00:00.000Z" });
    await add("mail_4", { state: "failed" });
    await add("mail_5", { createdAt: old });
    await add("mail_6", { selectionId: null });
    const limits = { finishedBefore: "2026-10-22T08:00:00.000Z", failedBefore: "2026-11-08T08:00:00.000Z" };
    await db.transaction((tx) => sweepMail(tx, limits));
    expect(await rows()).toEqual([
      { id: "mail_3", state: "failed", sealed: "" },
      { id: "mail_4", state: "failed", sealed: "sealed" },
      { id: "mail_5", state: "queued", sealed: "sealed" },
      { id: "mail_6", state: "queued", sealed: "sealed" },
    ]);
  });
});
