import type { Cell, CellStyle, DataValidation, WriteSheet } from "hucre/xlsx";
import { colToLetter } from "hucre/xlsx";
import { withFont } from "../workbook/looks";
import { rowHeights } from "../workbook/row-heights";
import { writableText } from "../workbook/sheet-builder";
import { FORM_TITLE, HEAD, HINT, INSET_HEAD, NUMBER_HEAD } from "./form-looks";
import { type SheetKind, sheetMark, TEXT_ROW } from "./layout";

export interface FormColumn<Key extends string> {
  readonly key: Key;
  readonly head: string;
  readonly width: number;
  readonly hidden?: boolean;
  /** Its heading stands to the right, as its numbers do. */
  readonly isNumber?: boolean;
}

/** What a cell takes, without the cells it is for. */
export type Check = Omit<DataValidation, "range">;

/** Letters that are still read when they are printed on one page across. */
const WIDE = 230;

/** Row of the headings, counted from 0; above it marks, title and hint. */
const HEAD_ROW = 3;
const FIRST_ROW = HEAD_ROW + 1;

/**
 * A sheet to be filled in: a hidden row of marks and a hidden column of ids, a title, a hint, headings, and rows of
 * cells that are locked unless they are {@link FormSheet.open opened}. Columns go by their keys. Sheet protection has no
 * password: it keeps fingers off, nobody out.
 */
export class FormSheet<Key extends string> {
  readonly #cells = new Map<string, Partial<Cell>>();
  readonly #places: ReadonlyMap<string, number>;
  readonly #checks: DataValidation[] = [];
  readonly #heights = new Map<number, number>();
  /** The next free row. */
  row = FIRST_ROW;

  constructor(
    readonly name: string,
    readonly kind: SheetKind,
    readonly columns: readonly FormColumn<Key>[],
    hint: string,
  ) {
    this.#places = new Map(columns.map(({ key }, index) => [key, index + 1]));
    this.#put(0, 0, { value: sheetMark(kind), type: "string" });
    columns.forEach(({ key, head, isNumber }, index) => {
      this.#put(0, index + 1, { value: key, type: "string" });
      this.#put(HEAD_ROW, index + 1, {
        value: writableText(head),
        type: "string",
        style: isNumber ? NUMBER_HEAD : index === 0 ? HEAD : INSET_HEAD,
      });
    });
    for (const [row, text, style] of [
      [1, name, FORM_TITLE],
      [2, hint, HINT],
    ] as const)
      this.#put(row, 1, { value: writableText(text), type: "string", style });
    for (const row of [1, 2, HEAD_ROW]) this.id(row, TEXT_ROW);
    this.#heights.set(1, 24);
    this.#heights.set(2, 18);
  }

  /** What tells the reader whose row it is. */
  id(row: number, id: string): void {
    this.#put(row, 0, { value: id, type: "string" });
  }

  text(row: number, key: Key, value: string, style: CellStyle): void {
    this.#put(
      row,
      this.#column(key),
      value === "" ? { style } : { value: writableText(value), type: "string", style },
    );
  }

  number(row: number, key: Key, value: number | null, style: CellStyle): void {
    this.#put(row, this.#column(key), value === null ? { style } : { value, type: "number", style });
  }

  /** Carries the value it has now, for programs that do not work it out. */
  formula(row: number, key: Key, formula: string, result: number | string, style: CellStyle): void {
    this.#put(row, this.#column(key), {
      value: null,
      type: "formula",
      formula,
      formulaResult: result,
      style,
    });
  }

  /** Words over the whole width, which are no answer. */
  heading(text: string, style: CellStyle): void {
    this.id(this.row, TEXT_ROW);
    this.columns.forEach((_column, index) => {
      this.#put(
        this.row,
        index + 1,
        index === 0 ? { value: writableText(text), type: "string", style } : { style },
      );
    });
    this.row += 1;
  }

  check(key: Key, firstRow: number, lastRow: number, check: Check): void {
    if (lastRow < firstRow) return;
    const letter = colToLetter(this.#column(key));
    this.#checks.push({ ...check, range: `${letter}${firstRow + 1}:${letter}${lastRow + 1}` });
  }

  /** A row at least this high, in points. */
  height(row: number, points: number): void {
    this.#heights.set(row, points);
  }

  /** A cell of this sheet in its own formulas: `F7`. */
  at(row: number, key: Key): string {
    return `${colToLetter(this.#column(key))}${row + 1}`;
  }

  /** Rows of one column as other sheets' formulas name them: `'Services'!$E$5:$E$90`. */
  range(key: Key, firstRow: number, lastRow: number): string {
    const letter = colToLetter(this.#column(key));
    return `'${this.name.replaceAll("'", "''")}'!$${letter}$${firstRow + 1}:$${letter}$${Math.max(firstRow, lastRow) + 1}`;
  }

  /** Rows of answers from {@link firstRow} to the last one written. */
  get firstRow(): number {
    return FIRST_ROW;
  }

  build(): WriteSheet {
    const widths = [4, ...this.columns.map(({ width }) => width)];
    const shown = this.columns.reduce((sum, { width, hidden }) => sum + (hidden ? 0 : width), 0);
    // On one page, so many columns could not be read.
    const isWide = shown > WIDE;
    // The hint runs over its neighbours, so it must not make its row high.
    const measured = new Map([...this.#cells].filter(([place]) => place !== "2,1" && !place.endsWith(",0")));
    const rowDefs = rowHeights(measured, [], widths);
    for (const [row, height] of this.#heights)
      rowDefs.set(row, { height: Math.max(height, rowDefs.get(row)?.height ?? 0) });
    rowDefs.set(0, { hidden: true });
    return {
      name: this.name,
      columns: widths.map((width, index) => ({
        width,
        ...(index === 0 || this.columns[index - 1]?.hidden ? { hidden: true } : {}),
      })),
      rows: [],
      cells: this.#cells,
      rowDefs,
      dataValidations: this.#checks,
      freezePane: { rows: FIRST_ROW, columns: 2 },
      view: { showGridLines: false },
      protection: { sheet: true, formatColumns: true, formatRows: true, formatCells: true },
      pageSetup: {
        paperSize: "a4",
        orientation: "landscape",
        fitToPage: true,
        fitToWidth: isWide ? 2 : 1,
        fitToHeight: 0,
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
        printTitlesRow: `$${HEAD_ROW + 1}:$${HEAD_ROW + 1}`,
        // Whose row it is stands on the second page, too.
        ...(isWide ? { printTitlesColumn: "$B:$B" } : {}),
      },
      headerFooter: { oddFooter: "&L&A&R&P / &N" },
    };
  }

  #column(key: Key): number {
    const found = this.#places.get(key);
    if (found === undefined) throw new RangeError(`the sheet ${this.name} has no column ${key}`);
    return found;
  }

  #put(row: number, column: number, cell: Partial<Cell>): void {
    if (cell.style) cell.style = withFont(cell.style);
    this.#cells.set(`${row},${column}`, cell);
  }
}

/** A name every spreadsheet takes: at most 31 characters, none of []:*?/\' in it. */
export function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\']/g, " ").slice(0, 31);
}
