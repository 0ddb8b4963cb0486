import type { ComparisonTable, TableCell } from "./comparison-table";

/** How numbers and columns are told apart in the reader's spreadsheet. */
export interface CsvMarks {
  readonly delimiter: "," | ";";
  readonly decimal: "." | ",";
}

/** Spreadsheets in Danish and Norwegian take a comma for the decimal mark and so a semicolon between columns. */
export function csvMarks(locale: string): CsvMarks {
  return locale === "en" ? { delimiter: ",", decimal: "." } : { delimiter: ";", decimal: "," };
}

/** What makes a spreadsheet read a text as something to calculate. */
const CALCULATES = /^[=+\-@\t\r\n]/;

/**
 * A text as a CSV field: quoted where it must be, and with an apostrophe before anything a spreadsheet would calculate.
 * `csvText("=1+1", ";")` is `"'=1+1"` in quotes.
 */
export function csvText(text: string, delimiter: string): string {
  const isDangerous = CALCULATES.test(text);
  const safe = isDangerous ? `'${text}` : text;
  const mustQuote = isDangerous || safe.includes(delimiter) || /["\r\n]|^\s|\s$/.test(safe);
  return mustQuote ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number as a CSV field: plain digits and the reader's decimal mark, no grouping. */
export function csvNumber(value: number, decimals: number, { decimal }: CsvMarks): string {
  return value.toFixed(decimals).replace(".", decimal);
}

/** Whole minor units with two decimals, without ever becoming a fraction. `csvMoney(-5, …)` is `-0.05`. */
export function csvMoney(minor: number, { decimal }: CsvMarks): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}${decimal}${digits.slice(-2)}`;
}

/**
 * The comparison as CSV (RFC 4180: CRLF, quotes doubled) with a byte order mark, so that spreadsheets read it as
 * UTF-8. Each candidate has a column of values and one of remarks.
 */
export function writeCsv(table: ComparisonTable, marks: CsvMarks): string {
  const text = (value: string) => csvText(value, marks.delimiter);
  const lines: string[][] = [
    [text(table.title)],
    ...table.basis.map(({ label, value }) => [text(label), text(value)]),
    [],
    ["", "", ...table.columns.flatMap(({ letter, name }) => [text(`${letter} ${name}`.trim()), ""])],
    ...table.rows.map((row) => [
      text(row.label),
      text(row.unit),
      ...row.cells.flatMap((cell) => fields(cell, marks)),
    ]),
    ...(table.warnings.length === 0 ? [] : [[], [text(table.warningsTitle)]]),
    ...table.warnings.map(({ letter, name, kind, words }) => [
      text(`${letter} ${name}`.trim()),
      text(kind),
      text(words),
    ]),
  ];
  return `\uFEFF${lines.map((line) => line.join(marks.delimiter)).join("\r\n")}\r\n`;
}

function fields(cell: TableCell, marks: CsvMarks): [string, string] {
  const remark = csvText(cell.words ?? "", marks.delimiter);
  switch (cell.kind) {
    case "money":
      return [csvMoney(cell.minor, marks), remark];
    case "number":
      return [csvNumber(cell.value, cell.decimals, marks), remark];
    case "words":
      return ["", remark];
  }
}
