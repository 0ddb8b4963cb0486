import {
  COLUMNS_OF,
  type ColumnMapping,
  isAsked,
  type LostColumns,
  type LostParts,
  lacksColumn,
  type MappedColumn,
  type MappedKind,
  type MappedPart,
} from "@/lib/domain/column-mapping";
import { asItsRows, firstParts, freshPart, nextHeader } from "@/lib/domain/mapped-parts";
import { lostTargets, type MappingTargets } from "@/lib/domain/mapping-guess";
import type { CatalogueLine } from "@/lib/domain/offer";
import type { ColumnKey } from "../request/layout";
import type { AnswerContext } from "./answer-context";
import { MARK, mappedSheets } from "./foreign-workbook";
import { type MarkedWorkbook, markedAgain, marksOf, mayBeLost } from "./marked-workbook";
import type { ReadSheet } from "./sheet-cells";
import { hasLooseColumns, lostKinds } from "./wanted-sheets";

/**
 * A workbook of ours in which a sheet or a column is no longer marked as what it is: deleted, replaced by a copy, pasted
 * as values. What is still there under another mark or none can be told by hand, as a vendor's own workbook is.
 */

/**
 * The sheets a person looks at to tell what they are: those that say it not themselves, and those that lack columns.
 * Never the workbook's own memory, nor its first sheet, which asks nothing.
 */
export function sheetsToTell(lost: LostParts | null, sheets: readonly ReadSheet[]): readonly ReadSheet[] {
  if (lost === null) return sheets;
  const lacking = new Set(lost.columns.map(({ sheet }) => sheet));
  return sheets.filter(
    (sheet) => mayBeLost(sheet) && (lacking.has(sheet.name) || !lost.marked.includes(sheet.name)),
  );
}

const mappedColumn = (key: ColumnKey): MappedColumn | undefined =>
  COLUMN_KEYS.find((column) => MARK[column] === key);
const COLUMN_KEYS: readonly MappedColumn[] = [...new Set(Object.values(COLUMNS_OF).flat())];

/** What of a workbook is lost, of the kinds that were asked for. Null when nothing is. */
export function lostParts(
  workbook: MarkedWorkbook,
  sheets: readonly ReadSheet[],
  context: AnswerContext,
): LostParts | null {
  const kinds: readonly MappedKind[] = lostKinds(workbook, context);
  const columns = sheets.flatMap((sheet): LostColumns[] => {
    const marks = marksOf(sheet);
    const marked = workbook.sheets.find(({ name }) => name === sheet.name);
    if (marks === null || !marked || !hasLooseColumns(marked)) return [];
    const lost = marked.lostColumns.flatMap((key) => mappedColumn(key) ?? []);
    if (lost.length === 0) return [];
    const headerRow = nextHeader(sheet, marks.row);
    return [{ sheet: sheet.name, holds: marks.kind, headerRow, lost, known: marks.known }];
  });
  if (kinds.length === 0 && columns.length === 0) return null;
  // Nobody has to offer bundles, so they are not missed; a loose sheet may be theirs all the same.
  const hasBundles = workbook.sheets.some(({ kind }) => kind === "bundles");
  return {
    kinds: hasBundles || kinds.length === 0 || kinds.includes("bundles") ? kinds : [...kinds, "bundles"],
    columns,
    marked: workbook.sheets.map(({ name }) => name),
  };
}

/** What the lost sheets and columns probably are, by ids, headings and names that are left. It is shown to be corrected. */
export function proposeLost(
  lost: LostParts,
  sheets: readonly ReadSheet[],
  asked: MappingTargets,
): ColumnMapping {
  const targets = lostTargets(lost, asked);
  const loose = sheetsToTell(lost, sheets).filter(({ name }) => !lost.marked.includes(name));
  const parts = loose.flatMap((sheet) => {
    const [named] = firstParts([sheet], targets);
    if (named && isFit(named, lost)) return [named];
    // Whatever it is called: what its rows answer tells what it is.
    const tried = lost.kinds
      .filter(isAsked)
      .map((kind) => asItsRows(freshPart(sheet, nextHeader(sheet, 0), kind, targets), targets))
      .filter((part) => isFit(part, lost))
      .sort((a, b) => Object.keys(b.rows).length - Object.keys(a.rows).length);
    return tried.slice(0, 1);
  });
  return { parts };
}

const isFit = (part: MappedPart, { kinds }: LostParts): boolean =>
  kinds.includes(part.holds) && !lacksColumn(part) && Object.keys(part.rows).length > 0;

/**
 * The workbook with what a person told of it: lost sheets as if they were marked, lost columns in their place.
 *
 * @example withFound(workbook, sheets, { parts: [{ sheet: "Copy of services", holds: "services", … }] }, lines).sheets
 * // the marked ones, and "Copy of services" as services
 */
export function withFound(
  workbook: MarkedWorkbook,
  sheets: readonly ReadSheet[],
  { parts }: ColumnMapping,
  lines: readonly CatalogueLine[],
): MarkedWorkbook {
  const isColumns = ({ sheet, holds }: MappedPart) =>
    workbook.sheets.some(({ name, kind }) => name === sheet && kind === holds);
  const marked = workbook.sheets.map((sheet) => {
    const part = parts.find((each) => each.sheet === sheet.name && each.holds === sheet.kind);
    const read = sheets.find(({ name }) => name === sheet.name);
    return (part && read && markedAgain(read, toldColumns(part))) ?? sheet;
  });
  const whole = { parts: parts.filter((part) => !isColumns(part)) };
  const told = new Set(whole.parts.map(({ sheet }) => sheet));
  return {
    ...workbook,
    sheets: [...marked, ...mappedSheets(sheets, whole, lines)],
    otherSheets: workbook.otherSheets.filter((name) => !told.has(name)),
    loose: workbook.loose.filter((name) => !told.has(name)),
  };
}

function toldColumns({ columns }: MappedPart): ReadonlyMap<number, ColumnKey> {
  const told = new Map<number, ColumnKey>();
  for (const key of COLUMN_KEYS) {
    const column = columns[key];
    const mark = MARK[key];
    if (column !== undefined && mark !== undefined) told.set(column, mark);
  }
  return told;
}
