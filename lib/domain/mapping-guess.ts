import {
  COLUMNS_OF,
  type MappedColumn,
  type MappedKind,
  type MappedPart,
  matchNames,
  type NamedRow,
  plainName,
} from "./column-mapping";
import type { CatalogueLine } from "./offer";

/**
 * A first guess at how a vendor's own workbook is laid out, by the words people head columns and sheets with in three
 * languages. It is shown to be corrected, and never taken by itself.
 */

const COLUMN_WORDS: readonly (readonly [MappedColumn, RegExp])[] = [
  ["note", /bem(æ|e)rk|kommentar|merknad|^note|remark|comment/u],
  ["stage", /fase|etape|stage|^trin|phase/u],
  ["quantity", /antal|qty|quantity|m(æ|e)ngde/u],
  ["period", /periode|period|interval|frekvens/u],
  ["unitPrice", /pris|price|^kr|dkk|nok|eur|bel(ø|o)b|bel(ø|o)p|amount|rate|sats/u],
  ["driver", /enhed|enhet|^unit|^pr$|^per$/u],
  [
    "name",
    /ydelse|ytelse|service|tjeneste|navn|name|opgave|oppgave|beskriv|descri|aktivitet|activity|vare|item|post|role|rolle|profil/u,
  ],
];

const PRICE_LIST = /prisliste|price list|till(æ|e)g|timepris|timesats|rates|add on|additional/u;
const ESTABLISHMENT =
  /etabl|establish|onboard|transition|engang|one off|one time|implement|opstart|oppstart/u;
const TOTAL = /^(i alt|ialt|total|totalt|sum|subtotal|samlet|grand total)\b/u;

const YEAR: readonly string[] = ["år", "årlig", "årligt", "year", "yearly", "annual", "annum"];

/** What a sheet holds, by its name; services when it says nothing else. `kindGuess("Timepriser")` is `"pricelist"`. */
export function kindGuess(sheetName: string): MappedKind {
  const plain = plainName(sheetName);
  if (PRICE_LIST.test(plain)) return "pricelist";
  return ESTABLISHMENT.test(plain) ? "establishment" : "services";
}

/** Which column holds what, by its heading; the first that fits. A price headed "per year" is no period. */
export function columnGuess(
  headings: readonly { readonly column: number; readonly text: string }[],
  holds: MappedKind,
): MappedPart["columns"] {
  const found: Partial<Record<MappedColumn, number>> = {};
  const wanted: readonly MappedColumn[] = COLUMNS_OF[holds];
  for (const { column, text } of headings) {
    const plain = plainName(text);
    const key = COLUMN_WORDS.find(([, pattern]) => pattern.test(plain))?.[0];
    if (key !== undefined && wanted.includes(key) && found[key] === undefined) found[key] = column;
  }
  return found;
}

/** Whether recurring prices are per month or per year, by the words of their heading; a month when it says nothing. */
export function periodGuess(heading: string): "month" | "year" {
  const words = plainName(heading).split(" ");
  return words.some((word) => YEAR.includes(word)) ? "year" : "month";
}

/** Which rows are which lines, by name. Of a price list every row is an entry but its sums, tied to a line of its name. */
export function rowGuess(
  holds: MappedKind,
  rows: readonly (NamedRow & { readonly number: number })[],
  lines: readonly CatalogueLine[],
  remembered: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const found = matchNames(rows, lines, remembered);
  return Object.fromEntries(
    rows.flatMap(({ number, name }, index): [string, string][] => {
      const lineId = found[index] ?? null;
      if (lineId !== null) return [[String(number), lineId]];
      return holds === "pricelist" && !TOTAL.test(plainName(name)) ? [[String(number), ""]] : [];
    }),
  );
}
