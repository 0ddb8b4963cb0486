import type { ExplanationTarget } from "@/lib/domain/comparison/explanation";
import type { MarkState } from "../ui/status-mark";

/** One value of the matrix as it is drawn. */
export interface MatrixCell {
  /** What is written. */
  readonly text: string;
  readonly tone?: "strong" | "muted" | "bad" | "warn" | "good" | undefined;
  /** A state with its own pattern, icon and word. */
  readonly state?: MarkState | undefined;
  /** The state's word, when the usual one says too little. */
  readonly word?: string | undefined;
  /** 0–100: a bar in the candidate's hue before the text. */
  readonly bar?: { readonly low: number; readonly high: number } | undefined;
  /** Yearly figures, oldest first, as small bars; null = missing. */
  readonly years?: readonly (number | null)[] | undefined;
  /** What a click explains; null where nothing is computed. */
  readonly target?: ExplanationTarget | null | undefined;
  readonly title?: string | undefined;
}

/** One row of the matrix. Cells are made when the row is drawn, not before. */
export interface MatrixRow {
  readonly key: string;
  readonly label: string;
  /** Unit or hint after the label. */
  readonly unit?: string | undefined;
  readonly look: "plain" | "group" | "total" | "rank" | "heading";
  readonly level: 0 | 1 | 2;
  /** Set on rows that fold others away. */
  readonly fold?: { readonly key: string; readonly open: boolean } | undefined;
  readonly cell: (column: number) => MatrixCell;
}

/** What a cell says, for telling rows that differ from rows that do not. */
function saying(cell: MatrixCell): string {
  return `${cell.text}|${cell.state ?? ""}|${cell.word ?? ""}|${cell.bar ? `${cell.bar.low}-${cell.bar.high}` : ""}|${cell.years?.join() ?? ""}`;
}

/** Whether two candidates say different things in a row. */
export function rowDiffers(row: MatrixRow, columns: number): boolean {
  const first = columns > 0 ? saying(row.cell(0)) : "";
  for (let column = 1; column < columns; column += 1) if (saying(row.cell(column)) !== first) return true;
  return false;
}

/** Only rows that differ, with the headings that still have rows under them. */
export function differingRows(rows: readonly MatrixRow[], columns: number): MatrixRow[] {
  const kept: MatrixRow[] = [];
  let heading: MatrixRow | null = null;
  for (const row of rows) {
    if (row.look === "heading") {
      heading = row;
      continue;
    }
    if (row.look === "group") heading = null;
    else if (!rowDiffers(row, columns)) continue;
    if (heading) kept.push(heading);
    heading = null;
    kept.push(row);
  }
  return kept;
}

/** Rows whose label holds the words looked for, with their group rows. */
export function rowsNamed(rows: readonly MatrixRow[], wanted: string): MatrixRow[] {
  const needle = wanted.trim().toLocaleLowerCase();
  if (needle === "") return [...rows];
  return rows.filter(
    (row) =>
      row.look === "group" || (row.look !== "heading" && row.label.toLocaleLowerCase().includes(needle)),
  );
}
