import type { Cell, CellStyle, WriteSheet } from "hucre/xlsx";
import { cellRef, colToLetter } from "hucre/xlsx";

/** Most characters a spreadsheet keeps in one cell. */
const MOST_CHARACTERS = 32_767;

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
  readonly #cells = new Map<string, Partial<Cell>>();
  readonly #widths: number[] = [];
  /** The next free row. */
  row = 0;
  #freeze = { rows: 0, columns: 0 };

  constructor(readonly name: string) {}

  text(row: number, column: number, value: string, style: CellStyle = {}): void {
    if (value === "") {
      if (Object.keys(style).length > 0) this.#put(row, column, { style });
      return;
    }
    this.#put(row, column, { value: writableText(value), type: "string", style });
  }

  number(row: number, column: number, value: number | null, style: CellStyle = {}): void {
    if (value !== null) this.#put(row, column, { value, type: "number", style });
  }

  formula(
    row: number,
    column: number,
    formula: string,
    result: number | string,
    style: CellStyle = {},
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
    return {
      name: this.name,
      columns,
      rows: [],
      cells: this.#cells,
      freezePane: this.#freeze,
      view: { showGridLines: false },
      pageSetup: {
        paperSize: "a4",
        orientation: landscape ? "landscape" : "portrait",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      },
    };
  }

  #quoted(): string {
    return `'${this.name.replaceAll("'", "''")}'`;
  }

  #put(row: number, column: number, cell: Partial<Cell>): void {
    this.#cells.set(`${row},${column}`, cell);
  }
}

/** A cell of the same sheet: `F7`, or `$F$7`. */
export function local(row: number, column: number, fixed = false): string {
  return fixed ? `$${colToLetter(column)}$${row + 1}` : cellRef(row, column);
}
