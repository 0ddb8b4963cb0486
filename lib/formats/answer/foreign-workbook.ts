import {
  type ColumnMapping,
  MAPPED_COLUMNS,
  type MappedColumn,
  matchNames,
  plainName,
  type RememberedMapping,
  signatureOf,
} from "@/lib/domain/column-mapping";
import type { CatalogueLine } from "@/lib/domain/offer";
import { maskDigits } from "@/lib/domain/upload-finding";
import type { ColumnKey } from "../request/layout";
import type { MarkedRow, MarkedWorkbook } from "./marked-workbook";
import type { ReadSheet, SheetCell, SheetRow } from "./sheet-cells";

/** A workbook that is not our template, seen through a mapping as if it were. */

const MARK: Readonly<Record<MappedColumn, ColumnKey>> = {
  name: "name",
  unitPrice: "unitPrice",
  period: "period",
  driver: "driver",
  quantity: "ownQuantity",
  note: "note",
};

/** Rows looked through for headings that are known. */
const HEADER_ROWS = 30;

const shownText = (cell: SheetCell | undefined): string =>
  typeof cell?.value === "string" ? cell.value : typeof cell?.value === "number" ? String(cell.value) : "";

const cellIn = (row: SheetRow, column: number | undefined): SheetCell | undefined =>
  column === undefined ? undefined : row.cells.find((cell) => cell.column === column);

/** What a sheet's row of headings is known by; empty when there is no such row. */
export function headerSignature(sheets: readonly ReadSheet[], sheetName: string, headerRow: number): string {
  const row = sheets.find(({ name }) => name === sheetName)?.rows.find(({ number }) => number === headerRow);
  return row ? signatureOf(row.cells.map(shownText)) : "";
}

/** What is to be remembered of a mapping, with the vendor's names for our lines. */
export function remembered(
  sheets: readonly ReadSheet[],
  mapping: ColumnMapping,
  lines: readonly Pick<CatalogueLine, "id" | "name">[],
): RememberedMapping {
  const sheet = sheets.find(({ name }) => name === mapping.sheet);
  const header = sheet?.rows.find(({ number }) => number === mapping.headerRow);
  const headerTexts: Partial<Record<MappedColumn, string>> = {};
  for (const key of MAPPED_COLUMNS) {
    const text = header ? shownText(cellIn(header, mapping.columns[key])) : "";
    if (text !== "") headerTexts[key] = plainName(text);
  }
  const ours = new Map(lines.map(({ id, name }) => [id, name]));
  const names: Record<string, string> = {};
  for (const row of sheet?.rows ?? []) {
    const name = ours.get(mapping.rows[row.number] ?? "");
    const theirs = plainName(shownText(cellIn(row, mapping.columns.name)));
    if (name !== undefined && theirs !== "") names[theirs] = name;
  }
  return { headerTexts, period: mapping.period, names };
}

/**
 * The mapping a workbook's headings call for, of those remembered for its vendor by signature; null when none is known.
 * Rows are matched by their names.
 */
export function proposeMapping(
  sheets: readonly ReadSheet[],
  known: ReadonlyMap<string, RememberedMapping>,
  lines: readonly CatalogueLine[],
): ColumnMapping | null {
  for (const sheet of sheets)
    for (const row of sheet.rows.slice(0, HEADER_ROWS)) {
      const found = known.get(signatureOf(row.cells.map(shownText)));
      if (!found) continue;
      const columns: Partial<Record<MappedColumn, number>> = {};
      for (const key of MAPPED_COLUMNS) {
        const cell = row.cells.find((each) => plainName(shownText(each)) === found.headerTexts[key]);
        if (cell) columns[key] = cell.column;
      }
      const frame = { sheet: sheet.name, headerRow: row.number, columns, period: found.period };
      return { ...frame, rows: matchedRows(sheets, frame, lines, found.names) };
    }
  return null;
}

/** Which rows below the headings are which lines, by name alone. */
export function matchedRows(
  sheets: readonly ReadSheet[],
  mapping: Omit<ColumnMapping, "rows">,
  lines: readonly CatalogueLine[],
  names: Readonly<Record<string, string>>,
): Record<string, string> {
  const rows = namedRows(sheets, mapping);
  const found = matchNames(
    rows.map(({ name }) => name),
    lines,
    names,
  );
  return Object.fromEntries(
    rows.flatMap(({ number }, index) => {
      const lineId = found[index];
      return lineId ? [[String(number), lineId]] : [];
    }),
  );
}

/** The rows below the headings that have a name. */
export function namedRows(
  sheets: readonly ReadSheet[],
  { sheet, headerRow, columns }: Pick<ColumnMapping, "sheet" | "headerRow" | "columns">,
): { readonly number: number; readonly name: string }[] {
  return (sheets.find(({ name }) => name === sheet)?.rows ?? []).flatMap((row) => {
    const name = shownText(cellIn(row, columns.name)).trim();
    return row.number > headerRow && name !== "" ? [{ number: row.number, name }] : [];
  });
}

/** The cells of a foreign workbook for whoever maps its columns while prices are sealed: no figure, and no digit in a text. */
export function veiledSheets(sheets: readonly ReadSheet[]): ReadSheet[] {
  return sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map(({ at, column, value }) => ({
        at,
        column,
        value: typeof value === "string" ? maskDigits(value) : "•",
      })),
    })),
  }));
}

/** The mapped rows as a workbook with marks, for the same reading as any other. */
export function asMarked(
  sheets: readonly ReadSheet[],
  mapping: ColumnMapping,
  lines: readonly CatalogueLine[],
  currency: string,
): MarkedWorkbook {
  const kinds = new Map(lines.map(({ id, kind }) => [id, kind]));
  const sheet = sheets.find(({ name }) => name === mapping.sheet);
  const rows = (sheet?.rows ?? []).flatMap((row): MarkedRow[] => {
    const id = mapping.rows[row.number];
    if (id === undefined || row.number <= mapping.headerRow) return [];
    const cells: Partial<Record<ColumnKey, SheetCell>> = {};
    for (const key of MAPPED_COLUMNS) {
      const cell = cellIn(row, mapping.columns[key]);
      if (cell) cells[MARK[key]] = cell;
    }
    // No column says it: then the person who mapped it did.
    const at = cells.unitPrice?.at ?? `A${row.number}`;
    if (cells.period === undefined && mapping.period !== null)
      cells.period = { at, column: -1, value: mapping.period };
    return [{ id, number: row.number, hidden: row.hidden, cells, tiers: [] }];
  });
  const part = (kind: "services" | "establishment") => ({
    kind,
    name: mapping.sheet,
    hidden: sheet?.hidden ?? false,
    rows: rows.filter(({ id }) => (kinds.get(id) === "service") === (kind === "services")),
    stray: [],
    strayCount: 0,
    lostColumns: [],
  });
  return {
    meta: {
      format: "",
      formatVersion: "",
      requestId: "",
      selectionId: "",
      candidateId: "",
      requestNumber: "",
      variant: "",
      locale: "",
      currency,
      contentHash: "",
      prefilledVersion: "",
    },
    words: [],
    sheets: [part("services"), part("establishment")],
    otherSheets: [],
  };
}
