import { createHash, randomBytes } from "node:crypto";

/**
 * The cookie of a device that opened a personal link. One per selection, so that somebody invited to two keeps both.
 * The database holds only hashes: a copy of it opens nothing.
 */

const PREFIX = "shortlist_guest_";

/** Days a device stays let in after opening a link. */
export const GUEST_SESSION_DAYS = 60;

/** Name of the cookie for one selection. @example guestCookieName("sel_4x") // "shortlist_guest_sel_4x" */
export const guestCookieName = (selectionId: string): string => `${PREFIX}${selectionId}`;

/** A new secret for a link or a cookie: 256 random bits, in letters that are safe in an address. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of a secret. It is long and random, so a plain hash is enough. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** The stored form of every guest cookie among a request's cookies; at most as many as somebody would have. */
export function guestKeysOf(cookies: readonly { readonly name: string; readonly value: string }[]): string[] {
  return cookies
    .filter(({ name, value }) => name.startsWith(PREFIX) && value.length >= 20 && value.length <= 100)
    .slice(0, 50)
    .map(({ value }) => tokenHash(value));
}
