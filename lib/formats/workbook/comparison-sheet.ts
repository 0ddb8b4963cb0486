import type { CellStyle } from "hucre/xlsx";
import { filled } from "../export-texts";
import { standingWords } from "../score-words";
import { backgroundRows, writeFact } from "./background-sheet";
import { comparisonRows } from "./comparison-rows";
import type { CostCells } from "./cost-sheets";
import { BASIS_COLUMN, BASIS_ROWS, type ExportFrame } from "./export-frame";
import {
  bold,
  candidateHead,
  GROUP,
  INPUT,
  look,
  PERCENT,
  PLAIN,
  QUIET,
  REMARK,
  SUBTITLE,
  TITLE,
  WHOLE,
} from "./looks";
import type { MatrixCell, MatrixRow, Place } from "./matrix-row";
import type { QualityCells } from "./scoring-sheet";
import type { StayingCells } from "./staying-sheet";

const FIRST_CANDIDATE = 2;
const HEAD_ROW = 2;
const STANDING_ROW = BASIS_ROWS.version + 1;

/** A row under a total. */
const DETAIL: CellStyle = { ...PLAIN, alignment: { horizontal: "left", indent: 1, wrapText: true } };

const valueColumn = (index: number): number => FIRST_CANDIDATE + 2 * index;

/** What the first sheet's formulas point to on the other sheets. */
export interface Sources {
  /** Null while prices are sealed. */
  readonly costs: CostSources | null;
  readonly quality: QualityCells;
}

export interface CostSources {
  readonly establishment: CostCells;
  readonly operation: CostCells;
  /** Null while no own costs are entered. */
  readonly staying: StayingCells | null;
}

/** The first sheet: the basis, and the matrix with candidates as columns, each with a column for remarks. */
export function writeComparisonSheet(
  frame: ExportFrame,
  sources: Sources,
): { readonly levelled: (index: number) => string } {
  const { texts, sheets, columns, prepared } = frame;
  const sheet = sheets.comparison;
  sheet.text(0, 0, filled(texts.title, { name: prepared.dossier.selection.name }), TITLE);
  sheet.across(1, 0, 1, basisLine(frame), { ...SUBTITLE, alignment: { wrapText: true } });
  sheet.heads(HEAD_ROW, 0, [texts.head.row, texts.head.unit]);
  columns.forEach((column, index) => {
    const style = candidateHead(column.colour);
    sheet.across(1, valueColumn(index), valueColumn(index) + 1, column.name, style);
    sheet.text(HEAD_ROW, valueColumn(index), column.key, style);
    sheet.text(HEAD_ROW, valueColumn(index) + 1, texts.head.mark, style);
  });
  sheet.widths(44, 16, ...columns.flatMap(() => [19, 22]));
  sheet.freeze(HEAD_ROW + 1, 2);
  writeBasis(frame);
  const standing = standingWords(prepared, texts);
  standing.forEach(({ label, value }, index) => {
    sheet.text(STANDING_ROW + index, 0, label, PLAIN);
    sheet.text(STANDING_ROW + index, BASIS_COLUMN, value, PLAIN);
  });
  const matrixRow = STANDING_ROW + standing.length + 1;

  const rows = comparisonRows(frame, sources);
  const rowOf = new Map(rows.map(({ key }, index) => [key, matrixRow + index]));
  const first = valueColumn(0);
  const last = valueColumn(Math.max(0, columns.length - 1));
  const place: Place = {
    key: (index) => sheet.ref(HEAD_ROW, valueColumn(index)),
    cell: (key, index) => sheet.ref(rowOf.get(key) ?? 0, valueColumn(index)),
    row: (key) => rangeOfRow(sheet.ref(rowOf.get(key) ?? 0, first), sheet.ref(rowOf.get(key) ?? 0, last)),
  };
  rows.forEach((row, index) => {
    writeRow(frame, matrixRow + index, row, place);
  });

  let next = matrixRow + rows.length;
  sheet.text(next, 0, texts.row.background, GROUP);
  next += 1;
  for (const { label, facts } of backgroundRows(frame)) {
    sheet.text(next, 0, label, DETAIL);
    facts.forEach((fact, index) => {
      writeFact(sheet, next, valueColumn(index), fact, valueColumn(index) + 1);
    });
    next += 1;
  }
  return { levelled: (index) => place.cell("levelled", index) };
}

/** `'S'!$C$9` and `'S'!$K$9` as `'S'!$C$9:$K$9`. */
function rangeOfRow(first: string, last: string): string {
  return `${first}:${last.slice(last.lastIndexOf("!") + 1)}`;
}

function basisLine({ texts, comparison, columns, today }: ExportFrame): string {
  if (comparison.pricesSealed) return `${texts.basis.prices}: ${texts.basis.pricesSealed}`;
  return filled(texts.basisLine, {
    type: comparison.basis.establishmentType,
    months: comparison.basis.horizonMonths,
    volume: (comparison.basis.volumePercent / 100).toFixed(2),
    gaps: columns.reduce((sum, { result }) => sum + result.openGaps, 0),
    plugs: columns.reduce((sum, { result }) => sum + result.plugs, 0),
    date: today,
  });
}

function writeBasis({ texts, sheets, comparison, prepared, today, madeWith }: ExportFrame): void {
  const sheet = sheets.comparison;
  const { basis } = comparison;
  const { selection, lines } = prepared.dossier;
  const label = (row: number, text: string) => sheet.text(row, 0, text, PLAIN);
  const put = (row: number, text: string) => sheet.text(row, BASIS_COLUMN, text, PLAIN);
  const input = (row: number, value: number, format: string) =>
    sheet.number(row, BASIS_COLUMN, value, {
      ...look("plain", format, INPUT),
      alignment: { horizontal: "left" },
    });
  sheet.text(BASIS_ROWS.heading, 0, texts.basis.heading, GROUP);
  label(BASIS_ROWS.type, texts.basis.type);
  const types = { 1: texts.basis.type1, 2: texts.basis.type2, 3: texts.basis.type3 };
  put(BASIS_ROWS.type, types[basis.establishmentType]);
  label(BASIS_ROWS.horizon, texts.basis.horizon);
  input(BASIS_ROWS.horizon, basis.horizonMonths, WHOLE);
  label(BASIS_ROWS.volume, texts.basis.volume);
  input(BASIS_ROWS.volume, basis.volumePercent / 100, PERCENT);
  label(BASIS_ROWS.discount, texts.basis.discount);
  input(BASIS_ROWS.discount, basis.discountBasisPoints / 10_000, "0.00%");
  label(BASIS_ROWS.priceShare, texts.basis.priceShare);
  input(BASIS_ROWS.priceShare, comparison.weights.priceShareTenths / 1_000, PERCENT);
  label(BASIS_ROWS.optional, texts.basis.optional);
  put(BASIS_ROWS.optional, basis.withOptional ? texts.basis.optionalOn : texts.basis.optionalOff);
  label(BASIS_ROWS.leftOut, texts.basis.leftOut);
  const leftOut = lines.filter((line) => basis.leftOutLineIds.includes(line.id)).map((line) => line.name);
  put(BASIS_ROWS.leftOut, leftOut.length === 0 ? texts.basis.none : leftOut.join(", "));
  label(BASIS_ROWS.formula, texts.basis.formula);
  put(BASIS_ROWS.formula, texts.formula[selection.priceModel.formula]);
  label(BASIS_ROWS.made, texts.basis.made);
  put(BASIS_ROWS.made, today);
  label(BASIS_ROWS.version, texts.basis.version);
  put(BASIS_ROWS.version, madeWith);
}

function writeRow({ sheets, columns }: ExportFrame, at: number, row: MatrixRow, place: Place): void {
  const sheet = sheets.comparison;
  const base = row.level === 0 ? GROUP : row.level === 1 ? bold(PLAIN) : PLAIN;
  sheet.text(at, 0, row.label, row.level === 2 ? DETAIL : { ...base, alignment: { wrapText: true } });
  sheet.text(at, 1, row.unit, row.level === 0 ? GROUP : QUIET);
  columns.forEach((column, index) => {
    const cell = row.cell(column, index, place);
    if (cell !== null) writeCell(sheet, at, valueColumn(index), cell, base);
  });
}

function writeCell(
  sheet: ExportFrame["sheets"]["comparison"],
  row: number,
  column: number,
  cell: MatrixCell,
  base: Parameters<typeof bold>[0],
): void {
  const state = cell.state ?? "plain";
  const style = look(state, cell.format, base);
  if (cell.formula !== undefined) sheet.formula(row, column, cell.formula, cell.value ?? "", style);
  else if (typeof cell.value === "number") sheet.number(row, column, cell.value, style);
  else if (typeof cell.value === "string") {
    sheet.text(row, column, cell.value, { ...style, alignment: { horizontal: "right" } });
  }
  if (cell.words) sheet.text(row, column + 1, cell.words, look(state, undefined, REMARK));
}
