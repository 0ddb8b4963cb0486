import type { Cell, CellStyle, MergeRange, WriteSheet } from "hucre/xlsx";
import { DRIVERS } from "@/lib/domain/selection";
import { filled } from "../export-texts";
import { withFont, withFormat } from "../workbook/looks";
import { rowHeights } from "../workbook/row-heights";
import { writableText } from "../workbook/sheet-builder";
import { FIGURE, FORM_TITLE, HEAD, LABEL, NUMBER_HEAD, OPEN, QUANTITY, QUIET, STRONG } from "./form-looks";
import { sheetName } from "./form-sheet";
import type { RequestFrame } from "./request-frame";

/** A line of the cover's table of sheets: how many answers are wanted and how many are there, as a formula. */
export interface Progress {
  readonly name: string;
  readonly asked: number | null;
  readonly formula: string;
  readonly value: number;
}

const WIDTHS = [3, 26, 30, 16, 16, 30];
const FIRST = 1;
const LAST = 5;
const SECTION: CellStyle = { font: { bold: true, size: 12 }, alignment: { vertical: "bottom" } };
const WORDS: CellStyle = { alignment: { wrapText: true, vertical: "top" } };

/** The sheet a vendor sees first: who asks whom for what by when, how to fill it in, and how far it is. */
export function coverSheet(frame: RequestFrame, progress: readonly Progress[]): WriteSheet {
  const { texts, content, meta } = frame;
  const { cover } = texts;
  const cells = new Map<string, Partial<Cell>>();
  const merges: MergeRange[] = [];
  const heights = new Map<number, number>();
  let row = 1;
  const put = (at: number, column: number, cell: Partial<Cell>) => {
    if (cell.style) cell.style = withFont(cell.style);
    cells.set(`${at},${column}`, cell);
  };
  const text = (at: number, column: number, value: string, style: CellStyle) =>
    put(at, column, { value: writableText(value), type: "string", style });
  const across = (at: number, first: number, value: string, style: CellStyle) => {
    text(at, first, value, style);
    for (let column = first + 1; column <= LAST; column += 1) put(at, column, { style });
    merges.push({ startRow: at, endRow: at, startCol: first, endCol: LAST });
  };
  const section = (title: string) => {
    heights.set(row, 26);
    text(row, FIRST, title, SECTION);
    row += 1;
  };

  text(row, FIRST, texts.title, FORM_TITLE);
  heights.set(row, 26);
  row += 2;
  const facts: readonly (readonly [string, string])[] = [
    [cover.candidate, frame.candidate],
    [cover.from, frame.organisation],
    [cover.selection, frame.selection],
    [cover.number, meta.requestNumber],
    [cover.made, frame.madeOn],
    [cover.deadline, frame.deadline ?? cover.noDeadline],
  ];
  for (const [name, value] of facts) {
    text(row, FIRST, name, LABEL);
    across(row, FIRST + 1, value, name === cover.deadline ? STRONG : LABEL);
    row += 1;
  }
  if (meta.prefilledVersion !== "") {
    across(row, FIRST, filled(cover.prefilled, { number: meta.prefilledVersion }), STRONG);
    row += 1;
  }
  if (frame.message !== "") {
    section(cover.message);
    for (const paragraph of frame.message.split("\n")) {
      if (paragraph.trim() !== "") across(row, FIRST, paragraph, WORDS);
      row += 1;
    }
  }
  section(cover.howTo);
  Object.values(texts.steps).forEach((step, index) => {
    across(row, FIRST, `${index + 1}. ${step}`, WORDS);
    row += 1;
  });
  text(row, FIRST, cover.legend, LABEL);
  text(row, FIRST + 1, cover.typed, OPEN);
  text(row, FIRST + 2, cover.locked, QUIET);
  row += 1;

  section(cover.volumes);
  for (const driver of DRIVERS) {
    if (driver === "fixed") continue;
    const quantity = frame.quantityOf(driver);
    text(row, FIRST, texts.driver[driver], LABEL);
    if (quantity === null)
      text(row, FIRST + 1, texts.unknownQuantity, { ...LABEL, alignment: { horizontal: "left" } });
    else
      put(row, FIRST + 1, {
        value: quantity,
        type: "number",
        style: { ...withFormat(FIGURE, QUANTITY), alignment: { horizontal: "left" } },
      });
    row += 1;
  }
  text(row, FIRST, cover.horizon, LABEL);
  text(row, FIRST + 1, filled(cover.months, { count: content.horizonMonths }), LABEL);
  row += 1;

  if (content.weights !== null) {
    section(cover.weights);
    const { priceShareTenths, groups } = content.weights;
    for (const { name, shareTenths } of weightRows(priceShareTenths, groups, cover.price)) {
      text(row, FIRST, name, LABEL);
      put(row, FIRST + 1, {
        value: shareTenths / 1000,
        type: "number",
        style: { ...withFormat(FIGURE, "0.0%"), alignment: { horizontal: "left" } },
      });
      row += 1;
    }
  }

  row += 1;
  text(row, FIRST, cover.contents, HEAD);
  put(row, FIRST + 1, { style: HEAD });
  text(row, FIRST + 2, cover.toAnswer, NUMBER_HEAD);
  text(row, FIRST + 3, cover.answered, NUMBER_HEAD);
  row += 1;
  for (const { name, asked, formula, value } of progress) {
    text(row, FIRST, name, LABEL);
    put(row, FIRST + 1, { style: LABEL });
    put(row, FIRST + 2, asked === null ? { style: FIGURE } : { value: asked, type: "number", style: FIGURE });
    put(row, FIRST + 3, { value: null, type: "formula", formula, formulaResult: value, style: FIGURE });
    row += 1;
  }

  const rowDefs = rowHeights(cells, merges, WIDTHS);
  for (const [at, height] of heights) rowDefs.set(at, { height });
  return {
    name: sheetName(texts.sheet.cover),
    columns: WIDTHS.map((width) => ({ width })),
    rows: [],
    cells,
    merges,
    rowDefs,
    view: { showGridLines: false },
    protection: { sheet: true, formatColumns: true, formatRows: true },
    pageSetup: { paperSize: "a4", orientation: "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** Price beside the groups' parts of the rest, in tenths of a percent that add up to 1000. */
export function weightRows(
  priceShareTenths: number,
  groups: readonly { readonly name: string; readonly shareTenths: number }[],
  price: string,
): { readonly name: string; readonly shareTenths: number }[] {
  const quality = 1000 - priceShareTenths;
  let given = 0;
  let shown = 0;
  const rows = groups.map(({ name, shareTenths }) => {
    given += shareTenths;
    // Of the running sum, so that rounding never loses a tenth.
    const upTo = Math.round((given * quality) / 1000);
    const part = upTo - shown;
    shown = upTo;
    return { name, shareTenths: part };
  });
  return [...rows, { name: price, shareTenths: priceShareTenths }];
}
