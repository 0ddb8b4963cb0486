import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { openMemory } from "@/db/testing/open-memory";
import { addSelection } from "@/db/testing/selection-fixture";
import { retryMail } from "@/db/writes/mail";
import { freePort, type SinkBehaviour } from "@/e2e/mail-sink";
import { log } from "../log";
import {
  FROM,
  LINK,
  lookOnce,
  mail,
  queue,
  row,
  rows,
  START,
  scene,
  sender,
  sink,
  usesMail,
  workerOf,
} from "../testing/mail";
import { enqueueMail } from "./queue";
import { readMailSettings } from "./settings";
import { type SendMail, smtpSender } from "./transport";

usesMail();

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  scene.database = db;
});
afterEach(() => db.close());

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
      await enqueueMail(tx, mail("soren@example.dk"), new Date(scene.clock).toISOString());
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
    scene.clock += 60_000;
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
    scene.clock += 61_000;
    await lookOnce(send);
    expect(await row()).toMatchObject({ attempts: 2, nextAttemptAt: "2026-11-22T08:06:01.000Z" });
    const server = await sink({ port });
    scene.clock += 301_000;
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
      scene.clock = Date.parse((await row()).nextAttemptAt);
      await lookOnce(send);
      tries += 1;
    }
    expect(await row()).toMatchObject({ state: "failed", lastError: "server_unreachable" });
    expect(scene.clock - START).toBe(2 * 24 * 60 * 60 * 1000);
    expect(tries).toBeLessThan(15);
    const server = await sink({ port });
    const due = await db.transaction((tx) =>
      retryMail(tx, selectionId, [id ?? ""], new Date(scene.clock).toISOString()),
    );
    expect(due).toEqual([id]);
    await lookOnce(send);
    expect(server.list()[0]?.messageId).toBe(`<${id}@hansen.example>`);
  });

  it("a code for another device is not tried longer than it lives", async () => {
    const send = sender(`smtp://127.0.0.1:${await freePort()}`);
    await queue(mail("mette@example.dk", { kind: "device_code" }));
    for (let guard = 0; guard < 9 && (await row()).state === "queued"; guard += 1) {
      scene.clock = Date.parse((await row()).nextAttemptAt);
      await lookOnce(send);
    }
    expect((await row()).state).toBe("failed");
    expect(scene.clock - START).toBe(15 * 60 * 1000);
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
