import type { CatalogueLine, Period } from "./offer";
import type { Driver, EstablishmentStage } from "./selection";

/** How a vendor's own workbook is laid out: which part of which sheet holds what, said by hand once and remembered. */

export const MAPPED_KINDS = [
  "services",
  "establishment",
  "pricelist",
  "bundles",
  "requirements",
  "points",
  "questions",
  "terms",
] as const;
/**
 * What stands in one part of a workbook. Rows of services and of establishment may name lines of either kind, and so do
 * rows of contract points (`points`) and of questions.
 */
export type MappedKind = (typeof MAPPED_KINDS)[number];

export const MAPPED_COLUMNS = [
  "name",
  "stage",
  "unitPrice",
  "state",
  "period",
  "driver",
  "quantity",
  "minimum",
  "bundle",
  "includedIn",
  "line",
  "amount",
  "answer",
  "text",
  "value",
  "note",
] as const;
export type MappedColumn = (typeof MAPPED_COLUMNS)[number];

/** The columns that say something of each kind of part. */
export const COLUMNS_OF = {
  services: ["name", "unitPrice", "state", "period", "driver", "quantity", "minimum", "includedIn", "note"],
  establishment: [
    "name",
    "stage",
    "unitPrice",
    "state",
    "driver",
    "quantity",
    "minimum",
    "bundle",
    "includedIn",
    "note",
  ],
  pricelist: ["name", "unitPrice", "period", "driver", "line"],
  bundles: ["name", "amount"],
  requirements: ["name", "answer", "note"],
  points: ["name", "text"],
  questions: ["name", "text"],
  terms: ["name", "value"],
} as const satisfies Record<MappedKind, readonly MappedColumn[]>;

/** The columns without which a part says nothing. */
export const NEEDED_OF = {
  services: ["name", "unitPrice"],
  establishment: ["name", "unitPrice"],
  pricelist: ["name", "unitPrice"],
  bundles: ["name", "amount"],
  requirements: ["name", "answer"],
  points: ["name", "text"],
  questions: ["name", "text"],
  terms: ["name", "value"],
} as const satisfies Record<MappedKind, readonly MappedColumn[]>;

/** Whether a part lacks a column it needs. `lacksColumn({ holds: "points", columns: { name: 0 } })` is true. */
export function lacksColumn({ holds, columns }: Pick<MappedPart, "holds" | "columns">): boolean {
  return NEEDED_OF[holds].some((key) => columns[key] === undefined);
}

/** Kinds whose rows answer something that was asked, one each; of the others every row is an entry of its own. */
export function isAsked(holds: MappedKind): boolean {
  return holds !== "pricelist" && holds !== "bundles";
}

/** A table in a workbook: its headings, what it holds, and which of its rows are what. */
export interface MappedPart {
  readonly sheet: string;
  /** Number of the row with the headings, from 1. Answers stand below it, to the next part of the same sheet. */
  readonly headerRow: number;
  readonly holds: MappedKind;
  /** Columns from 0. */
  readonly columns: Readonly<Partial<Record<MappedColumn, number>>>;
  /** What recurring prices are for where no column says it. */
  readonly period: Period | null;
  /** What a price of the price list is for where no column says it. */
  readonly driver: Driver | null;
  /**
   * What each row answers, by the row's number: a catalogue line's, a requirement's or a point's id, or the field of a
   * term; empty for a bundle, and for an entry of the price list that is no line's. A row that is not here is left out.
   */
  readonly rows: Readonly<Record<string, string>>;
}

export interface ColumnMapping {
  readonly parts: readonly MappedPart[];
}

/**
 * What a workbook of ours has lost: sheets nothing in it is marked as, and columns whose mark is gone. Whoever looks at
 * it says which sheet or column of the file each of them is.
 */
export interface LostParts {
  readonly kinds: readonly MappedKind[];
  readonly columns: readonly LostColumns[];
  /** The sheets that say themselves what they are: none of them is the lost one. */
  readonly marked: readonly string[];
}

export interface LostColumns {
  readonly sheet: string;
  readonly holds: MappedKind;
  /** Number of the row with the headings. */
  readonly headerRow: number;
  readonly lost: readonly MappedColumn[];
  /** Columns that are known, from 0. */
  readonly known: readonly number[];
}

/** What is kept of a part for the vendor's next workbook: no rows and no places, which change, but names. */
export interface RememberedPart extends Pick<MappedPart, "holds" | "period" | "driver"> {
  /** The sheet's name, plain: two sheets may have the same headings. */
  readonly sheet: string;
  readonly headerTexts: Readonly<Partial<Record<MappedColumn, string>>>;
  /** The vendor's names of rows, plain, and ours. */
  readonly names: Readonly<Record<string, string>>;
}

/** The parts whose headings are the same, in the order of their sheets. */
export interface RememberedMapping {
  readonly parts: readonly RememberedPart[];
}

/** The number of the last row of a part: before the next one's headings. */
export function lastRowOf(part: MappedPart, parts: readonly MappedPart[]): number {
  const later = parts.flatMap(({ sheet, headerRow }) =>
    sheet === part.sheet && headerRow > part.headerRow ? [headerRow - 1] : [],
  );
  return Math.min(Number.MAX_SAFE_INTEGER, ...later);
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

/** What a vendor calls one row, and the stage of work it says it belongs to. */
export interface NamedRow {
  readonly name: string;
  readonly stage: string;
}

/** What a row is remembered by: its name, and its stage where the workbook says one. */
export function rowKey({ name, stage }: NamedRow): string {
  return plainName(`${name} ${stage}`);
}

const STAGE_WORDS: Readonly<Record<EstablishmentStage, RegExp>> = {
  move: /\b(move|moving|migration|transition|flyt|flytning|flytting|migrering)\b/u,
  upgrade: /\b(upgrade|upgrading|opgradering|opgrader|oppgradering|oppgrader)\b/u,
  improve: /\b(improve|improvement|forbedring|forbedre|forbedringer|optimering)\b/u,
};

/** The stage of establishment words mean, or null: `stageNamed("2. Opgradering")` is `"upgrade"`. */
export function stageNamed(text: string): EstablishmentStage | null {
  const plain = plainName(text);
  if (STAGE_WORDS.move.test(plain)) return "move";
  if (STAGE_WORDS.upgrade.test(plain)) return "upgrade";
  return STAGE_WORDS.improve.test(plain) ? "improve" : null;
}

/**
 * The catalogue line each row means: one with the same plain name (and the stage the row says), or with the name it was
 * known by last time. A name that fits two lines, or a line that two rows fit, is left to a person.
 *
 * @example matchNames([{ name: "BACKUP", stage: "" }, { name: "Fruit basket", stage: "" }], lines, {})
 * // ["line_backup", null]
 */
export function matchNames(
  rows: readonly NamedRow[],
  lines: readonly Pick<CatalogueLine, "id" | "name" | "stage">[],
  remembered: Readonly<Record<string, string>>,
): (string | null)[] {
  const only = (name: string, stage: EstablishmentStage | null): string | null => {
    const named = lines.filter((line) => plainName(line.name) === name);
    const fitting = stage === null ? named : named.filter((line) => line.stage === stage);
    const [one, another] = fitting.length === 0 ? named : fitting;
    return one && !another ? one.id : null;
  };
  const found = rows.map((row) => {
    const stage = stageNamed(row.stage);
    const key = rowKey(row);
    const ours = Object.hasOwn(remembered, key) ? remembered[key] : undefined;
    return only(plainName(row.name), stage) ?? (ours === undefined ? null : only(plainName(ours), stage));
  });
  return found.map((id) => (id !== null && found.filter((each) => each === id).length > 1 ? null : id));
}
