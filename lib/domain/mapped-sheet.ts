/** A sheet of a vendor's own workbook, as far as mapping its columns shows it. */
export interface MappedSheet {
  readonly name: string;
  readonly rows: readonly {
    readonly number: number;
    readonly cells: readonly { readonly column: number; readonly value: unknown }[];
  }[];
}

/** What one cell shows; empty for a cell that is not there, or that shows an error. */
export function textIn(row: MappedSheet["rows"][number], column: number): string {
  const value = row.cells.find((cell) => cell.column === column)?.value;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** A column as a spreadsheet names it: `columnLetter(27)` is `"AB"`. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last;
}
