import type { Database } from "@/db/engine/database";
import { sweepMail } from "@/db/writes/mail";
import { database } from "../database";
import { env } from "../env";
import { log } from "../log";
import { postWith, type TextsOf } from "../participant-mail";
import { reminderChore } from "./reminders";
import { mailSettings } from "./settings";
import { smtpSender } from "./transport";
import { answerMailBell } from "./wake";
import { MailWorker } from "./worker";

/** One worker per process, also when a development server reloads modules. */
const shared: typeof globalThis & { shortlistMailWorker?: MailWorker } = globalThis;

const DAY_MS = 24 * 60 * 60 * 1000;
const KEEP_FINISHED_MS = 30 * DAY_MS;
const KEEP_FAILED_CONTENT_MS = 14 * DAY_MS;
const SWEEP_EVERY_MS = 60 * 60 * 1000;

/**
 * Starts sending mail and reminders in this process, when mail is set up. Wrong settings are said plainly and stop
 * mail alone.
 */
export function startMail(textsOf: TextsOf): void {
  const settings = mailSettings();
  if (settings.state === "broken")
    log().error({ setting: "mail" }, `Mail is set up wrongly and stays off: ${settings.fault}.`);
  if (settings.state !== "on" || shared.shortlistMailWorker) return;
  const worker = new MailWorker({
    database,
    send: smtpSender(settings.smtp),
    now: () => new Date(),
    chores: [sweeper(), reminderChore(postWith(textsOf), env().origin)],
  });
  shared.shortlistMailWorker = worker;
  answerMailBell(() => worker.wake());
  worker.start();
  // The server ends by itself; what has not left is in the queue, and a sending cut off is taken up when its lease ends.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void worker.stop());
}

/** Once an hour, and at the start: removes what need not be kept. */
function sweeper(): (database: Database, now: Date) => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async (db, now) => {
    if (now.getTime() - last < SWEEP_EVERY_MS) return;
    const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
    await db.transaction((tx) =>
      sweepMail(tx, {
        finishedBefore: before(KEEP_FINISHED_MS),
        failedBefore: before(KEEP_FAILED_CONTENT_MS),
      }),
    );
    last = now.getTime();
  };
}
