import { isOwnCover } from "@/lib/domain/mapping-guess";
import {
  COLUMNS,
  type ColumnKey,
  FORMAT,
  isFreeRowId,
  kindOfMark,
  LISTS_SHEET,
  MARK_ROWS,
  META_KEYS,
  META_SHEET,
  type MetaKey,
  type RequestMeta,
  SHOWN_ONLY,
  type SheetKind,
  TEXT_ROW,
  tierOfKey,
} from "../request/layout";
import type { ReadSheet, SheetCell, SheetRow } from "./sheet-cells";

/**
 * A request workbook that has come back, taken apart by its marks: which sheet is which, which column holds what and
 * which row answers what. What it means is another's work (`answer-from-workbook`).
 */

export interface MarkedRow {
  /** Of what the row answers; `new:3` for a row of the vendor's own. */
  readonly id: string;
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: Partial<Record<ColumnKey, SheetCell>>;
  /** Quantities from which another price holds, by the numbers of their columns. */
  readonly tiers: readonly MarkedTier[];
}

export interface MarkedTier {
  readonly from?: SheetCell;
  readonly price?: SheetCell;
}

export interface StrayRow extends Pick<MarkedRow, "number" | "cells"> {
  /** Its first cell that could be an answer. */
  readonly at: string;
}

export interface MarkedSheet {
  readonly kind: SheetKind;
  /** As the sheet is called now. */
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly MarkedRow[];
  /** Rows that hold something and say not what they answer; the first {@link MOST_STRAY}. */
  readonly stray: readonly StrayRow[];
  readonly strayCount: number;
  /** Columns whose mark is gone. */
  readonly lostColumns: readonly ColumnKey[];
  /** Whether a column is left that holds something and bears no mark: a lost one may be it. */
  readonly hasLooseColumn: boolean;
  /** Somebody has said what it is: which of its rows are there says nothing of those that are not. */
  readonly isTold?: true;
}

export interface ListedWord {
  readonly list: string;
  readonly key: string;
  readonly word: string;
}

export interface MarkedWorkbook {
  readonly meta: RequestMeta;
  readonly words: readonly ListedWord[];
  readonly sheets: readonly MarkedSheet[];
  /** Sheets with a mark that is not known, or with the same rows as another: told, not read. */
  readonly otherSheets: readonly string[];
  /** Sheets that hold something and do not say what they are, save our own first one: a lost one may be among them. */
  readonly loose: readonly string[];
}

/** Rows without an id that are told one by one. */
export const MOST_STRAY = 50;

const isCalled = ({ name }: ReadSheet, called: string): boolean => name.trim().toLowerCase() === called;

/** A program may have renamed the sheets of the workbook's memory; what they begin with gives them away. */
const isMeta = (sheet: ReadSheet): boolean =>
  isCalled(sheet, META_SHEET) || textAt(sheet.rows[0], 0) === META_KEYS[0];
const isLists = (sheet: ReadSheet): boolean =>
  isCalled(sheet, LISTS_SHEET) ||
  (["list", "key", "word"] as const).every((head, column) => textAt(sheet.rows[0], column) === head);

/** What the workbook says about itself; null when it is not one of ours. */
function metaOf(sheets: readonly ReadSheet[]): RequestMeta | null {
  const sheet = sheets.find(isMeta);
  if (!sheet) return null;
  const facts = new Map(sheet.rows.map((row) => [textAt(row, 0), textAt(row, 1)]));
  const of = (key: MetaKey) => facts.get(key) ?? "";
  return {
    format: of("format"),
    formatVersion: of("formatVersion"),
    requestId: of("requestId"),
    selectionId: of("selectionId"),
    candidateId: of("candidateId"),
    requestNumber: of("requestNumber"),
    variant: of("variant"),
    locale: of("locale"),
    currency: of("currency"),
    contentHash: of("contentHash"),
    prefilledVersion: of("prefilledVersion"),
  };
}

/**
 * A workbook by its marks; null when it carries none, and has to be mapped by hand.
 *
 * @example markedWorkbook(sheets)?.sheets[0]?.rows[0]
 * // { id: "line_1", number: 6, hidden: false, cells: { name: { at: "B6", value: "Backup", … }, unitPrice: … } }
 */
export function markedWorkbook(sheets: readonly ReadSheet[]): MarkedWorkbook | null {
  const meta = metaOf(sheets);
  if (meta === null || meta.format !== FORMAT) return null;
  const marked: MarkedSheet[] = [];
  const otherSheets: string[] = [];
  const loose: string[] = [];
  for (const sheet of sheets) {
    const found = markOf(sheet);
    if (found === null) {
      if (hasUnknownMark(sheet)) otherSheets.push(sheet.name);
      if (mayBeLost(sheet)) loose.push(sheet.name);
      continue;
    }
    marked.push(markedSheet(sheet, found));
  }
  const lists = sheets.find(isLists);
  const words = (lists?.rows ?? []).map((row) => ({
    list: textAt(row, 0),
    key: textAt(row, 1),
    word: textAt(row, 2),
  }));
  return { meta, words, sheets: marked, otherSheets, loose };
}

/** Whether a sheet without a mark may be one that has lost it: no memory of the workbook, and not its first sheet. */
export function mayBeLost(sheet: ReadSheet): boolean {
  return sheet.rows.length > 0 && !isMeta(sheet) && !isLists(sheet) && !isOwnCover(sheet);
}

interface Mark {
  readonly kind: SheetKind;
  readonly row: SheetRow;
  /** Where the ids stand. */
  readonly column: number;
}

function markOf(sheet: ReadSheet): Mark | null {
  for (const row of sheet.rows.slice(0, MARK_ROWS)) {
    for (const { column, value } of row.cells) {
      const kind = typeof value === "string" ? kindOfMark(value) : null;
      if (kind !== null) return { kind, row, column };
    }
  }
  return null;
}

function hasUnknownMark(sheet: ReadSheet): boolean {
  return sheet.rows
    .slice(0, MARK_ROWS)
    .some((row) => row.cells.some(({ value }) => typeof value === "string" && /^#sheet:/.test(value)));
}

/** Where a sheet's marks stand; null when it carries none. */
export function marksOf(sheet: ReadSheet): {
  readonly kind: SheetKind;
  readonly row: number;
  /** Columns whose mark is known, from 0. */
  readonly known: readonly number[];
} | null {
  const mark = markOf(sheet);
  if (mark === null) return null;
  const keys: readonly string[] = COLUMNS[mark.kind];
  const known = mark.row.cells.flatMap(({ column, value }) => {
    const word = typeof value === "string" ? value.trim() : "";
    return column === mark.column || keys.includes(word) || tierOfKey(word) !== null ? [column] : [];
  });
  return { kind: mark.kind, row: mark.row.number, known };
}

/** A marked sheet once more, with columns told by hand whose marks are gone; null when it carries no mark. */
export function markedAgain(sheet: ReadSheet, told: ReadonlyMap<number, ColumnKey>): MarkedSheet | null {
  const mark = markOf(sheet);
  return mark && markedSheet(sheet, mark, told);
}

function markedSheet(
  sheet: ReadSheet,
  mark: Mark,
  told: ReadonlyMap<number, ColumnKey> = new Map(),
): MarkedSheet {
  const known: readonly ColumnKey[] = COLUMNS[mark.kind];
  const columns = new Map<number, ColumnKey>(told);
  const tierColumns = new Map<number, NonNullable<ReturnType<typeof tierOfKey>>>();
  for (const { column, value } of mark.row.cells) {
    const word = typeof value === "string" ? value.trim() : "";
    const tier = tierOfKey(word);
    if (tier !== null) tierColumns.set(column, tier);
    const key = known.find((each) => each === word);
    // A column that was copied carries its mark twice: the first one counts.
    if (key !== undefined && !columns.has(column) && ![...columns.values()].includes(key))
      columns.set(column, key);
  }
  const rows: MarkedRow[] = [];
  const stray: StrayRow[] = [];
  let strayCount = 0;
  for (const row of sheet.rows) {
    if (row.number <= mark.row.number) continue;
    const id = textAt(row, mark.column);
    if (id.startsWith(TEXT_ROW) || kindOfMark(id) !== null) continue;
    const cells: Partial<Record<ColumnKey, SheetCell>> = {};
    for (const cell of row.cells) {
      const key = columns.get(cell.column);
      if (key !== undefined) cells[key] = cell;
    }
    const tiers = tiersOf(row, tierColumns);
    const first = answering(cells);
    if (id === "") {
      if (first === undefined) continue;
      strayCount += 1;
      if (stray.length < MOST_STRAY) stray.push({ at: first.at, number: row.number, cells });
    } else if (!isFreeRowId(id) || first !== undefined)
      rows.push({ id, number: row.number, hidden: row.hidden, cells, tiers });
  }
  const present = new Set(columns.values());
  const lostColumns = known.filter((key) => !present.has(key) && !isShownOnly(key));
  const marked = new Set([mark.column, ...columns.keys(), ...tierColumns.keys()]);
  const hasLooseColumn = sheet.rows.some(
    ({ number, cells }) => number > mark.row.number && cells.some(({ column }) => !marked.has(column)),
  );
  return {
    ...{ kind: mark.kind, name: sheet.name, hidden: sheet.hidden, rows, stray, strayCount },
    ...{ lostColumns, hasLooseColumn },
  };
}

function tiersOf(
  row: SheetRow,
  columns: ReadonlyMap<number, { readonly count: number; readonly half: "from" | "price" }>,
): MarkedTier[] {
  const tiers = new Map<number, MarkedTier>();
  for (const cell of row.cells) {
    const tier = columns.get(cell.column);
    if (tier !== undefined) tiers.set(tier.count, { ...tiers.get(tier.count), [tier.half]: cell });
  }
  return [...tiers].sort(([a], [b]) => a - b).map(([, tier]) => tier);
}

const isShownOnly = (key: ColumnKey): boolean => SHOWN_ONLY.some((shown) => shown === key);

/** The first cell of a row that could be an answer. */
function answering(cells: Partial<Record<ColumnKey, SheetCell>>): SheetCell | undefined {
  const held = Object.entries(cells).filter(([key]) => !SHOWN_ONLY.some((shown) => shown === key));
  return held.map(([, cell]) => cell).sort((a, b) => a.column - b.column)[0];
}

/** Text in one column of a row; numbers as they are written, empty when there is nothing. */
function textAt(row: SheetRow | undefined, column: number): string {
  const value = row?.cells.find((cell) => cell.column === column)?.value;
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}
