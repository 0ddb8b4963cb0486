import type { Database } from "@/db/engine/database";
import { markMailNotSent, markMailSent, type TakenMail, takeDueMail } from "@/db/writes/mail";
import { type MailFault, nextMailTry, writeMailFault } from "@/lib/domain/mail";
import { log } from "../log";
import { SealBroken } from "../sealed-box";
import { openMailContent } from "./queue";
import { type Posted, SEND_LIMIT_MS, type SendMail } from "./transport";

/**
 * Takes due messages out of the queue and hands them to the mail server, some at a time. Several servers may do so on
 * one database. At least once: a message is marked after the mail server took it, so that none is lost; one that was
 * taken and could not be marked is remembered here and not sent again.
 */

/** Somewhat longer than the longest sending, so that nobody takes a message that is still on its way. */
export const LEASE_MS = 2 * SEND_LIMIT_MS;
const LOOK_EVERY_MS = 30_000;
/** Messages under way at once: a slow mail server must not hold up a code somebody waits for. */
const LANES = 3;
/** After the bell, several looks: the transaction that rang it may still be committing. */
const BELL_LOOKS_MS = [0, 200, 1500] as const;

export interface WorkerSurroundings {
  readonly database: () => Promise<Database>;
  readonly send: SendMail;
  readonly now: () => Date;
  /** What else is done at each round, e.g. reminders; each decides for itself whether it is time. */
  readonly chores?: readonly ((database: Database, now: Date) => Promise<void>)[];
  readonly lookEveryMs?: number;
}

export class MailWorker {
  readonly #around: WorkerSurroundings;
  readonly #sentUnmarked = new Map<string, string>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #round: Promise<void> | null = null;
  #again = false;
  #stopped = true;
  #lastTrouble = "";

  constructor(around: WorkerSurroundings) {
    this.#around = around;
  }

  /** Looks at once, and from then on regularly. */
  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.wake();
    this.#later(this.#around.lookEveryMs ?? LOOK_EVERY_MS, true);
  }

  /** Looks within a moment. */
  wake(): void {
    if (this.#stopped) return;
    for (const delay of BELL_LOOKS_MS) this.#later(delay, false);
  }

  /** Takes nothing more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await this.#round;
  }

  /** One look through the queue; a look asked for during another one follows it. Never rejects. */
  look(): Promise<void> {
    if (this.#round) {
      this.#again = true;
      return this.#round;
    }
    this.#round = this.#looks().finally(() => {
      this.#round = null;
    });
    return this.#round;
  }

  #later(delay: number, repeated: boolean): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.look().finally(() => {
        if (repeated && !this.#stopped) this.#later(delay, true);
      });
    }, delay);
    // Waiting for mail keeps no server from ending.
    timer.unref();
    this.#timers.add(timer);
  }

  async #looks(): Promise<void> {
    do {
      this.#again = false;
      try {
        const database = await this.#around.database();
        for (const chore of this.#around.chores ?? [])
          await chore(database, this.#around.now()).catch((error: unknown) => this.#report("chore", error));
        await this.#markRemembered(database);
        const lanes = Array.from({ length: LANES }, () => this.#lane(database));
        // All of them end before the round does, also when one breaks.
        for (const ended of await Promise.allSettled(lanes))
          if (ended.status === "rejected") throw ended.reason;
        this.#lastTrouble = "";
      } catch (error) {
        this.#report("queue", error);
      }
    } while (this.#again && !this.#stopped);
  }

  /** One message after another until none is due. */
  async #lane(database: Database): Promise<void> {
    while (!this.#stopped) {
      const now = this.#around.now();
      const leasedUntil = new Date(now.getTime() + LEASE_MS).toISOString();
      const taken = await database.transaction((tx) => takeDueMail(tx, now.toISOString(), leasedUntil));
      if (!taken) return;
      await this.#deliver(database, taken);
    }
  }

  async #deliver(database: Database, taken: TakenMail): Promise<void> {
    const posted = this.#sentUnmarked.has(taken.id) ? { ok: true as const } : await this.#post(taken);
    const at = this.#around.now().toISOString();
    if (posted.ok) {
      this.#sentUnmarked.set(taken.id, at);
      await this.#mark(database, taken.id, at);
      return;
    }
    const next = posted.fault.final ? null : nextMailTry(taken, at);
    const text = writeMailFault(posted.fault);
    log().warn(
      { mailId: taken.id, kind: taken.kind, attempts: taken.attempts, reason: text, next },
      "mail not sent",
    );
    await database.transaction((tx) => markMailNotSent(tx, taken, { text, nextAttemptAt: next }, at));
  }

  async #post(taken: TakenMail): Promise<Posted> {
    let content: ReturnType<typeof openMailContent>;
    try {
      content = openMailContent(taken.id, taken.sealedContent);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      const fault: MailFault = { reason: "key_lost", answer: null, final: true };
      return { ok: false, fault };
    }
    return this.#around.send({ id: taken.id, toAddress: taken.toAddress, content });
  }

  async #mark(database: Database, id: string, at: string): Promise<void> {
    await database.transaction((tx) => markMailSent(tx, id, at));
    this.#sentUnmarked.delete(id);
  }

  /** What was sent while the database could not be written, e.g. on a full disk. */
  async #markRemembered(database: Database): Promise<void> {
    for (const [id, at] of this.#sentUnmarked) await this.#mark(database, id, at);
  }

  /** The same trouble is said once, not every half minute. */
  #report(where: string, error: unknown): void {
    const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const trouble = `${where} ${name}`;
    if (trouble === this.#lastTrouble) return;
    this.#lastTrouble = trouble;
    log().error({ where: `mail/${where}`, err: error }, "the mail worker had to wait");
  }
}
