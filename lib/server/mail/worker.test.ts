import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { asc } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { openSqlite } from "@/db/engine/sqlite";
import { mailMessage } from "@/db/schema/mail";
import { openMemory } from "@/db/testing/open-memory";
import { addSelection } from "@/db/testing/selection-fixture";
import { retryMail } from "@/db/writes/mail";
import { freePort, type MailSink, type SinkBehaviour, startMailSink } from "@/e2e/mail-sink";
import { log } from "../log";
import { enqueueMail, type OutgoingMail } from "./queue";
import { readMailSettings } from "./settings";
import { type SendMail, smtpSender } from "./transport";
import { MailWorker } from "./worker";

const FROM = "Shortlist hos Hansen <shortlist@hansen.example>";
const START = Date.parse("2026-11-22T08:00:00.000Z");
const LINK = "https://shortlist.example.dk/invited/a-secret-token";

let folder: string;
let db: Database;
let clock: number;
let sinks: MailSink[];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "shortlist-mail-"));
  vi.stubEnv("SHORTLIST_DATA", folder);
  // That mail is set up at all; where it goes is each test's own.
  vi.stubEnv("SHORTLIST_SMTP_URL", "smtp://127.0.0.1:1");
  vi.stubEnv("SHORTLIST_MAIL_FROM", FROM);
  vi.stubEnv("LOG_LEVEL", "silent");
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  db = await openMemory();
  clock = START;
  sinks = [];
});
afterEach(async () => {
  for (const sink of sinks) await sink.stop();
  await db.close();
});

async function sink(behaviour: SinkBehaviour = {}): Promise<MailSink> {
  const made = await startMailSink(behaviour);
  sinks.push(made);
  return made;
}

function sender(url: string): SendMail {
  const settings = readMailSettings(url, FROM);
  if (settings.state !== "on") throw new Error("the test's own settings are wrong");
  return smtpSender(settings.smtp);
}

const workerOf = (send: SendMail, database: Database = db) =>
  new MailWorker({ database: async () => database, send, now: () => new Date(clock) });

/** A worker that is started looks by itself; a test asks it to look once. */
async function lookOnce(send: SendMail, database: Database = db): Promise<void> {
  const worker = workerOf(send, database);
  worker.start();
  await worker.look();
  await worker.stop();
}

const mail = (toAddress: string, more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  organisationId: "org_a",
  selectionId: null,
  participantId: null,
  kind: "invitation",
  toAddress,
  content: {
    subject: "Vælg for os på Åsen",
    text: `Kære Søren\n\n${LINK}\n`,
    html: `<p>Kære Søren: ${LINK}</p>`,
  },
  ...more,
});

const queue = (message: OutgoingMail, database: Database = db) =>
  database.transaction((tx) => enqueueMail(tx, message, new Date(clock).toISOString()));

const rows = (database: Database = db) =>
  database.read.select().from(mailMessage).orderBy(asc(mailMessage.toAddress));
const row = async () => {
  const [first] = await rows();
  if (!first) throw new Error("no message in the queue");
  return first;
};

describe("a queued message", () => {
  it("is sent once, with subject, text and HTML as they were written", async () => {
    const server = await sink();
    const id = await queue(mail("soren@example.dk"));
    await lookOnce(sender(server.url));
    await lookOnce(sender(server.url));
    const [received, ...more] = server.list();
    expect(more).toEqual([]);
    expect(received?.subject).toBe("Vælg for os på Åsen");
    expect(received?.text.trim()).toBe(`Kære Søren\n\n${LINK}`);
    expect(received?.html.trim()).toBe(`<p>Kære Søren: ${LINK}</p>`);
    expect(received?.from).toBe("shortlist@hansen.example");
    expect(received?.headers.get("from")).toBe("Shortlist hos Hansen <shortlist@hansen.example>");
    expect(received?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(received?.messageId).toBe(`<${id}@hansen.example>`);
  });

  it("shows nothing of what it says in the database, and is emptied once sent", async () => {
    await queue(mail("soren@example.dk"));
    expect(JSON.stringify(await rows())).not.toMatch(/Kære|Åsen|a-secret-token/);
    const server = await sink();
    await lookOnce(sender(server.url));
    expect(await row()).toMatchObject({ state: "sent", sealedContent: "", attempts: 1, leasedUntil: null });
  });

  it("is gone when the write it tells of is rolled back", async () => {
    const undone = db.transaction(async (tx) => {
      await enqueueMail(tx, mail("soren@example.dk"), new Date(clock).toISOString());
      throw new Error("rolled back");
    });
    await expect(undone).rejects.toThrow("rolled back");
    expect(await rows()).toEqual([]);
  });

  it("goes to one address and nothing that looks like more", async () => {
    for (const address of [
      "a@example.dk, b@example.dk",
      "a@example.dk\r\nBcc: b@example.dk",
      "A <a@example.dk>",
      "",
    ])
      await expect(queue(mail(address))).rejects.toThrow("not one mail address");
    expect(await rows()).toEqual([]);
  });

  it("leaves at once when the bell of a started worker is rung", async () => {
    const server = await sink();
    const worker = workerOf(sender(server.url));
    worker.start();
    await worker.look();
    await queue(mail("mette@example.dk"));
    worker.wake();
    expect((await server.newest("mette@example.dk")).to).toEqual(["mette@example.dk"]);
    await worker.stop();
  });

  it("stays in the queue of a worker that was stopped", async () => {
    const server = await sink();
    const worker = workerOf(sender(server.url));
    worker.start();
    await worker.stop();
    await queue(mail("mette@example.dk"));
    worker.wake();
    await worker.look();
    expect(server.list()).toEqual([]);
    expect((await row()).state).toBe("queued");
  });

  it("is sent by a server that signs in with user and password", async () => {
    const server = await sink({ user: { name: "short@list", password: "p/å s%" } });
    await queue(mail("mette@example.dk"));
    await lookOnce(sender(server.url));
    expect(server.list()).toHaveLength(1);
  });

  it("that carries a code is sent before everything that waits longer", async () => {
    const order: string[] = [];
    const send: SendMail = async ({ toAddress }) => {
      order.push(toAddress);
      return { ok: true };
    };
    for (const name of ["a", "b", "c", "d"]) await queue(mail(`${name}@example.dk`));
    clock += 60_000;
    await queue(mail("code@example.dk", { kind: "device_code" }));
    await lookOnce(send);
    expect(order[0]).toBe("code@example.dk");
    expect(order).toHaveLength(5);
  });
});

describe("when the mail server is down", () => {
  it("the message is kept, tried again after growing pauses, and sent when it is back", async () => {
    const port = await freePort();
    const send = sender(`smtp://127.0.0.1:${port}`);
    await queue(mail("mette@example.dk"));
    await lookOnce(send);
    expect(await row()).toMatchObject({
      state: "queued",
      attempts: 1,
      lastError: "server_unreachable",
      nextAttemptAt: "2026-11-22T08:01:00.000Z",
      leasedUntil: null,
    });
    await lookOnce(send);
    expect((await row()).attempts).toBe(1);
    clock += 61_000;
    await lookOnce(send);
    expect(await row()).toMatchObject({ attempts: 2, nextAttemptAt: "2026-11-22T08:06:01.000Z" });
    const server = await sink({ port });
    clock += 301_000;
    await lookOnce(send);
    expect(server.list("mette@example.dk")).toHaveLength(1);
    expect(await row()).toMatchObject({ state: "sent", lastError: "" });
  });

  it("the message is given up after two days, can be tried again then, and keeps its Message-ID", async () => {
    const port = await freePort();
    const send = sender(`smtp://127.0.0.1:${port}`);
    const selectionId = await db.transaction((tx) => addSelection(tx, "a"));
    const id = await queue(mail("mette@example.dk", { selectionId }));
    let tries = 0;
    for (let guard = 0; guard < 30 && (await row()).state === "queued"; guard += 1) {
      clock = Date.parse((await row()).nextAttemptAt);
      await lookOnce(send);
      tries += 1;
    }
    expect(await row()).toMatchObject({ state: "failed", lastError: "server_unreachable" });
    expect(clock - START).toBe(2 * 24 * 60 * 60 * 1000);
    expect(tries).toBeLessThan(15);
    const server = await sink({ port });
    const due = await db.transaction((tx) =>
      retryMail(tx, selectionId, [id ?? ""], new Date(clock).toISOString()),
    );
    expect(due).toEqual([id]);
    await lookOnce(send);
    expect(server.list()[0]?.messageId).toBe(`<${id}@hansen.example>`);
  });

  it("a code for another device is not tried longer than it lives", async () => {
    const send = sender(`smtp://127.0.0.1:${await freePort()}`);
    await queue(mail("mette@example.dk", { kind: "device_code" }));
    for (let guard = 0; guard < 9 && (await row()).state === "queued"; guard += 1) {
      clock = Date.parse((await row()).nextAttemptAt);
      await lookOnce(send);
    }
    expect((await row()).state).toBe("failed");
    expect(clock - START).toBe(15 * 60 * 1000);
  });

  it("nothing of the address, the link or the text is in the log", async () => {
    const warned = vi.spyOn(log(), "warn");
    const server = await sink({ refuse: (address) => (address.startsWith("secret") ? 550 : null) });
    await queue(mail("secret.person@example.dk"));
    await lookOnce(sender(server.url));
    expect(warned).toHaveBeenCalledOnce();
    expect(JSON.stringify(warned.mock.calls)).not.toMatch(/secret\.person|a-secret-token|Kære|Åsen/);
    expect(JSON.stringify(warned.mock.calls)).toContain("address_refused 550");
    warned.mockRestore();
  });
});

describe("a refusal", () => {
  it("of the address is final, and says so", async () => {
    const server = await sink({ refuse: (address) => (address === "gone@example.dk" ? 550 : null) });
    await queue(mail("gone@example.dk"));
    await queue(mail("mette@example.dk"));
    await lookOnce(sender(server.url));
    expect((await rows()).map(({ toAddress, state, lastError }) => [toAddress, state, lastError])).toEqual([
      ["gone@example.dk", "failed", "address_refused 550"],
      ["mette@example.dk", "sent", ""],
    ]);
  });

  it.each([
    ["that says 'not now' is tried again", { refuse: () => 451 }, "queued", "server_busy 451"],
    [
      "of our own address is tried again: the server's owner can mend it",
      { refuse: (address: string) => (address.endsWith("@hansen.example") ? 553 : null) },
      "queued",
      "sender_refused 553",
    ],
  ] satisfies [string, SinkBehaviour, string, string][])("%s", async (_what, behaviour, state, lastError) => {
    const server = await sink(behaviour);
    await queue(mail("mette@example.dk"));
    await lookOnce(sender(server.url));
    expect(await row()).toMatchObject({ state, lastError });
  });

  it("of user and password is tried again and does not name them", async () => {
    const server = await sink({ user: { name: "shortlist", password: "right" } });
    await queue(mail("mette@example.dk"));
    await lookOnce(sender(server.url.replace("right", "wrong")));
    expect(await row()).toMatchObject({ state: "queued", lastError: "sign_in_refused 535" });
  });

  it("to speak in secret keeps a password from being sent in the open", async () => {
    const server = await sink({ user: { name: "shortlist", password: "right" } });
    const settings = readMailSettings(server.url, FROM);
    if (settings.state !== "on") throw new Error("the test's own settings are wrong");
    await queue(mail("mette@example.dk"));
    await lookOnce(smtpSender({ ...settings.smtp, requireTls: true }));
    expect(server.list()).toEqual([]);
    expect((await row()).lastError).toMatch(/^not_secure/);
  });
});

describe("several servers on one database", () => {
  it("send each message once", async () => {
    const server = await sink({ delayMs: 5 });
    for (let number = 10; number < 40; number += 1) await queue(mail(`p${number}@example.dk`));
    const workers = [1, 2, 3].map(() => workerOf(sender(server.url)));
    for (const worker of workers) worker.start();
    // Who lost a race ends its look; the others go on until nothing is due.
    for (let guard = 0; guard < 20 && server.list().length < 30; guard += 1)
      await Promise.all(workers.map((worker) => worker.look()));
    for (const worker of workers) await worker.stop();
    const receivers = server.list().map(({ to }) => to[0]);
    expect(receivers).toHaveLength(30);
    expect(new Set(receivers).size).toBe(30);
    expect((await rows()).every(({ state, attempts }) => state === "sent" && attempts === 1)).toBe(true);
  });

  it("take over what another left unfinished, but only after its lease", async () => {
    await queue(mail("mette@example.dk"));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = workerOf(async () => {
      await held;
      return { ok: true };
    });
    slow.start();
    const looking = slow.look();
    const order: string[] = [];
    const other: SendMail = async ({ id }) => {
      order.push(id);
      return { ok: true };
    };
    await vi.waitFor(async () => expect((await row()).leasedUntil).not.toBeNull());
    await lookOnce(other);
    expect(order).toEqual([]);
    clock += 121_000;
    await lookOnce(other);
    expect(order).toHaveLength(1);
    release();
    await looking;
    await slow.stop();
    expect((await row()).state).toBe("sent");
  });
});

describe("a worker", () => {
  it("finds the queue again after a restart", async () => {
    const file = path.join(folder, "restart.sqlite");
    const before = await openSqlite(file);
    await queue(mail("mette@example.dk"), before);
    await before.close();
    const server = await sink();
    const after = await openSqlite(file);
    await lookOnce(sender(server.url), after);
    expect(server.list("mette@example.dk")).toHaveLength(1);
    expect((await rows(after))[0]?.state).toBe("sent");
    await after.close();
  });

  it("does not send again what it could not mark, and marks it when it can", async () => {
    await queue(mail("mette@example.dk"));
    let sent = 0;
    let broken = false;
    const failing: Database = {
      ...db,
      read: db.read,
      transaction: (work) => (broken ? Promise.reject(new Error("disk full")) : db.transaction(work)),
    };
    const worker = workerOf(async () => {
      sent += 1;
      broken = true;
      return { ok: true };
    }, failing);
    worker.start();
    await worker.look();
    expect([sent, (await row()).state]).toEqual([1, "queued"]);
    clock += 200_000;
    broken = false;
    await worker.look();
    expect([sent, (await row()).state]).toEqual([1, "sent"]);
    await worker.stop();
  });

  it("gives up what was sealed with a key that is gone, and says why", async () => {
    await queue(mail("mette@example.dk"));
    await db.transaction((tx) =>
      tx.update(mailMessage).set({ sealedContent: "v1.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAA" }),
    );
    await lookOnce(async () => ({ ok: true }));
    expect(await row()).toMatchObject({ state: "failed", lastError: "key_lost" });
  });

  it("survives a database that does not answer", async () => {
    const worker = new MailWorker({
      database: () => Promise.reject(new Error("locked")),
      send: async () => ({ ok: true }),
      now: () => new Date(clock),
    });
    worker.start();
    await expect(worker.look()).resolves.toBeUndefined();
    await worker.stop();
  });
});
