import type { ComparisonTable, TableCell, TableRow } from "./comparison-table";

const LABEL_WIDTH = 44;
const CELL_WIDTH = 20;

/**
 * The comparison as text for a terminal: one column a candidate, amounts without cents grouped as the language does,
 * remarks as numbered notes underneath.
 */
export function textTable(table: ComparisonTable, locale: string): string {
  const notes: string[] = [];
  const lines = [
    table.title,
    "",
    ...table.basis.map(({ label, value }) => `${label.padEnd(LABEL_WIDTH)} ${value}`),
    "",
    `${"".padEnd(LABEL_WIDTH)}${table.columns.map(({ letter, name }) => fitted(`${letter} ${name}`)).join("")}`,
    ...table.rows.flatMap((row) => rowLines(row, locale, notes)),
    "",
    ...notes.map((note, index) => `[${index + 1}] ${note}`),
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function rowLines(row: TableRow, locale: string, notes: string[]): string[] {
  if (row.level === 0) return ["", row.label.toUpperCase()];
  const label = `${row.level === 2 ? "  " : ""}${row.label}`;
  const unit = row.unit === "" ? "" : `, ${row.unit}`;
  const named = `${label}${unit}`;
  const first = named.length >= LABEL_WIDTH ? `${named.slice(0, LABEL_WIDTH - 2)}…` : named;
  return [
    first.padEnd(LABEL_WIDTH) + row.cells.map((cell) => fitted(cellText(cell, locale, notes))).join(""),
  ];
}

function cellText(cell: TableCell, locale: string, notes: string[]): string {
  const mark = cell.kind === "words" ? "" : noted(cell.words ?? "", notes);
  switch (cell.kind) {
    case "money":
      return `${amount(cell.minor, locale)}${mark}`;
    case "number":
      return `${decimal(cell.value.toFixed(cell.decimals), locale)}${mark}`;
    case "words":
      return cell.words.length < CELL_WIDTH - 1 ? cell.words : noted(cell.words, notes).trim();
  }
}

function noted(words: string, notes: string[]): string {
  if (words === "") return "";
  const found = notes.indexOf(words);
  if (found >= 0) return ` [${found + 1}]`;
  notes.push(words);
  return ` [${notes.length}]`;
}

function amount(minor: number, locale: string): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  const group = locale === "en" ? "," : locale === "da" ? "." : "\u00a0";
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
  const cents = digits.slice(-2);
  return `${minor < 0 ? "-" : ""}${whole}${cents === "00" ? "" : `${locale === "en" ? "." : ","}${cents}`}`;
}

function decimal(plain: string, locale: string): string {
  return locale === "en" ? plain : plain.replace(".", ",");
}

function fitted(text: string): string {
  const short = text.length > CELL_WIDTH - 1 ? `${text.slice(0, CELL_WIDTH - 2)}…` : text;
  return short.padStart(CELL_WIDTH);
}
