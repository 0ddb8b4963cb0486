import {
  COLUMNS_OF,
  type ColumnMapping,
  lastRowOf,
  type MappedColumn,
  type MappedPart,
  type NamedRow,
  plainName,
  type RememberedMapping,
  type RememberedPart,
  rowKey,
  signatureOf,
} from "@/lib/domain/column-mapping";
import { rowGuess } from "@/lib/domain/mapping-guess";
import type { CatalogueLine } from "@/lib/domain/offer";
import { maskDigits } from "@/lib/domain/upload-finding";
import type { ColumnKey, SheetKind } from "../request/layout";
import type { MarkedRow, MarkedSheet, MarkedWorkbook } from "./marked-workbook";
import type { ReadSheet, SheetCell, SheetRow } from "./sheet-cells";

/** A workbook that is not our template, seen through a mapping as if it were. */

const MARK: Readonly<Partial<Record<MappedColumn, ColumnKey>>> = {
  name: "name",
  unitPrice: "unitPrice",
  period: "period",
  driver: "driver",
  quantity: "ownQuantity",
  note: "note",
};

/** Rows looked through for headings that are known. */
const HEADER_ROWS = 300;

const shownText = (cell: SheetCell | undefined): string =>
  typeof cell?.value === "string" ? cell.value : typeof cell?.value === "number" ? String(cell.value) : "";

const cellIn = (row: SheetRow, column: number | undefined): SheetCell | undefined =>
  column === undefined ? undefined : row.cells.find((cell) => cell.column === column);

const headingsOf = (row: SheetRow): string => signatureOf(row.cells.map(shownText));

/** What is to be remembered of a mapping, by the signatures of its headings, with the vendor's names for our lines. */
export function remembered(
  sheets: readonly ReadSheet[],
  mapping: ColumnMapping,
  lines: readonly Pick<CatalogueLine, "id" | "name">[],
): ReadonlyMap<string, RememberedMapping> {
  const found = new Map<string, RememberedMapping>();
  for (const part of mapping.parts) {
    const header = headerOf(sheets, part);
    const signature = header ? headingsOf(header) : "";
    if (!header || signature === "") continue;
    const parts = found.get(signature)?.parts ?? [];
    found.set(signature, { parts: [...parts, rememberedPart(sheets, mapping, part, header, lines)] });
  }
  return found;
}

const headerOf = (sheets: readonly ReadSheet[], { sheet, headerRow }: MappedPart): SheetRow | undefined =>
  sheets.find(({ name }) => name === sheet)?.rows.find(({ number }) => number === headerRow);

function rememberedPart(
  sheets: readonly ReadSheet[],
  mapping: ColumnMapping,
  part: MappedPart,
  header: SheetRow,
  lines: readonly Pick<CatalogueLine, "id" | "name">[],
): RememberedPart {
  const headerTexts: Partial<Record<MappedColumn, string>> = {};
  for (const key of COLUMNS_OF[part.holds]) {
    const text = shownText(cellIn(header, part.columns[key]));
    if (text !== "") headerTexts[key] = plainName(text);
  }
  const ours = new Map(lines.map(({ id, name }) => [id, name]));
  const names: Record<string, string> = {};
  for (const row of namedRows(sheets, part, mapping.parts)) {
    const name = ours.get(part.rows[row.number] ?? "");
    if (name !== undefined) names[rowKey(row)] = name;
  }
  const { holds, period, driver } = part;
  return { sheet: plainName(part.sheet), holds, headerTexts, period, driver, names };
}

/**
 * The mapping a workbook's headings call for, of those remembered for its vendor by signature; null when none is known.
 * Where several sheets have the same headings, each is what the sheet of its name was, or else the next in order. Rows
 * are matched by their names.
 */
export function proposeMapping(
  sheets: readonly ReadSheet[],
  known: ReadonlyMap<string, RememberedMapping>,
  lines: readonly CatalogueLine[],
): ColumnMapping | null {
  const taken = new Set<RememberedPart>();
  const found: { readonly part: MappedPart; readonly names: RememberedPart["names"] }[] = [];
  for (const sheet of sheets)
    for (const row of sheet.rows.slice(0, HEADER_ROWS)) {
      const candidates = (known.get(headingsOf(row))?.parts ?? []).filter((part) => !taken.has(part));
      const fit = candidates.find((part) => part.sheet === plainName(sheet.name)) ?? candidates[0];
      if (!fit) continue;
      taken.add(fit);
      const { holds, period, driver, headerTexts, names } = fit;
      const columns: Partial<Record<MappedColumn, number>> = {};
      for (const key of COLUMNS_OF[holds]) {
        const cell = row.cells.find((each) => plainName(shownText(each)) === headerTexts[key]);
        if (cell) columns[key] = cell.column;
      }
      const part = { sheet: sheet.name, headerRow: row.number, holds, columns, period, driver, rows: {} };
      found.push({ part, names });
    }
  if (found.length === 0) return null;
  const parts = found.map(({ part }) => part);
  return {
    parts: found.map(({ part, names }) => ({
      ...part,
      rows: rowGuess(part.holds, namedRows(sheets, part, parts), lines, names),
    })),
  };
}

/** The rows of a part that have a name. */
function namedRows(
  sheets: readonly ReadSheet[],
  part: MappedPart,
  parts: readonly MappedPart[],
): (NamedRow & { readonly number: number })[] {
  return rowsOf(sheets, part, parts).flatMap((row) => {
    const name = shownText(cellIn(row, part.columns.name)).trim();
    const stage = shownText(cellIn(row, part.columns.stage)).trim();
    return name === "" ? [] : [{ number: row.number, name, stage }];
  });
}

function rowsOf(
  sheets: readonly ReadSheet[],
  part: MappedPart,
  parts: readonly MappedPart[],
): readonly SheetRow[] {
  const last = lastRowOf(part, parts);
  const sheet = sheets.find(({ name }) => name === part.sheet);
  return (sheet?.rows ?? []).filter(({ number }) => number > part.headerRow && number <= last);
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
    sheets: mapping.parts.flatMap((part, index): MarkedSheet[] => {
      const rows = markedRows(sheets, mapping, index);
      const hidden = sheets.find(({ name }) => name === part.sheet)?.hidden ?? false;
      const holding = (kind: SheetKind, held: readonly MarkedRow[]): MarkedSheet => ({
        ...{ kind, name: part.sheet, hidden, rows: held },
        ...{ stray: [], strayCount: 0, lostColumns: [] },
      });
      if (part.holds === "pricelist") return [holding("pricelist", rows)];
      const isService = ({ id }: MarkedRow) => kinds.get(id) === "service";
      return [
        holding("services", rows.filter(isService)),
        holding(
          "establishment",
          rows.filter((row) => !isService(row)),
        ),
      ].filter((sheet) => sheet.rows.length > 0);
    }),
    otherSheets: [],
  };
}

function markedRows(sheets: readonly ReadSheet[], { parts }: ColumnMapping, index: number): MarkedRow[] {
  const part = parts[index];
  if (!part) return [];
  return rowsOf(sheets, part, parts).flatMap((row): MarkedRow[] => {
    const lineId = part.rows[row.number];
    if (lineId === undefined) return [];
    const cells: Partial<Record<ColumnKey, SheetCell>> = {};
    for (const key of COLUMNS_OF[part.holds]) {
      const mark = MARK[key];
      const cell = cellIn(row, part.columns[key]);
      if (mark && cell) cells[mark] = cell;
    }
    // No column says it: then the person who mapped it did.
    const at = cells.unitPrice?.at ?? `A${row.number}`;
    const said = (value: string): SheetCell => ({ at, column: -1, value });
    if (cells.period === undefined && part.period !== null) cells.period = said(part.period);
    const isItem = part.holds === "pricelist";
    if (isItem && cells.driver === undefined && part.driver !== null) cells.driver = said(part.driver);
    if (isItem && lineId !== "") cells.line = said(lineId);
    const id = isItem ? `${index}:${row.number}` : lineId;
    return [{ id, number: row.number, hidden: row.hidden, cells, tiers: [] }];
  });
}
