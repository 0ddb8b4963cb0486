import { type Cell, type CellValue, colToLetter, readXlsx, type Sheet } from "hucre/xlsx";
import type { Currency } from "@/lib/domain/money";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { WORKBOOK_LIMITS } from "./unpack";

/**
 * What stands in a workbook's cells, as few words as a reader of answers needs: no styles, no formulas, no pictures.
 * Rows and cells that hold nothing are left out.
 */

export const SHEET_LIMITS = {
  rows: WORKBOOK_LIMITS.rows,
  columns: 200,
  /** Of all sheets together that hold something. */
  cells: 200_000,
  sheets: 100,
  /** Of one cell; what is beyond is cut off and told. */
  characters: 10_000,
} as const;

/** A day, an error such as `#REF!`, or a formula nobody has calculated. */
export type OddValue =
  | { readonly odd: "day"; readonly day: string }
  | { readonly odd: "error" }
  | { readonly odd: "uncalculated" };

export interface SheetCell {
  /** Where it stands in its sheet: `D7`. */
  readonly at: string;
  /** From 0. */
  readonly column: number;
  readonly value: string | number | boolean | OddValue;
  /** The range of merged cells it speaks for: `D7:D9`. */
  readonly merged?: string;
  /** Its rows beyond the first. */
  readonly overRows?: true;
  /** The currency its number format shows, when it names one. */
  readonly currency?: string;
  /** Its number format shows a percentage: 0.025 reads 2.5 %. */
  readonly percent?: true;
  /** There was more text than is kept. */
  readonly cut?: true;
}

export interface SheetRow {
  /** From 1, as the spreadsheet shows it. */
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
}

export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
}

/**
 * The cells of a workbook. It has to be unpacked and counted before (`unpackWorkbook`).
 *
 * Errors: `workbook.damaged` (its parts do not fit together), `workbook.too_many_rows { sheet, limit }`,
 * `workbook.too_many_cells { limit }`, `workbook.too_many_sheets { limit }`, `workbook.blank` (nothing in any cell).
 */
export async function readSheets(bytes: Uint8Array): Promise<Outcome<readonly ReadSheet[]>> {
  let read: readonly Sheet[];
  try {
    // One row more than is let in, so that a longer sheet is seen to be longer. Formats and empty rows further down,
    // to which programs stretch a sheet, cost nothing.
    const range = `A1:${colToLetter(SHEET_LIMITS.columns - 1)}${SHEET_LIMITS.rows * 2}`;
    read = (await readXlsx(bytes, { readStyles: true, range })).sheets;
  } catch {
    return fail("workbook.damaged");
  }
  if (read.length > SHEET_LIMITS.sheets)
    return fail("workbook.too_many_sheets", { limit: SHEET_LIMITS.sheets });
  const sheets: ReadSheet[] = [];
  let cells = 0;
  for (const sheet of read) {
    const rows = rowsOf(sheet);
    if (rows.length > SHEET_LIMITS.rows)
      return fail("workbook.too_many_rows", { sheet: sheet.name.slice(0, 60), limit: SHEET_LIMITS.rows });
    cells += rows.reduce((sum, row) => sum + row.cells.length, 0);
    if (cells > SHEET_LIMITS.cells) return fail("workbook.too_many_cells", { limit: SHEET_LIMITS.cells });
    const hidden = sheet.hidden === true || sheet.veryHidden === true;
    sheets.push({ name: sheet.name.slice(0, 60), hidden, rows });
  }
  return cells === 0 ? fail("workbook.blank") : succeed(sheets);
}

function rowsOf(sheet: Sheet): SheetRow[] {
  const { covered, heads } = mergesOf(sheet);
  return sheet.rows.flatMap((values, row): SheetRow[] => {
    const cells = values.flatMap((plain, column): SheetCell[] => {
      const key = `${row},${column}`;
      // What hides under a merged cell is not seen by whoever filled it in.
      if (covered.has(key)) return [];
      const detail = sheet.cells?.get(key);
      const value = heldIn(plain, detail);
      if (value === null) return [];
      return [
        {
          at: `${colToLetter(column)}${row + 1}`,
          column,
          ...value,
          ...(heads.get(key) ?? {}),
          ...formatOf(detail?.style?.numFmt),
        },
      ];
    });
    if (cells.length === 0) return [];
    return [{ number: row + 1, hidden: sheet.rowDefs?.get(row)?.hidden === true, cells }];
  });
}

/** Most cells under merged ones that are looked at; a sheet with more is not one that was filled in. */
const MOST_COVERED = 100_000;

function mergesOf(sheet: Sheet) {
  const covered = new Set<string>();
  const heads = new Map<string, Pick<SheetCell, "merged" | "overRows">>();
  for (const { startRow, endRow, startCol, endCol } of sheet.merges ?? []) {
    heads.set(`${startRow},${startCol}`, {
      merged: `${colToLetter(startCol)}${startRow + 1}:${colToLetter(endCol)}${endRow + 1}`,
      ...(endRow > startRow ? { overRows: true } : {}),
    });
    const lastRow = Math.min(endRow, sheet.rows.length - 1);
    const lastColumn = Math.min(endCol, SHEET_LIMITS.columns - 1);
    for (let row = startRow; row <= lastRow; row += 1)
      for (let column = startCol; column <= lastColumn && covered.size < MOST_COVERED; column += 1)
        if (row !== startRow || column !== startCol) covered.add(`${row},${column}`);
  }
  return { covered, heads };
}

function heldIn(plain: CellValue, detail: Cell | undefined): Pick<SheetCell, "value" | "cut"> | null {
  const kept = detail?.formula === undefined ? plain : (detail.formulaResult ?? plain);
  if (detail?.type === "error") return { value: { odd: "error" } };
  if (kept === null || kept === undefined)
    return detail?.formula === undefined ? null : { value: { odd: "uncalculated" } };
  if (kept instanceof Date)
    return Number.isNaN(kept.getTime())
      ? { value: { odd: "error" } }
      : { value: { odd: "day", day: kept.toISOString().slice(0, 10) } };
  if (typeof kept === "number") return { value: Number.isFinite(kept) ? kept : { odd: "error" } };
  if (typeof kept !== "string") return { value: kept };
  const text = tidy(kept);
  if (text === "") return null;
  if (ERRORS.test(text)) return { value: { odd: "error" } };
  return text.length > SHEET_LIMITS.characters
    ? { value: text.slice(0, SHEET_LIMITS.characters), cut: true }
    : { value: text };
}

const ERRORS = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

/** Without what is not seen: blanks around, marks of direction, a byte order mark, joiners that programs paste along. */
function tidy(text: string): string {
  return text.replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu, "").trim();
}

const SIGNS: readonly (readonly [RegExp, Currency])[] = [
  [/€|EUR/, "EUR"],
  [/£|GBP/, "GBP"],
  [/\[\$\$|USD|(^|[^[\\])\$(?!-)/, "USD"],
  [/DKK|\[\$kr\.?-(406|da)/i, "DKK"],
  [/NOK|\[\$kr\.?-(414|nb)/i, "NOK"],
  [/SEK|\[\$kr\.?-(41D|sv)/i, "SEK"],
];

/** What a number format says about the number in it: `#,##0.00 "€"` shows euro. */
function formatOf(format: string | undefined): Pick<SheetCell, "currency" | "percent"> {
  if (format === undefined) return {};
  const named = SIGNS.find(([sign]) => sign.test(format));
  return {
    ...(named ? { currency: named[1] } : {}),
    ...(/%/.test(format.replace(/"[^"]*"/g, "")) ? { percent: true } : {}),
  };
}
