import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { openSqlite } from "@/db/engine/sqlite";
import { mailMessage } from "@/db/schema/mail";
import { openMemory } from "@/db/testing/open-memory";
import { lookOnce, mail, queue, row, rows, scene, sender, sink, usesMail, workerOf } from "../testing/mail";
import type { SendMail } from "./transport";
import { MailWorker } from "./worker";

usesMail();

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  scene.database = db;
});
afterEach(() => db.close());

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
    scene.clock += 121_000;
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
    const file = path.join(scene.folder, "restart.sqlite");
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
    scene.clock += 200_000;
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
      now: () => new Date(scene.clock),
    });
    worker.start();
    await expect(worker.look()).resolves.toBeUndefined();
    await worker.stop();
  });
});
