import { type MailKind, type MailReason, type MailState, readMailFault, URGENT_MAIL } from "./mail";

/** Which mail a lead should know about: given up, or longer in the queue than a healthy mail server needs. */

/** A healthy mail server takes a message within seconds. */
const WAITS_TOO_LONG_MS = 5 * 60 * 1000;
/** A code that did not arrive matters as long as somebody may still stand before the door. */
const URGENT_MATTERS_MS = 60 * 60 * 1000;

export interface MailOnRecord {
  readonly id: string;
  /** Whom it is for; empty when they are gone. */
  readonly name: string;
  readonly kind: MailKind;
  readonly state: MailState;
  /** As `writeMailFault` wrote it. */
  readonly lastError: string;
  readonly nextAttemptAt: string;
  readonly createdAt: string;
  /** Its content is still there to be sent. */
  readonly isWhole: boolean;
}

export interface MailTrouble {
  readonly id: string;
  readonly name: string;
  readonly kind: MailKind;
  /** `waiting`: no server has tried it yet. */
  readonly reason: MailReason | "waiting";
  /** The mail server's number, e.g. 550. */
  readonly answer: number | null;
  /** Since when it has been trying. */
  readonly since: string;
  /** Null = given up. */
  readonly nextTryAt: string | null;
  readonly canRetry: boolean;
}

/**
 * What is wrong with a message, or null when nothing is.
 *
 * @param message the newest of its kind to its reader; older ones matter no more
 * @example troubleOf({ state: "failed", lastError: "address_refused 550", … }, now)?.reason // "address_refused"
 */
export function troubleOf(message: MailOnRecord, now: string): MailTrouble | null {
  const { id, name, kind, state, lastError, createdAt, nextAttemptAt, isWhole } = message;
  if (state !== "queued" && state !== "failed") return null;
  const fault = readMailFault(lastError);
  const waited = Date.parse(now) - Date.parse(createdAt);
  if (state === "queued" && fault === null && waited < WAITS_TOO_LONG_MS) return null;
  if (kind === URGENT_MAIL && waited > URGENT_MATTERS_MS) return null;
  return {
    id,
    name,
    kind,
    reason: fault?.reason ?? "waiting",
    answer: fault?.answer ?? null,
    since: createdAt,
    nextTryAt: state === "failed" ? null : nextAttemptAt,
    canRetry: isWhole && kind !== URGENT_MAIL,
  };
}
