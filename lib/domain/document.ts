/** Files kept with a candidate: what they are of. */

export const DOCUMENT_KINDS = [
  "offer",
  "assurance_report",
  "accounts",
  "contract",
  "reference",
  "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Largest file that is kept, in bytes. */
export const MOST_DOCUMENT_BYTES = 25 * 1024 * 1024;
