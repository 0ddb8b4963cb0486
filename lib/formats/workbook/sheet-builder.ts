import type { Cell, CellStyle, MergeRange, WriteSheet } from "hucre/xlsx";
import { cellRef, colToLetter } from "hucre/xlsx";
import { atTop, GROUP, HEAD, PLAIN, withFont } from "./looks";
import { rowHeights } from "./row-heights";

/** Most characters a spreadsheet keeps in one cell. */
const MOST_CHARACTERS = 32_767;

const NO_LOOK: CellStyle = {};

/** Rows below a heading that are looked through for what its column holds. */
const LOOK_AHEAD = 200;

/** What XML, and so a workbook, has no way to write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const NOT_WRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text as a workbook can hold it. It stays text there, whatever it begins with. */
export function writableText(text: string): string {
  return text.replace(NOT_WRITABLE, "").slice(0, MOST_CHARACTERS);
}

/**
 * One sheet under construction. Rows and columns count from 0. Text is always written as text, never as a formula,
 * and every formula carries the value it has now, for programs that do not recalculate.
 */
export class SheetBuilder {
  /** By row, then by column; places where nothing stands are left open. */
  readonly #rows: (Partial<Cell> | undefined)[][] = [];
  readonly #widths: number[] = [];
  readonly #heads: { readonly row: number; readonly column: number; readonly text: string }[] = [];
  readonly #merges: MergeRange[] = [];
  /** The next free row. */
  row = 0;
  #freeze = { rows: 0, columns: 0 };

  constructor(readonly name: string) {}

  text(row: number, column: number, value: string, style: CellStyle = NO_LOOK): void {
    if (value === "") {
      if (Object.keys(style).length > 0) this.#put(row, column, { style });
      return;
    }
    this.#put(row, column, { value: writableText(value), type: "string", style });
  }

  /** Headings side by side, each above its column; those above numbers stand to the right as the numbers do. */
  heads(row: number, firstColumn: number, texts: readonly string[]): void {
    texts.forEach((text, index) => {
      this.#heads.push({ row, column: firstColumn + index, text });
      this.text(row, firstColumn + index, text, HEAD);
    });
  }

  /** One cell over several columns; its text is the first one's. */
  across(row: number, firstColumn: number, lastColumn: number, value: string, style: CellStyle): void {
    for (let column = firstColumn; column <= lastColumn; column += 1)
      this.text(row, column, column === firstColumn ? value : "", style);
    this.#merges.push({ startRow: row, endRow: row, startCol: firstColumn, endCol: lastColumn });
  }

  number(row: number, column: number, value: number | null, style: CellStyle = NO_LOOK): void {
    if (value !== null) this.#put(row, column, { value, type: "number", style });
  }

  formula(
    row: number,
    column: number,
    formula: string,
    result: number | string,
    style: CellStyle = NO_LOOK,
  ): void {
    this.#put(row, column, { value: null, type: "formula", formula, formulaResult: result, style });
  }

  widths(...widths: readonly number[]): void {
    widths.forEach((width, column) => {
      this.#widths[column] = width;
    });
  }

  freeze(rows: number, columns: number): void {
    this.#freeze = { rows, columns };
  }

  /** A cell as other sheets' formulas name it: `'Offers'!$F$7`. */
  ref(row: number, column: number): string {
    return `${this.#quoted()}!$${colToLetter(column)}$${row + 1}`;
  }

  /** Rows of one column: `'Offers'!$F$2:$F$90`. */
  column(column: number, firstRow: number, lastRow: number): string {
    const letter = colToLetter(column);
    return `${this.#quoted()}!$${letter}$${firstRow + 1}:$${letter}$${Math.max(firstRow, lastRow) + 1}`;
  }

  build(landscape = true): WriteSheet {
    const columns = Array.from(this.#widths, (width) => ({ width: width ?? 12 }));
    this.#alignHeads();
    this.#fillRows();
    const cells = this.#placed();
    const heights = rowHeights(cells, this.#merges, this.#widths);
    this.#alignHighRows(heights);
    return {
      name: this.name,
      columns,
      rows: [],
      cells,
      merges: this.#merges,
      rowDefs: heights,
      freezePane: this.#freeze,
      view: { showGridLines: false },
      pageSetup: {
        paperSize: "a4",
        orientation: landscape ? "landscape" : "portrait",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
        printTitlesRow: `$1:$${this.#freeze.rows}`,
      },
      headerFooter: { oddFooter: "&L&A&R&P / &N" },
    };
  }

  #quoted(): string {
    return `'${this.name.replaceAll("'", "''")}'`;
  }

  #alignHeads(): void {
    for (const { row, column, text } of this.#heads) {
      const besideNumber = this.#isNumber(row + 1, column - 1);
      const alignment = this.#isNumber(row + 1, column)
        ? { horizontal: "right" as const }
        : { horizontal: "left" as const, indent: besideNumber ? 1 : 0 };
      this.text(row, column, text, { ...HEAD, alignment: { ...HEAD.alignment, ...alignment } });
    }
  }

  /** Rules and grounds of a row go from its first to the sheet's last column, also where nothing is written. */
  #fillRows(): void {
    this.#rows.forEach((cells, row) => {
      let style: CellStyle | null = null;
      for (const cell of cells) {
        if (cell?.style?.fill === GROUP.fill) {
          style = GROUP;
          break;
        }
        if (cell?.style?.border === PLAIN.border) style = PLAIN;
      }
      if (style === null) return;
      for (let column = 0; column < this.#widths.length; column += 1)
        if (cells[column] === undefined) this.#put(row, column, { style });
    });
  }

  /** The cells as the writer takes them. */
  #placed(): Map<string, Partial<Cell>> {
    const placed = new Map<string, Partial<Cell>>();
    this.#rows.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        if (cell !== undefined) placed.set(`${row},${column}`, cell);
      });
    });
    return placed;
  }

  /** Beside words over several lines everything begins at the first of them. */
  #alignHighRows(heights: ReadonlyMap<number, unknown>): void {
    for (const row of heights.keys())
      for (const cell of this.#rows[row] ?? [])
        if (cell !== undefined) cell.style = atTop(cell.style ?? NO_LOOK);
  }

  /** The first cell with something in it from a row downwards tells what a column holds. */
  #isNumber(from: number, column: number): boolean {
    for (let row = from; row < from + LOOK_AHEAD; row += 1) {
      const cell = this.#rows[row]?.[column];
      if (cell?.type !== undefined)
        return cell.type === "number" || (cell.type === "formula" && typeof cell.formulaResult === "number");
    }
    return false;
  }

  #put(row: number, column: number, cell: Partial<Cell>): void {
    if (cell.style) cell.style = withFont(cell.style);
    // Without holes: a list with holes is kept as a dictionary.
    while (this.#rows.length <= row) this.#rows.push([]);
    const cells = this.#rows[row] ?? [];
    while (cells.length < column) cells.push(undefined);
    cells[column] = cell;
  }
}

/** A cell of the same sheet: `F7`, or `$F$7`. */
export function local(row: number, column: number, fixed = false): string {
  return fixed ? `$${colToLetter(column)}$${row + 1}` : cellRef(row, column);
}
