import {
  COLUMNS_OF,
  type ColumnMapping,
  isAsked,
  lastRowOf,
  type MappedColumn,
  type MappedKind,
  type MappedPart,
  plainName,
  type RememberedMapping,
  type RememberedPart,
  rowKey,
  signatureOf,
} from "@/lib/domain/column-mapping";
import { namedIn } from "@/lib/domain/mapped-parts";
import { type MappingTargets, type ReadRow, rowGuess } from "@/lib/domain/mapping-guess";
import type { CatalogueLine } from "@/lib/domain/offer";
import { maskDigits } from "@/lib/domain/upload-finding";
import { type ColumnKey, type SheetKind, tierOfKey } from "../request/layout";
import { TERM_FIELDS } from "./answer-rest";
import type { MarkedRow, MarkedSheet, MarkedTier, MarkedWorkbook } from "./marked-workbook";
import type { ReadSheet, SheetCell, SheetRow } from "./sheet-cells";

/** A workbook that is not our template, seen through a mapping as if it were. */

/** What a column that is told by hand is called in a workbook of ours. A stage only tells rows apart. */
export const MARK: Readonly<Partial<Record<MappedColumn, ColumnKey>>> = {
  name: "name",
  unitPrice: "unitPrice",
  state: "state",
  period: "period",
  driver: "driver",
  quantity: "ownQuantity",
  minimum: "minimum",
  bundle: "bundle",
  includedIn: "includedIn",
  line: "line",
  amount: "amount",
  answer: "answer",
  text: "text",
  value: "value",
  note: "note",
};

/** Rows looked through for headings that are known. */
const HEADER_ROWS = 300;

const shownText = (cell: SheetCell | undefined): string =>
  typeof cell?.value === "string" ? cell.value : typeof cell?.value === "number" ? String(cell.value) : "";

const cellIn = (row: SheetRow, column: number | undefined): SheetCell | undefined =>
  column === undefined ? undefined : row.cells.find((cell) => cell.column === column);

const headingsOf = (row: SheetRow): string => signatureOf(row.cells.map(shownText));

type Named = Pick<CatalogueLine, "id" | "name">;
type Names = Readonly<Record<keyof MappingTargets, readonly Named[]>>;

/** What is to be remembered of a mapping, by the signatures of its headings, with the vendor's names for our lines. */
export function remembered(
  sheets: readonly ReadSheet[],
  mapping: ColumnMapping,
  targets: Names,
): ReadonlyMap<string, RememberedMapping> {
  const found = new Map<string, RememberedMapping>();
  for (const part of mapping.parts) {
    const header = headerOf(sheets, part);
    const signature = header ? headingsOf(header) : "";
    if (!header || signature === "") continue;
    const parts = found.get(signature)?.parts ?? [];
    found.set(signature, { parts: [...parts, rememberedPart(sheets, mapping, part, header, targets)] });
  }
  return found;
}

const headerOf = (sheets: readonly ReadSheet[], { sheet, headerRow }: MappedPart): SheetRow | undefined =>
  sheets.find(({ name }) => name === sheet)?.rows.find(({ number }) => number === headerRow);

function rememberedPart(
  sheets: readonly ReadSheet[],
  mapping: ColumnMapping,
  part: MappedPart,
  header: SheetRow,
  { lines, requirements, points }: Names,
): RememberedPart {
  const headerTexts: Partial<Record<MappedColumn, string>> = {};
  for (const key of COLUMNS_OF[part.holds]) {
    const text = shownText(cellIn(header, part.columns[key]));
    if (text !== "") headerTexts[key] = plainName(text);
  }
  const ours = new Map([...lines, ...requirements, ...points].map(({ id, name }) => [id, name]));
  const names: Record<string, string> = {};
  for (const row of namedRows(sheets, part, mapping.parts)) {
    const name = ours.get(part.rows[row.number] ?? "");
    if (name !== undefined) names[rowKey(row)] = name;
  }
  const { holds, period, driver } = part;
  return { sheet: plainName(part.sheet), holds, headerTexts, period, driver, names };
}

/**
 * The mapping a workbook's headings call for, of those remembered for its vendor by signature; null when none is known.
 * Where several sheets have the same headings, each is what the sheet of its name was, or else the next in order. Rows
 * are matched by their names.
 */
export function proposeMapping(
  sheets: readonly ReadSheet[],
  known: ReadonlyMap<string, RememberedMapping>,
  targets: MappingTargets,
): ColumnMapping | null {
  const taken = new Set<RememberedPart>();
  const found: { readonly part: MappedPart; readonly names: RememberedPart["names"] }[] = [];
  for (const sheet of sheets)
    for (const row of sheet.rows.slice(0, HEADER_ROWS)) {
      const candidates = (known.get(headingsOf(row))?.parts ?? []).filter((part) => !taken.has(part));
      const fit = candidates.find((part) => part.sheet === plainName(sheet.name)) ?? candidates[0];
      if (!fit) continue;
      taken.add(fit);
      const { holds, period, driver, headerTexts, names } = fit;
      const columns: Partial<Record<MappedColumn, number>> = {};
      for (const key of COLUMNS_OF[holds]) {
        const cell = row.cells.find((each) => plainName(shownText(each)) === headerTexts[key]);
        if (cell) columns[key] = cell.column;
      }
      const part = { sheet: sheet.name, headerRow: row.number, holds, columns, period, driver, rows: {} };
      found.push({ part, names });
    }
  if (found.length === 0) return null;
  const parts = found.map(({ part }) => part);
  return {
    parts: found.map(({ part, names }) => ({
      ...part,
      rows: rowGuess(part.holds, namedRows(sheets, part, parts), targets, names),
    })),
  };
}

/** The rows of a part that have a name. */
function namedRows(
  sheets: readonly ReadSheet[],
  part: MappedPart,
  parts: readonly MappedPart[],
): readonly ReadRow[] {
  const sheet = sheets.find(({ name }) => name === part.sheet);
  return sheet ? namedIn(sheet, part, lastRowOf(part, parts)) : [];
}

function rowsOf(
  sheets: readonly ReadSheet[],
  part: MappedPart,
  parts: readonly MappedPart[],
): readonly SheetRow[] {
  const last = lastRowOf(part, parts);
  const sheet = sheets.find(({ name }) => name === part.sheet);
  return (sheet?.rows ?? []).filter(({ number }) => number > part.headerRow && number <= last);
}

/** The cells of a foreign workbook for whoever maps its columns while prices are sealed: no figure, and no digit in a text. */
export function veiledSheets(sheets: readonly ReadSheet[]): ReadSheet[] {
  return sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map(({ at, column, value }) => ({
        at,
        column,
        value: typeof value === "string" ? maskDigits(value) : "•",
      })),
    })),
  }));
}

/** The mapped rows as a workbook with marks, for the same reading as any other. */
export function asMarked(
  sheets: readonly ReadSheet[],
  mapping: ColumnMapping,
  lines: readonly CatalogueLine[],
  currency: string,
): MarkedWorkbook {
  return {
    meta: {
      format: "",
      formatVersion: "",
      requestId: "",
      selectionId: "",
      candidateId: "",
      requestNumber: "",
      variant: "",
      locale: "",
      currency,
      contentHash: "",
      prefilledVersion: "",
    },
    words: [],
    sheets: mappedSheets(sheets, mapping, lines),
    otherSheets: [],
    loose: [],
  };
}

/** What a part is marked as on a sheet of ours: contract points and questions are marked alike. */
const markOf = (holds: MappedKind): SheetKind => (holds === "questions" ? "points" : holds);

/** The sheets of a mapping's parts, as if they carried marks. */
export function mappedSheets(
  sheets: readonly ReadSheet[],
  mapping: ColumnMapping,
  lines: readonly CatalogueLine[],
): readonly MarkedSheet[] {
  const kinds = new Map(lines.map(({ id, kind }) => [id, kind]));
  return mapping.parts.flatMap((part, index): MarkedSheet[] => {
    const rows = markedRows(sheets, mapping, index);
    const hidden = sheets.find(({ name }) => name === part.sheet)?.hidden ?? false;
    const holding = (kind: SheetKind, held: readonly MarkedRow[]): MarkedSheet => ({
      ...{ kind, name: part.sheet, hidden, rows: held },
      ...{ stray: [], strayCount: 0, lostColumns: [], hasLooseColumn: false, isTold: true },
    });
    if (!isAsked(part.holds)) return [holding(markOf(part.holds), rows)];
    // Of which nothing is taken, that was not found.
    if (rows.length === 0) return [];
    if (part.holds !== "services" && part.holds !== "establishment")
      return [holding(markOf(part.holds), rows)];
    const isService = ({ id }: MarkedRow) => kinds.get(id) === "service";
    return [
      holding("services", rows.filter(isService)),
      holding(
        "establishment",
        rows.filter((row) => !isService(row)),
      ),
    ].filter((sheet) => sheet.rows.length > 0);
  });
}

const KEY_OF_TERM = new Map<string, string>(Object.entries(TERM_FIELDS).map(([key, field]) => [field, key]));

function markedRows(sheets: readonly ReadSheet[], { parts }: ColumnMapping, index: number): MarkedRow[] {
  const part = parts[index];
  if (!part) return [];
  const header = headerOf(sheets, part);
  return rowsOf(sheets, part, parts).flatMap((row): MarkedRow[] => {
    const target = part.rows[row.number];
    if (target === undefined) return [];
    const cells: Partial<Record<ColumnKey, SheetCell>> = {};
    for (const key of COLUMNS_OF[part.holds]) {
      const mark = MARK[key];
      const cell = cellIn(row, part.columns[key]);
      if (mark && cell) cells[mark] = cell;
    }
    // No column says it: then the person who mapped it did.
    const at = cells.unitPrice?.at ?? `A${row.number}`;
    const said = (value: string): SheetCell => ({ at, column: -1, value });
    if (cells.period === undefined && part.period !== null) cells.period = said(part.period);
    const isItem = part.holds === "pricelist";
    if (isItem && cells.driver === undefined && part.driver !== null) cells.driver = said(part.driver);
    if (isItem && target !== "") cells.line = said(target);
    const id =
      isItem || part.holds === "bundles" ? `${index}:${row.number}` : (KEY_OF_TERM.get(target) ?? target);
    return [{ id, number: row.number, hidden: row.hidden, cells, tiers: tiersBeside(header, row) }];
  });
}

const TIER_HEADING = /^(from quantity|fra m(?:æ|e)ngde|price from|pris fra) (\d+)$/u;

/** Tiers under the headings our own request gives them, or under their marks; nobody has to tell those. */
function tiersBeside(header: SheetRow | undefined, row: SheetRow): readonly MarkedTier[] {
  const tiers = new Map<number, MarkedTier>();
  for (const { column, value } of header?.cells ?? []) {
    const text = typeof value === "string" ? value : "";
    const heading = TIER_HEADING.exec(plainName(text));
    const isFrom = heading?.[1]?.startsWith("from") || heading?.[1]?.startsWith("fra");
    const tier =
      heading === null
        ? tierOfKey(text.trim())
        : { count: Number(heading[2]), half: isFrom ? ("from" as const) : ("price" as const) };
    const cell = tier === null ? undefined : cellIn(row, column);
    if (tier !== null && cell) tiers.set(tier.count, { ...tiers.get(tier.count), [tier.half]: cell });
  }
  return [...tiers].sort(([a], [b]) => a - b).map(([, tier]) => tier);
}
