import { isMailAddress } from "./mail";

/** What may stand in an address that mail is sent to, and how it is compared and shown. */

export const MAX_ADDRESS_LENGTH = 254;

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * Whether somebody can be invited at an address: one that mail can be sent to and that an account can be made for, so
 * in ASCII and within RFC 5321's lengths. Nothing that could break out of a mail header passes.
 *
 * @example isEmailAddress("mette.holm@example.dk") // true
 * @example isEmailAddress("mette@localhost") // false
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > MAX_ADDRESS_LENGTH) return false;
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split(".");
  return (
    isMailAddress(text) &&
    at > 0 &&
    local.length <= 64 &&
    LOCAL.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label))
  );
}

/** The form in which addresses are stored and compared. @example normalEmail(" Mette@Example.dk ") // "mette@example.dk" */
export const normalEmail = (text: string): string => text.trim().toLowerCase();

/**
 * An address its owner recognises and nobody else can write to: the first letter and the domain.
 *
 * @example maskedEmail("mette.holm@example.dk") // "m•••@example.dk"
 */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "•••" : `${email.slice(0, 1)}•••${email.slice(at)}`;
}

/**
 * A first guess at somebody's name from the address, for the lead to correct.
 *
 * @example nameFromEmail("mette.marie_holm@example.dk") // "Mette Marie Holm"
 */
export function nameFromEmail(email: string): string {
  const local = email.slice(0, Math.max(0, email.lastIndexOf("@"))).replace(/\+.*$/, "");
  const words = local.split(/[._-]+/).filter((word) => word !== "");
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" ");
  return name === "" ? email : name;
}
