import type { CellState, Period } from "@/lib/domain/offer";
import type { RequirementAnswer } from "@/lib/domain/requirements";
import type { Driver } from "@/lib/domain/selection";

/**
 * How a request workbook is laid out, as its writer and its reader agree on it.
 *
 * Nothing is found by position. Each sheet that is answered has a hidden row of marks and a hidden column of ids:
 *
 * | `#sheet:services` | `name`  | `state`  | `unitPrice` | …   row of marks: which sheet, and what each column holds
 * | `#text`           | Services …                              words for people: headings, hints, sums; never an answer
 * | `lin_1`           | Backup  | priced   | 1 250,00    | …   the answer to catalogue line `lin_1`
 * | `new:3`           |         |          |             | …   an empty row for something of the vendor's own
 *
 * The cell `#sheet:…` is in the column of ids. A reader looks for it in the first {@link MARK_ROWS} rows of any sheet,
 * takes columns by their marks and rows by their ids, and so stands renamed sheets, moved columns and inserted rows.
 * A row whose id is empty or unknown and that holds something is told as not understood. Several sheets may carry the
 * same kind: contract points and questions are both `points`.
 *
 * Numbers are in whole currency units with two decimals, quantities in units with up to three, percentages as the
 * number before the sign (2.5 for 2.5 %), days as spreadsheet dates. Columns in {@link SHOWN_ONLY} are for the person
 * who fills the workbook in and are never read.
 */

/** Name of the very hidden sheet of facts (key in column A, value in column B). */
export const META_SHEET = "_shortlist";

/**
 * Name of the very hidden sheet behind the drop-downs: a head row, then list, key and word in columns A to C. Column D
 * holds the buyer's quantity of a driver, for formulas.
 */
export const LISTS_SHEET = "_lists";

export const FORMAT = "shortlist-request";
export const FORMAT_VERSION = 1;

/** What {@link META_SHEET} says, one key a row, values always as text. */
export const META_KEYS = [
  "format",
  "formatVersion",
  "requestId",
  "selectionId",
  "candidateId",
  "requestNumber",
  /** Name of the alternative it is for; empty for the main offer. */
  "variant",
  "locale",
  "currency",
  /** Of what the request asks. */
  "contentHash",
  /** Number of the version whose answers it came filled in with; empty when it came empty. */
  "prefilledVersion",
] as const;
export type MetaKey = (typeof META_KEYS)[number];
export type RequestMeta = Readonly<Record<MetaKey, string>>;

/** The lists of {@link LISTS_SHEET}. `line`: the key is a line's id, the word the name it goes by in drop-downs. */
export const WORD_LISTS = ["line", "state", "driver", "period", "requirement", "currency"] as const;
export type WordList = (typeof WORD_LISTS)[number];

export const SHEET_KINDS = [
  "services",
  "establishment",
  "bundles",
  "pricelist",
  "requirements",
  "points",
  "terms",
] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** Tiers a line has room for; more when the answer it comes filled in with has more. */
export const TIER_ROOM = 3;

export type TierKey = `tier${number}${"From" | "Price"}`;

/** The two columns of the n-th tier, counted from 1: `tierKeys(2)` is `["tier2From", "tier2Price"]`. */
export function tierKeys(count: number): readonly [TierKey, TierKey] {
  return [`tier${count}From`, `tier${count}Price`];
}

/** Which tier a column is of, counted from 1, and which half; null for other columns. */
export function tierOfKey(key: string): { readonly count: number; readonly half: "from" | "price" } | null {
  const found = /^tier([1-9]\d?)(From|Price)$/.exec(key);
  return found === null ? null : { count: Number(found[1]), half: found[2] === "From" ? "from" : "price" };
}

/**
 * The columns of each kind of sheet, in the order they are written. On the sheets `services` and `establishment` the
 * tiers' columns follow on `minimum`.
 *
 * `services`: the lines that recur. `establishment`: one-off pieces, and the help when leaving. Their `quantity` is the
 * buyer's and locked; `ownQuantity` is open only where the buyer has not said how many, and overrides it.
 * `period` and `driver` come filled in and are no answer by themselves. `includedIn` holds a line's word of the list
 * `line`, `bundle` a name of the sheet `bundles`.
 */
export const COLUMNS = {
  services: [
    "name",
    "description",
    "state",
    "unitPrice",
    "period",
    "driver",
    "quantity",
    "ownQuantity",
    "monthAmount",
    "horizonAmount",
    "minimum",
    "billed",
    "includedIn",
    "note",
  ],
  establishment: [
    "name",
    "description",
    "state",
    "unitPrice",
    "driver",
    "quantity",
    "ownQuantity",
    "onceAmount",
    "minimum",
    "billed",
    "bundle",
    "includedIn",
    "note",
  ],
  /** One price over several pieces: which ones, the pieces say themselves. */
  bundles: ["name", "amount", "pieces"],
  /** `line`: the word of the catalogue line it is a price for, when it is for one. */
  pricelist: ["name", "line", "unitPrice", "period", "driver"],
  requirements: ["level", "name", "answer", "note"],
  points: ["name", "help", "text"],
  /** Rows are {@link TERM_KEYS}. */
  terms: ["name", "value", "unit", "help"],
} as const satisfies Record<SheetKind, readonly string[]>;
export type ColumnKey<Kind extends SheetKind = SheetKind> = (typeof COLUMNS)[Kind][number];

/** Columns that are shown to whoever fills the workbook in, and say nothing to the reader. */
export const SHOWN_ONLY = [
  "description",
  "quantity",
  "billed",
  "monthAmount",
  "horizonAmount",
  "onceAmount",
  "pieces",
  "level",
  "help",
  "unit",
] as const;

/** The rows of the sheet `terms`, as they stand in its column of ids. */
export const TERM_KEYS = [
  "currency",
  "validUntil",
  /** Yearly rise, in percent. */
  "indexPercent",
  /** Months until the first rise. */
  "indexAfterMonths",
  "statedTotal",
  /** Months establishment is paid over; empty = at the start. */
  "financedMonths",
  /** Yearly interest on what is financed, in percent. */
  "financePercent",
] as const;
export type TermKey = (typeof TERM_KEYS)[number];

/** Rows looked through for a sheet's mark. */
export const MARK_ROWS = 20;

/** Written in the column of ids beside words that are no answer: headings, hints, sums. */
export const TEXT_ROW = "#text";

/** Empty rows for a vendor's own entries, at least. */
export const FREE_ROWS = { bundles: 8, pricelist: 40 } as const;

/** `sheetMark("points")` is `"#sheet:points"`. */
export function sheetMark(kind: SheetKind): `#sheet:${SheetKind}` {
  return `#sheet:${kind}`;
}

/** The kind of sheet a cell marks, or null: `kindOfMark(" #sheet:terms")` is `"terms"`. */
export function kindOfMark(text: string): SheetKind | null {
  const found = /^\s*#sheet:([a-z]+)\s*$/.exec(text)?.[1];
  return SHEET_KINDS.find((kind) => kind === found) ?? null;
}

/** The id of an empty row, counted from 1: `freeRowId(3)` is `"new:3"`. */
export function freeRowId(count: number): string {
  return `new:${count}`;
}

export function isFreeRowId(id: string): boolean {
  return /^new:\d+$/.test(id);
}

/** Unanswered is a blank, and has no word in the drop-down. */
export type AnsweredState = Exclude<CellState, "unanswered">;

/**
 * The words of the drop-downs in one language: messages `request.workbook.words`. A reader takes those of every
 * language, capitals and blanks around them aside, since workbooks are filled in by whoever speaks what.
 */
export interface WorkbookWords {
  readonly state: Readonly<Record<AnsweredState, string>>;
  readonly driver: Readonly<Record<Driver, string>>;
  readonly period: Readonly<Record<Period, string>>;
  readonly requirement: Readonly<Record<Exclude<RequirementAnswer, "not_answered">, string>>;
}
