import type { MappedKind } from "@/lib/domain/column-mapping";
import type { CatalogueLine, Cell } from "@/lib/domain/offer";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import { cellFault, NO_ANSWER, sameCell } from "@/lib/domain/offer-sheet";
import { severityOf, type UploadFinding } from "@/lib/domain/upload-finding";
import { placeOf, type SaidCell, type UploadRest } from "@/lib/domain/upload-rest";
import { SHOWN_ONLY, type SheetKind } from "../request/layout";
import { type AnswerContext, plainWord, type Reading, wordsOf } from "./answer-context";
import { cellOfRow } from "./answer-lines";
import {
  bundlesIn,
  currencyIn,
  pointsIn,
  priceListIn,
  requirementsIn,
  tellTermsTwice,
  termsIn,
} from "./answer-rest";
import { Findings } from "./findings";
import type { MarkedRow, MarkedSheet, MarkedWorkbook } from "./marked-workbook";
import { kindOfLine, lostKinds } from "./wanted-sheets";

/** Where a line's answer stands in the file. */
export type LinePlaces = Readonly<Record<string, { readonly sheet: string; readonly cell: string }>>;

export interface ReadAnswer {
  readonly answer: OfferAnswer;
  readonly findings: readonly UploadFinding[];
  readonly places: LinePlaces;
  readonly rest: UploadRest;
}

/**
 * What a filled request workbook answers, and what was found while reading it. Nothing is guessed: what is not clear
 * stays unanswered and is told with its sheet and cell, for somebody to mend or leave.
 *
 * @example a price cell that says "abc":
 * // findings: [{ code: "notANumber", sheet: "Services", cell: "D7", params: { line: "Backup" }, lineId: "line_2", … }]
 */
export function answerFromWorkbook(workbook: MarkedWorkbook, context: AnswerContext): ReadAnswer {
  const findings = new Findings();
  const of = (...kinds: SheetKind[]) => workbook.sheets.filter(({ kind }) => kinds.includes(kind));
  const stated = currencyIn(of("terms"), workbook.meta.currency, context.agreed);
  if (stated.unknown) findings.add("unknownCurrency", { ...stated.place, about: CURRENCY });
  else if (stated.currency !== context.agreed)
    findings.add(
      context.rated.includes(stated.currency) ? "currencyOther" : "currencyNeedsRate",
      { ...stated.place, about: CURRENCY },
      { currency: stated.currency, agreed: context.agreed },
    );
  const reading: Reading = {
    context,
    currency: stated.currency,
    words: wordsOf(context, workbook.words),
    lines: new Map(context.lines.map((line) => [line.id, line])),
    findings,
    rest: { cells: [], items: [], bundles: [] },
  };
  // A vendor's own workbook has the sheets it has.
  const isOurs = workbook.meta.format !== "";
  const lost = isOurs ? lostKinds(workbook, context) : [];
  tellSheets(reading, workbook, lost);
  const isWhole = (kind: SheetKind) => of(kind).some(({ isTold }) => !isTold);
  const { bundles, byName } = bundlesIn(reading, of("bundles"));
  const lines = linesIn(reading, of("services", "establishment"), byName);
  for (const line of context.lines)
    if (lines.places[line.id] === undefined) {
      const params = { line: line.name, optional: optional(line) };
      // Gone with its sheet, or on one somebody told of: it is simply not answered. Else its row was deleted, or never there.
      if (!isOurs || !isWhole(kindOfLine(line))) findings.add("lineMissing", { lineId: line.id }, params);
      else findings.add("lineAdded", { lineId: line.id }, { ...params, why: whyAbsent(line, context.sent) });
    }
  const cells = standing(reading, lines.cells, new Set(bundles.map(({ id }) => id)), lines.places);
  const held = new Set(cells.map(({ cell }) => (cell.state === "bundled" ? cell.bundleId : "")));
  const [bundleSheet] = of("bundles");
  for (const { id } of bundles) {
    const row = bundleSheet?.rows.find((each) => each.id === id);
    if (!held.has(id) && row)
      findings.add("bundleWithoutPieces", {
        sheet: bundleSheet?.name ?? "",
        cell: row.cells.name?.at ?? "",
        about: { part: "bundle", id, field: "lineIds" },
      });
  }
  const priceList = priceListIn(reading, of("pricelist"));
  const [priceSheet] = of("pricelist");
  if (priceSheet && priceList.length === 0) findings.add("pricelistMissing", { sheet: priceSheet.name });
  tellTermsTwice(reading, of("terms"));
  const answer: OfferAnswer = {
    ...termsIn(reading, of("terms")),
    cells,
    bundles: bundles.filter(({ id }) => held.has(id)),
    priceList,
    requirements: requirementsIn(reading, of("requirements")),
    points: pointsIn(reading, of("points")),
  };
  const found = findings.all();
  return {
    answer,
    findings: found,
    places: lines.places,
    rest: { rows: saidRows(workbook, found), ...reading.rest },
  };
}

const CURRENCY = { part: "term", id: "currency", field: "currency" } as const;

/** The rows in which something is unclear, as they stand, for whoever mends it. */
function saidRows(workbook: MarkedWorkbook, findings: readonly UploadFinding[]): UploadRest["rows"] {
  const cells = new Map<string, MarkedRow["cells"]>();
  for (const { name, rows, stray } of workbook.sheets)
    for (const row of [...stray, ...rows]) cells.set(`${name} ${row.number}`, row.cells);
  const said: Record<string, readonly SaidCell[]> = {};
  for (const finding of findings) {
    const number = Number(/\d+$/.exec(finding.cell)?.[0] ?? 0);
    const row = cells.get(`${finding.sheet} ${number}`);
    if (row && severityOf(finding) === "unclear") said[placeOf(finding)] = saidIn(row);
  }
  return said;
}

/** Longest text of one cell that is shown beside a form. */
const MOST_SAID = 300;

function saidIn(cells: MarkedRow["cells"]): SaidCell[] {
  return Object.entries(cells)
    .sort(([, a], [, b]) => a.column - b.column)
    .flatMap(([column, { value }]) => {
      if (SHOWN_ONLY.some((each) => each === column)) return [];
      const odd = typeof value === "object";
      const text = odd ? (value.odd === "day" ? value.day : "") : String(value);
      return text === "" ? [] : [{ column, text: text.slice(0, MOST_SAID) }];
    });
}

/** What is odd about the sheets as such: hidden, lost, copied, with rows that say not what they are. */
function tellSheets({ findings }: Reading, workbook: MarkedWorkbook, lost: readonly MappedKind[]): void {
  for (const name of workbook.otherSheets) findings.add("sheetUnknown", { sheet: name });
  // While a sheet is lost they are asked for, one by one.
  if (lost.length === 0) for (const name of workbook.loose) findings.add("sheetOther", { sheet: name });
  for (const part of lost)
    findings.add("sheetLost", {}, { part, loose: workbook.loose.length > 0 ? "yes" : "no" });
  for (const sheet of workbook.sheets) {
    const place = { sheet: sheet.name };
    const answered = sheet.rows.filter(({ cells }) => Object.keys(cells).length > 1);
    if (sheet.hidden && answered.length > 0) findings.add("hiddenSheet", place);
    for (const column of sheet.lostColumns)
      findings.add("columnLost", place, { column, loose: sheet.hasLooseColumn ? "yes" : "no" });
    const hidden = sheet.rows.filter((row) => row.hidden);
    if (hidden.length > 0)
      findings.add(
        "hiddenRow",
        { ...place, cell: `A${hidden[0]?.number ?? 1}` },
        { count: hidden.length, rows: rowNumbers(hidden) },
      );
    for (const { at } of sheet.stray)
      findings.add("strayRow", { ...place, cell: at, about: { part: "row", id: sheet.kind, field: "" } });
    const rest = sheet.strayCount - sheet.stray.length;
    if (rest > 0) findings.add("strayRows", place, { count: rest });
  }
}

/** `rowNumbers` of rows 7, 9, 10 and 11 is `"7, 9–11"`; at most ten spans. */
function rowNumbers(rows: readonly MarkedRow[]): string {
  const spans: { from: number; to: number }[] = [];
  for (const { number } of rows) {
    const last = spans.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else spans.push({ from: number, to: number });
  }
  const written = spans.slice(0, 10).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return spans.length > 10 ? `${written.join(", ")} …` : written.join(", ");
}

type LineCells = readonly { readonly lineId: string; readonly cell: Cell }[];

function linesIn(
  reading: Reading,
  sheets: readonly MarkedSheet[],
  bundles: ReadonlyMap<string, string | null>,
): { readonly cells: LineCells; readonly places: LinePlaces } {
  const { findings } = reading;
  const cells = new Map<string, Cell>();
  const places: Record<string, { readonly sheet: string; readonly cell: string }> = {};
  for (const sheet of sheets)
    for (const row of sheet.rows) {
      const at = (row.cells.unitPrice ?? row.cells.state ?? row.cells.name)?.at ?? `A${row.number}`;
      const line = reading.lines.get(row.id);
      if (!line) {
        tellStranger(reading, sheet, row, at);
        continue;
      }
      const before = cells.get(line.id);
      if (before === undefined) {
        places[line.id] = { sheet: sheet.name, cell: at };
        cells.set(line.id, cellOfRow({ reading, line, sheet, row, bundles, plain: plainWord }));
        continue;
      }
      // A copied row: read for itself alone, it says the same or something else.
      const aside = { ...reading, findings: new Findings(), rest: { cells: [], items: [], bundles: [] } };
      const again = cellOfRow({ reading: aside, line, sheet, row, bundles, plain: plainWord });
      if (!sameCell(before, again) || aside.findings.all().length > 0)
        findings.add("lineTwice", { sheet: sheet.name, cell: at, lineId: line.id }, { line: line.name });
    }
  return { cells: [...cells].map(([lineId, cell]) => ({ lineId, cell })), places };
}

/** A row of a line that is not, or no longer, asked for. Rows that came filled in and were left alone say nothing. */
function tellStranger({ findings, context }: Reading, sheet: MarkedSheet, row: MarkedRow, at: string): void {
  const name = context.gone.get(row.id);
  if (name !== undefined) {
    findings.add("lineDropped", { sheet: sheet.name, cell: at }, { line: name });
    return;
  }
  const { state, unitPrice, includedIn, bundle, note } = row.cells;
  if (state ?? unitPrice ?? includedIn ?? bundle ?? note)
    findings.add("lineUnknown", {
      sheet: sheet.name,
      cell: at,
      about: { part: "row", id: sheet.kind, field: "" },
    });
}

/** The cells that can stand together; others are told and unanswered. What is not answered is told as missing. */
function standing(
  reading: Reading,
  cells: LineCells,
  bundleIds: ReadonlySet<string>,
  places: LinePlaces,
): LineCells {
  const { findings, lines } = reading;
  const told = new Set(findings.all().map(({ lineId }) => lineId));
  const byLine = new Map(cells.map(({ lineId, cell }) => [lineId, cell]));
  const around = { lines, bundleIds, cellOf: (lineId: string) => byLine.get(lineId) ?? NO_ANSWER };
  return cells.map(({ lineId, cell }) => {
    const line = lines.get(lineId);
    const fault = line ? cellFault(line, cell, around) : null;
    const place = { ...places[lineId], lineId };
    if (line && fault !== null) {
      findings.add(codeOf(fault), place, { line: line.name });
      return { lineId, cell: { state: "unanswered", note: cell.note } };
    }
    if (line && cell.state === "unanswered" && !told.has(lineId))
      findings.add("lineMissing", place, { line: line.name, optional: optional(line) });
    return { lineId, cell };
  });
}

/** Why a row of a line is not on its sheet, as far as the request that is answered tells. */
function whyAbsent({ id }: CatalogueLine, sent: AnswerContext["sent"]): "added" | "deleted" | "either" {
  if (sent === null) return "either";
  return sent.lineIds.has(id) ? "deleted" : "added";
}

const optional = ({ scope }: CatalogueLine): string => (scope === "optional" ? "yes" : "no");

function codeOf(fault: string) {
  if (fault === "offer.period_wrong") return "periodWrong" as const;
  if (fault === "offer.tiers_order") return "tiersOrder" as const;
  if (fault === "offer.bundle_gone") return "bundleUnknown" as const;
  return "includedFault" as const;
}
