import type { PartRole } from "./criterion";
import type { MailState } from "./mail";

/** How far an invited colleague is, and what a link may still do. `now` and all times are ISO timestamps in UTC. */

/** Days a personal link may be opened. */
export const INVITATION_DAYS = 14;
/** Minutes the lead's word lets one more device in, and minutes a code sent to the address is good for. */
export const DEVICE_MINUTES = 15;
/** Digits of such a code. */
export const CODE_DIGITS = 8;
/** People a selection may have, so that every page of it stays quick. */
export const MAX_PARTICIPANTS = 1_000;
/** Contacts who answer for one candidate. */
export const MAX_CONTACTS = 20;

export const PARTICIPATION_STATES = [
  "member",
  "mail_failed",
  "invited",
  "expired",
  "opened",
  "declared",
  "revoked",
] as const;
/**
 * `member`: never invited, takes part with an account or came with a file. `mail_failed`: the mail with the link was
 * given up, and the link has not been opened. `declared`: confidentiality confirmed and conflicts declared.
 */
export type ParticipationState = (typeof PARTICIPATION_STATES)[number];

export interface Participation {
  readonly email: string | null;
  readonly declaredAt: string | null;
  readonly revokedAt: string | null;
  /** The newest link; null when there has been none. */
  readonly link: LinkTimes | null;
  /** Ever let in: by any link, or bound to an account. */
  readonly letIn: boolean;
  /** Of the newest mail with a link; null when none was sent. */
  readonly mail: MailState | null;
}

export interface LinkTimes {
  readonly expiresAt: string;
  readonly openedAt: string | null;
  readonly deviceAllowedUntil: string | null;
  readonly revokedAt: string | null;
}

/**
 * The furthest step reached; being out comes before everything.
 *
 * @example participationState({ email: "m@x.dk", declaredAt: null, revokedAt: null, letIn: false, mail: "sent", link }, now) // "invited"
 */
export function participationState(person: Participation, now: string): ParticipationState {
  if (person.revokedAt !== null) return "revoked";
  if (person.declaredAt !== null) return "declared";
  if (person.letIn) return person.email === null ? "member" : "opened";
  if (person.link === null) return "member";
  if (person.mail === "failed") return "mail_failed";
  return isLinkLive(person.link, now) ? "invited" : "expired";
}

/** May the link still be opened, by anybody? */
export function isLinkLive({ revokedAt, expiresAt }: LinkTimes, now: string): boolean {
  return revokedAt === null && expiresAt > now;
}

/** Has the lead's word for one more device not run out or been used? */
export function isDeviceAllowed({ deviceAllowedUntil }: LinkTimes, now: string): boolean {
  return deviceAllowedUntil !== null && deviceAllowedUntil > now;
}

/** Minutes after which it is noted anew that a device is in use: often enough to tell a day from another. */
const SEEN_MINUTES = 60;

/**
 * Is it time to note again that a device is in use?
 *
 * @example isSeenLongAgo("2026-11-22T10:00:00.000Z", "2026-11-22T10:59:59.000Z") // false
 * @example isSeenLongAgo("2026-11-22T10:00:00.000Z", "2026-11-22T11:00:00.000Z") // true
 */
export function isSeenLongAgo(lastSeenAt: string, now: string): boolean {
  return addMinutes(lastSeenAt, SEEN_MINUTES) <= now;
}

/** `addDays("2026-11-22T10:00:00.000Z", 14)` is `"2026-12-06T10:00:00.000Z"`. */
export const addDays = (moment: string, days: number): string => addMinutes(moment, days * 24 * 60);

/** `addMinutes("2026-11-22T10:00:00.000Z", 15)` is `"2026-11-22T10:15:00.000Z"`. */
export function addMinutes(moment: string, minutes: number): string {
  return new Date(new Date(moment).getTime() + minutes * 60_000).toISOString();
}

/** Whoever evaluates must not know the prices: they would colour every score. */
export function mayKnowPrices(role: PartRole): boolean {
  return role === "lead" || role === "observer";
}

/** Where a participant goes after being let in: those who judge or answer to their own page, the others to the selection. */
export function doorOf(role: PartRole, selectionId: string): string {
  if (role === "vendor") return `/answer/${selectionId}`;
  return role === "evaluator" ? `/score/${selectionId}` : `/selections/${selectionId}`;
}
