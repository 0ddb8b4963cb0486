/**
 * Company registration numbers. Danish and Norwegian numbers carry a check digit and are checked; other countries'
 * numbers are kept as typed.
 */

export const COUNTRIES = ["DK", "NO", "SE", "FI", "IS", "DE", "NL", "GB", "US", "OTHER"] as const;
export type Country = (typeof COUNTRIES)[number];

export function isCountry(value: unknown): value is Country {
  return COUNTRIES.some((country) => country === value);
}

export type RegistrationErrorCode =
  | "registration.length"
  | "registration.characters"
  | "registration.checksum";

export type RegistrationResult =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: RegistrationErrorCode };

/** Longest number kept for a country whose numbers are not checked. */
export const REGISTRATION_MAX_LENGTH = 64;

const CVR_WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];
const ORGANISATION_NUMBER_WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2];

/** Blanks, dots, dashes, colons and slashes people put between digits. */
const SEPARATORS = /[\s.:/\-‐-―]/gu;
const DANISH_DECORATION = /^(?:DK)?(?:CVR(?:NR|NO)?)?(?:DK)?/u;
const NORWEGIAN_DECORATION = /^(?:NO)?(?:ORG(?:ANISASJONS)?(?:NR|NUMMER)?)?(?:NO)?/u;
const ONLY_DIGITS = /^[0-9]*$/;

function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** All eight digits weighed 2,7,6,5,4,3,2,1 add up to a multiple of 11. No number starts with 0. */
function isCvrNumber(digits: string): boolean {
  return digits[0] !== "0" && weightedSum(digits, CVR_WEIGHTS) % 11 === 0;
}

/**
 * The ninth digit is 11 minus the remainder of the first eight weighed 3,2,7,6,5,4,3,2; 11 counts as 0 and a
 * result of 10 is never issued. No number starts with 0.
 */
function isOrganisationNumber(digits: string): boolean {
  const check = (11 - (weightedSum(digits, ORGANISATION_NUMBER_WEIGHTS) % 11)) % 11;
  return digits[0] !== "0" && check !== 10 && check === Number(digits[8]);
}

function checkDigits(text: string, length: number, isValid: (digits: string) => boolean): RegistrationResult {
  if (!ONLY_DIGITS.test(text)) return { ok: false, code: "registration.characters" };
  if (text.length !== length) return { ok: false, code: "registration.length" };
  return isValid(text) ? { ok: true, value: text } : { ok: false, code: "registration.checksum" };
}

/**
 * Checks a registration number and gives it back as it is stored: bare digits for Denmark (CVR, 8 digits, modulus 11)
 * and Norway (organisation number, 9 digits, modulus 11), trimmed text for every other country.
 *
 * Blanks, dots, dashes, a leading "DK", "NO", "CVR-nr." or "Org.nr." and a trailing "MVA" are ignored.
 * A number that is not known is not checked at all: store null. For Denmark and Norway a blank has the wrong length.
 *
 * Errors: `registration.characters` something other than digits is left; `registration.length` too few or too many;
 * `registration.checksum` the digits do not belong together, so at least one is mistyped.
 *
 * @example checkRegistrationNumber("DK", "DK 10 15 08 17") // { ok: true, value: "10150817" }
 * @example checkRegistrationNumber("NO", "NO 923 609 016 MVA") // { ok: true, value: "923609016" }
 * @example checkRegistrationNumber("DK", "10150818") // { ok: false, code: "registration.checksum" }
 */
export function checkRegistrationNumber(country: Country, text: string): RegistrationResult {
  if (country !== "DK" && country !== "NO") {
    const trimmed = text.trim();
    return trimmed.length > REGISTRATION_MAX_LENGTH
      ? { ok: false, code: "registration.length" }
      : { ok: true, value: trimmed };
  }
  const compact = text.replace(SEPARATORS, "").toUpperCase();
  return country === "DK"
    ? checkDigits(compact.replace(DANISH_DECORATION, ""), 8, isCvrNumber)
    : checkDigits(compact.replace(NORWEGIAN_DECORATION, "").replace(/MVA$/u, ""), 9, isOrganisationNumber);
}

/**
 * A stored number as it is usually written in its country: Danish digits in pairs, Norwegian in threes.
 *
 * @example formatRegistrationNumber("DK", "10150817") // "10 15 08 17"
 * @example formatRegistrationNumber("NO", "923609016") // "923 609 016"
 */
export function formatRegistrationNumber(country: Country, value: string): string {
  if (country === "DK" && /^[0-9]{8}$/.test(value)) return value.replace(/(..)(?=.)/g, "$1 ");
  if (country === "NO" && /^[0-9]{9}$/.test(value)) return value.replace(/(...)(?=.)/g, "$1 ");
  return value;
}
