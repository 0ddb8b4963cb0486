/** The languages the product speaks, and that a participant is written to in. */
export const LOCALES = ["en", "da", "nb"] as const;
export type Locale = (typeof LOCALES)[number];
