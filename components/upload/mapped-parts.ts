import type { MappedKind, MappedPart, NamedRow } from "@/lib/domain/column-mapping";
import { columnGuess, kindGuess, periodGuess, rowGuess } from "@/lib/domain/mapping-guess";
import type { CatalogueLine } from "@/lib/domain/offer";
import { type MappedSheet, textIn } from "./mapped-sheet";

/** The parts of a workbook as they are proposed before anybody has said anything. */

/** Texts a row has to have to look like headings. */
const HEADINGS = 2;

/** The first row after `after` that looks like headings: only texts, and at least two; else the next row there is. */
export function nextHeader(sheet: MappedSheet, after: number): number {
  const rows = sheet.rows.filter(({ number }) => number > after);
  const found = rows.find(
    ({ cells }) => cells.length >= HEADINGS && cells.every(({ value }) => typeof value === "string"),
  );
  return (found ?? rows[0] ?? sheet.rows[0])?.number ?? 1;
}

/** Every sheet with headings, by what its name says it holds. */
export function firstParts(sheets: readonly MappedSheet[], lines: readonly CatalogueLine[]): MappedPart[] {
  return sheets.flatMap((sheet) => {
    const part = freshPart(sheet, nextHeader(sheet, 0), kindGuess(sheet.name), lines);
    const isTable = part.columns.name !== undefined && part.columns.unitPrice !== undefined;
    // A workbook of one sheet is about that sheet, whatever its headings are.
    return isTable || sheets.length === 1 ? [part] : [];
  });
}

/** A part with its columns and rows guessed. */
export function freshPart(
  sheet: MappedSheet,
  headerRow: number,
  holds: MappedKind,
  lines: readonly CatalogueLine[],
): MappedPart {
  const header = sheet.rows.find(({ number }) => number === headerRow);
  const headings = (header?.cells ?? []).map(({ column }) => ({
    column,
    text: header ? textIn(header, column) : "",
  }));
  const columns = columnGuess(headings, holds);
  const price = headings.find(({ column }) => column === columns.unitPrice)?.text ?? "";
  const part: MappedPart = {
    sheet: sheet.name,
    headerRow,
    holds,
    columns,
    // What a price list's prices are for is not guessed: hours, users and gigabytes stand side by side in them.
    period: holds === "services" && columns.period === undefined ? periodGuess(price) : null,
    driver: null,
    rows: {},
  };
  const rows = namedIn(sheet, part, Number.MAX_SAFE_INTEGER);
  return { ...part, rows: rowGuess(holds, rows, lines) };
}

/** The rows of a part that have a name. */
export function namedIn(
  sheet: MappedSheet,
  { headerRow, columns }: Pick<MappedPart, "headerRow" | "columns">,
  lastRow: number,
): (NamedRow & { readonly number: number })[] {
  const { name: nameColumn, stage: stageColumn } = columns;
  if (nameColumn === undefined) return [];
  return sheet.rows.flatMap((row) => {
    if (row.number <= headerRow || row.number > lastRow) return [];
    const name = textIn(row, nameColumn).trim();
    const stage = stageColumn === undefined ? "" : textIn(row, stageColumn).trim();
    return name === "" ? [] : [{ number: row.number, name, stage }];
  });
}
