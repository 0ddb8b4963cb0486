import { lacksColumn, type MappedKind, type MappedPart, plainName, stageNamed } from "./column-mapping";
import { type MappedSheet, textIn } from "./mapped-sheet";
import {
  columnGuess,
  isMark,
  isOwnHeading,
  isPointPart,
  kindGuess,
  type MappingTargets,
  markedKind,
  periodGuess,
  pointPartOf,
  type ReadRow,
  rowGuess,
} from "./mapping-guess";

/** The parts of a workbook as they are proposed before anybody has said anything. */

/** Texts a row has to have to look like headings. */
const HEADINGS = 2;

/**
 * The first row after `after` that looks like headings: only texts, and at least two that are not marks of ours; else
 * the next row there is.
 */
export function nextHeader(sheet: MappedSheet, after: number): number {
  const rows = sheet.rows.filter(({ number }) => number > after);
  const found = rows.find(
    ({ cells }) =>
      cells.every(({ value }) => typeof value === "string") &&
      cells.filter(({ value }) => !isMark(String(value))).length >= HEADINGS,
  );
  return (found ?? rows[0] ?? sheet.rows[0])?.number ?? 1;
}

/** Every sheet with headings, by what it is marked as holding or else by what its name says. */
export function firstParts(sheets: readonly MappedSheet[], targets: MappingTargets): MappedPart[] {
  return sheets.flatMap((sheet) => {
    const part = asItsRows(freshPart(sheet, nextHeader(sheet, 0), kindOf(sheet), targets), targets);
    // A workbook of one sheet is about that sheet, whatever its headings are.
    return !lacksColumn(part) || sheets.length === 1 ? [part] : [];
  });
}

/** A part of contract points or questions as whichever its rows are: the sheets look alike and bear the same mark. */
export function asItsRows(part: MappedPart, { points }: Pick<MappingTargets, "points">): MappedPart {
  const holds = isPointPart(part.holds) ? pointPartOf(Object.values(part.rows), points) : null;
  return holds === null ? part : { ...part, holds };
}

/** Rows a mark is looked for in. */
const MARKED_ROWS = 20;

function kindOf(sheet: MappedSheet): MappedKind {
  for (const { cells } of sheet.rows.slice(0, MARKED_ROWS))
    for (const { value } of cells) {
      const kind = typeof value === "string" ? markedKind(value) : null;
      if (kind !== null) return kind;
    }
  return kindGuess(sheet.name);
}

/** A part with its columns and rows guessed. */
export function freshPart(
  sheet: MappedSheet,
  headerRow: number,
  holds: MappedKind,
  targets: MappingTargets,
): MappedPart {
  const header = sheet.rows.find(({ number }) => number === headerRow);
  const headings = (header?.cells ?? []).map(({ column }) => ({
    column,
    text: header ? textIn(header, column) : "",
  }));
  const columns = columnGuess(headings, holds);
  const price = headings.find(({ column }) => column === columns.unitPrice)?.text ?? "";
  const part: MappedPart = {
    sheet: sheet.name,
    headerRow,
    holds,
    columns,
    // What a price list's prices are for is not guessed: hours, users and gigabytes stand side by side in them.
    period: holds === "services" && columns.period === undefined ? periodGuess(price) : null,
    driver: null,
    rows: {},
  };
  const rows = namedIn(sheet, part, Number.MAX_SAFE_INTEGER);
  return { ...part, rows: rowGuess(holds, rows, targets) };
}

/**
 * The rows of a part that have a name. Where no column says the stage of work, a row that says nothing but a stage is
 * the heading of those below it.
 */
export function namedIn(
  sheet: MappedSheet,
  { headerRow, columns, holds }: Pick<MappedPart, "headerRow" | "columns" | "holds">,
  lastRow: number,
): ReadRow[] {
  const found: ReadRow[] = [];
  let heading = "";
  for (const row of sheet.rows) {
    if (row.number <= headerRow || row.number > lastRow) continue;
    const texts = row.cells.map(({ column }) => textIn(row, column).trim()).filter((text) => text !== "");
    const words = texts.filter((text) => !isMark(text));
    if (columns.stage === undefined && words.length === 1 && isStage(words[0] ?? "")) {
      heading = words[0] ?? "";
      continue;
    }
    const of = (column: number | undefined) => (column === undefined ? "" : textIn(row, column).trim());
    const name = of(columns.name) || (holds === "pricelist" ? of(columns.line) : "");
    // What our own request says beside the answers: marks, headings, hints.
    if (name === "" || texts[0] === "#text" || isOwnHeading("name", name)) continue;
    const stage = holds === "establishment" ? of(columns.stage) || heading : "";
    found.push({ number: row.number, name, stage, texts });
  }
  return found;
}

const isStage = (text: string): boolean => stageNamed(text) !== null && !plainName(text).includes(" ");
