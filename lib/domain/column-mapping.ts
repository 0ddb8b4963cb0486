import type { CatalogueLine } from "./offer";

/** How a vendor's own workbook is laid out: which sheet and columns hold what, said by hand once and remembered. */

export const MAPPED_COLUMNS = ["name", "unitPrice", "period", "driver", "quantity", "note"] as const;
export type MappedColumn = (typeof MAPPED_COLUMNS)[number];

export const MAPPED_PERIODS = ["month", "year"] as const;
/** What recurring prices are for where no column says it. */
export type MappedPeriod = (typeof MAPPED_PERIODS)[number];

export interface ColumnMapping {
  readonly sheet: string;
  /** Number of the row with the headings, from 1. Answers stand below it. */
  readonly headerRow: number;
  /** Columns from 0. A name and a price are the least. */
  readonly columns: Readonly<Partial<Record<MappedColumn, number>>>;
  readonly period: MappedPeriod | null;
  /** Which catalogue line each row is, by the row's number. A row that is not here is none. */
  readonly rows: Readonly<Record<string, string>>;
}

/** What is kept of a mapping for the vendor's next workbook: no rows and no places, which change, but names. */
export interface RememberedMapping {
  readonly headerTexts: Readonly<Partial<Record<MappedColumn, string>>>;
  readonly period: MappedPeriod | null;
  /** The vendor's names for services, plain, and ours. */
  readonly names: Readonly<Record<string, string>>;
}

/** A name as it is compared: small letters, single blanks, no marks around it. `plainName(" Back-up: ")` is `"back up"`. */
export function plainName(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What a row of headings is known by: its texts, plain, in their order. `signatureOf(["Ydelse", "Pris (kr.)"])` is `"ydelse|pris kr"`. */
export function signatureOf(headings: readonly string[]): string {
  return headings
    .map(plainName)
    .filter((text) => text !== "")
    .join("|")
    .slice(0, 500);
}

/**
 * The catalogue line each name means: one with the same plain name, or with the name it was known by last time. A name
 * that fits two lines, or a line that two names fit, is left to a person.
 *
 * @example matchNames(["BACKUP", "Fruit basket"], lines, {}) // ["line_backup", null]
 */
export function matchNames(
  names: readonly string[],
  lines: readonly Pick<CatalogueLine, "id" | "name">[],
  remembered: Readonly<Record<string, string>>,
): (string | null)[] {
  const byName = new Map<string, string | null>();
  for (const { id, name } of lines) {
    const plain = plainName(name);
    byName.set(plain, byName.has(plain) ? null : id);
  }
  const found = names.map((name) => {
    const plain = plainName(name);
    const ours = Object.hasOwn(remembered, plain) ? remembered[plain] : undefined;
    return byName.get(plain) ?? (ours === undefined ? null : (byName.get(plainName(ours)) ?? null));
  });
  return found.map((id) => (id !== null && found.filter((each) => each === id).length > 1 ? null : id));
}
