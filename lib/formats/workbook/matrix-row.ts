import type { ExportColumn } from "./export-frame";
import type { State } from "./looks";

/** One value of the matrix: a number, a text, or a formula with the value it has now; and a remark beside it. */
export interface MatrixCell {
  readonly value?: number | string;
  readonly formula?: string;
  readonly format?: string;
  readonly state?: State;
  readonly words?: string;
}

/** Where other cells of the matrix stand. */
export interface Place {
  /** The cell that holds a candidate's letter. */
  readonly key: (index: number) => string;
  readonly cell: (rowKey: string, index: number) => string;
  /** A whole row from the first candidate to the last; remarks between them are text and count for nothing. */
  readonly row: (rowKey: string) => string;
}

export interface MatrixRow {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** 0 heading, 1 total, 2 detail. */
  readonly level: 0 | 1 | 2;
  readonly cell: (column: ExportColumn, index: number, place: Place) => MatrixCell | null;
}

/** A row that only names those below it. */
export const heading = (key: string, label: string): MatrixRow => ({
  key,
  label,
  unit: "",
  level: 0,
  cell: () => null,
});
