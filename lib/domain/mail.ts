/** Mail the product sends, what becomes of a message, and when a message that did not leave is tried again. */

export const MAIL_KINDS = [
  "invitation",
  "reminder",
  "device_code",
  "conflict_declared",
  "opening_asked",
  "vendor_invitation",
  "vendor_news",
  "vendor_receipt",
  "vendor_wrote",
] as const;
/** `vendor_news`: a new request, round or answer, to vendors' contacts. `vendor_wrote`: an answer or a question from one, to the leads. */
export type MailKind = (typeof MAIL_KINDS)[number];

/** `failed`: given up after many tries. `cancelled`: its link was revoked before it left. */
export const MAIL_STATES = ["queued", "sent", "failed", "cancelled"] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** What a message says, in its reader's language. */
export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Why a message has not arrived, as far as a mail server said so. */
export const MAIL_REASONS = [
  /** No connection, or it broke. */
  "server_unreachable",
  /** The server could not be spoken to in secret, or its certificate is not trusted. */
  "not_secure",
  /** Wrong user or password for the mail server. */
  "sign_in_refused",
  /** The mail server does not send for our own address. */
  "sender_refused",
  /** "Not now": full, too many, or it waits to see whether we come back. */
  "server_busy",
  /** There is no such mailbox, or it takes nothing. */
  "address_refused",
  /** The content was refused. */
  "message_refused",
  /** It was sealed with a key that is gone. */
  "key_lost",
  /** Anything else. */
  "unknown",
] as const;
export type MailReason = (typeof MAIL_REASONS)[number];

/** What went wrong with a try. Of a server's answer only the number is kept: its words may repeat what was sent. */
export interface MailFault {
  readonly reason: MailReason;
  /** The mail server's answer, e.g. 550; null when it gave none. */
  readonly answer: number | null;
  /** Trying again cannot help. */
  readonly final: boolean;
}

/** A fault as one short text. @example writeMailFault({ reason: "address_refused", answer: 550, final: true }) // "address_refused 550" */
export function writeMailFault({ reason, answer }: MailFault): string {
  return answer === null ? reason : `${reason} ${answer}`;
}

/** Reads what `writeMailFault` wrote; null when nothing went wrong so far. Anything else is `unknown`. */
export function readMailFault(text: string): { reason: MailReason; answer: number | null } | null {
  if (text === "") return null;
  const [word, number] = text.split(" ");
  const reason = MAIL_REASONS.find((each) => each === word) ?? "unknown";
  return { reason, answer: number !== undefined && /^\d{3}$/.test(number) ? Number(number) : null };
}

const MINUTE_MS = 60_000;

/** Minutes between one try and the next; the last pause repeats. */
const PAUSES = [1, 5, 15, 60, 120, 240, 480, 720] as const;
const LAST_PAUSE = 720;

/** How long a message is tried: two days, and a code for another device as long as the code lives. */
const TRIED_FOR_MINUTES: Readonly<Record<MailKind, number>> = {
  invitation: 2 * 24 * 60,
  reminder: 2 * 24 * 60,
  device_code: 15,
  conflict_declared: 2 * 24 * 60,
  opening_asked: 2 * 24 * 60,
  vendor_invitation: 2 * 24 * 60,
  vendor_news: 2 * 24 * 60,
  vendor_receipt: 2 * 24 * 60,
  vendor_wrote: 2 * 24 * 60,
};

/**
 * When a message whose try just failed is tried again: pauses grow from a minute to half a day, and the last try falls
 * on the end of its time. Null = given up.
 *
 * @param attempts tries so far, the failed one included
 * @throws RangeError for a moment that is none
 * @example nextMailTry({ kind: "invitation", createdAt: "2026-11-22T08:00:00.000Z", attempts: 1 }, "2026-11-22T08:00:10.000Z")
 * // "2026-11-22T08:01:10.000Z"
 */
export function nextMailTry(
  message: { readonly kind: MailKind; readonly createdAt: string; readonly attempts: number },
  now: string,
): string | null {
  const ends = Date.parse(message.createdAt) + TRIED_FOR_MINUTES[message.kind] * MINUTE_MS;
  const at = Date.parse(now);
  if (at >= ends) return null;
  const pause = PAUSES[Math.max(0, message.attempts - 1)] ?? LAST_PAUSE;
  return new Date(Math.min(at + pause * MINUTE_MS, ends)).toISOString();
}

/** A code on a screen waits for its mail; the rest can stand in line. */
export const URGENT_MAIL: MailKind = "device_code";

// One mailbox, nothing that could be read as a list, a comment, a name or a new header line.
const ADDRESS =
  /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.(?:\p{L}{2,}|xn--[a-z0-9-]+)$/u;
const LONGEST_ADDRESS = 254;

/**
 * Is this one address that mail can be sent to? Nothing else may stand beside it: no name, no second address, no line.
 *
 * @example isMailAddress("søren@hansen.dk") // true
 * @example isMailAddress("a@example.dk, b@example.dk") // false
 */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && !text.includes("..") && ADDRESS.test(text);
}
