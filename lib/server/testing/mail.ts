import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { mailMessage } from "@/db/schema/mail";
import { type MailSink, type SinkBehaviour, startMailSink } from "@/e2e/mail-sink";
import { enqueueMail, type OutgoingMail } from "../mail/queue";
import { readMailSettings } from "../mail/settings";
import { type SendMail, smtpSender } from "../mail/transport";
import { MailWorker } from "../mail/worker";

/** Waiting mail: a queue in a real database, a clock that tests set, and mail servers that keep what they are sent. */

export const FROM = "Shortlist hos Hansen <shortlist@hansen.example>";
export const START = Date.parse("2026-11-22T08:00:00.000Z");
export const LINK = "https://shortlist.example.dk/invited/a-secret-token";

interface Scene {
  folder: string;
  database: Database | null;
  clock: number;
  sinks: MailSink[];
}

export const scene: Scene = { folder: "", database: null, clock: START, sinks: [] };

/** @throws Error before a test has named its database */
function atQueue(): Database {
  if (!scene.database) throw new Error("no database holds the queue");
  return scene.database;
}

/** For the head of a test file: mail is set up, it is eight o'clock before each test, and every sink is stopped. */
export function usesMail(): void {
  beforeAll(() => {
    scene.folder = mkdtempSync(path.join(tmpdir(), "shortlist-mail-"));
    vi.stubEnv("SHORTLIST_DATA", scene.folder);
    // That mail is set up at all; where it goes is each test's own.
    vi.stubEnv("SHORTLIST_SMTP_URL", "smtp://127.0.0.1:1");
    vi.stubEnv("SHORTLIST_MAIL_FROM", FROM);
    vi.stubEnv("LOG_LEVEL", "silent");
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(scene.folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    scene.clock = START;
    scene.sinks = [];
  });
  afterEach(async () => {
    for (const each of scene.sinks) await each.stop();
  });
}

export async function sink(behaviour: SinkBehaviour = {}): Promise<MailSink> {
  const made = await startMailSink(behaviour);
  scene.sinks.push(made);
  return made;
}

export function sender(url: string): SendMail {
  const settings = readMailSettings(url, FROM);
  if (settings.state !== "on") throw new Error("the test's own settings are wrong");
  return smtpSender(settings.smtp);
}

export const workerOf = (send: SendMail, database: Database = atQueue()) =>
  new MailWorker({ database: async () => database, send, now: () => new Date(scene.clock) });

/** A worker that is started looks by itself; a test asks it to look once. */
export async function lookOnce(send: SendMail, database: Database = atQueue()): Promise<void> {
  const worker = workerOf(send, database);
  worker.start();
  await worker.look();
  await worker.stop();
}

export const mail = (toAddress: string, more: Partial<OutgoingMail> = {}): OutgoingMail => ({
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

export const queue = (message: OutgoingMail, database: Database = atQueue()) =>
  database.transaction((tx) => enqueueMail(tx, message, new Date(scene.clock).toISOString()));

export const rows = (database: Database = atQueue()) =>
  database.read.select().from(mailMessage).orderBy(mailMessage.toAddress);
export const row = async () => {
  const [first] = await rows();
  if (!first) throw new Error("no message in the queue");
  return first;
};
