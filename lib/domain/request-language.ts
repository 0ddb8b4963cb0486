import type { Locale } from "./locale";

/**
 * The language a candidate is written to in: its contact's when there is one, else that of its country.
 *
 * @example requestLanguage({ country: "NO", contactLocale: null }) // "nb"
 */
export function requestLanguage(of: {
  /** Two letters, ISO 3166-1. */
  readonly country: string;
  readonly contactLocale: Locale | null;
}): Locale {
  if (of.contactLocale !== null) return of.contactLocale;
  switch (of.country.toUpperCase()) {
    case "DK":
    case "FO":
    case "GL":
      return "da";
    case "NO":
      return "nb";
    default:
      return "en";
  }
}
