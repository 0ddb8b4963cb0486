import { endTotal, raised, recurringYears, risesAt } from "@/lib/domain/comparison/line-amount";
import { scheduleOf } from "@/lib/domain/comparison/normalise";
import { filled } from "../export-texts";
import { type CostRow, costRows } from "./cost-rows";
import { type ExportFrame, major, minorOf, rounded } from "./export-frame";
import type { PlugCells } from "./gaps-sheet";
import { candidateHead, FACTOR, look, money, PLAIN, QUIET, REMARK, TITLE, WHOLE, WRAPPED } from "./looks";
import type { OfferCells } from "./offers-sheet";
import { local, type SheetBuilder } from "./sheet-builder";

/** Where the costs of one purchase stand, for formulas of the first sheet. */
export interface CostCells {
  /** Sums the totals of a candidate (named by a cell) by code, and optionally by kind. */
  readonly sum: (keyCell: string, code: number, kind?: number) => string;
  /** The amount of a line that is counted or plugged: per month for a service, once otherwise. */
  readonly amountOf: (candidateId: string, lineId: string) => string | null;
}

const KIND = { establishment: 1, service: 1, exit: 2 } as const;
export const EXIT_KIND = KIND.exit;

/** What establishing costs: pieces and bundles, once. */
export function writeEstablishmentSheet(frame: ExportFrame, offers: OfferCells, plugs: PlugCells): CostCells {
  const { texts, sheets } = frame;
  const sheet = sheets.establishment;
  const { head } = texts;
  const C = { code: 5, amount: 6, words: 7 };
  sheet.text(0, 0, texts.sheet.establishment, TITLE);
  sheet.heads(1, 0, [
    head.candidate,
    head.company,
    head.piece,
    head.stage,
    head.kind,
    head.code,
    filled(head.amountIn, { currency: frame.currency }),
    head.onBasis,
  ]);
  sheet.widths(10, 22, 40, 14, 8, 8, 20, 44);
  sheet.freeze(2, 3);
  const first = 2;
  sheet.row = first;
  const rows = costRows(frame, offers, plugs, (line) => line.kind === "establishment", true);
  const places = new Map<string, string>();
  for (const each of rows) {
    const { row } = sheet;
    sheet.row += 1;
    label(sheet, row, each);
    const stage = each.line?.stage ?? null;
    const kind = each.isFinancing ? "" : texts.kind.bundle;
    sheet.text(row, 3, stage === null ? kind : texts.stage[stage], PLAIN);
    sheet.number(row, 4, KIND.establishment, QUIET);
    sheet.number(row, C.code, each.code, QUIET);
    if (each.from !== null && each.total !== null) {
      sheet.formula(row, C.amount, each.from, major(each.total), look(each.state, money(frame.currency)));
      keepPlace(places, each, sheet.ref(row, C.amount));
    } else if (each.isFinancing && each.total !== null) {
      sheet.number(row, C.amount, major(each.total), look(each.state, money(frame.currency)));
    }
    sheet.text(row, C.words, each.words, look(each.state, undefined, REMARK));
  }
  return cells(sheet, first, C.amount, C.code, places);
}

function label(sheet: SheetBuilder, row: number, { column, name }: CostRow): void {
  sheet.text(row, 0, column.key, candidateHead(column.colour));
  sheet.text(row, 1, column.name, WRAPPED);
  sheet.text(row, 2, name, WRAPPED);
}

function keepPlace(places: Map<string, string>, each: CostRow, ref: string): void {
  if (each.line === null || each.code > 2) return;
  places.set(`${each.column.result.candidateId} ${each.line.id}`, ref);
}

/** Formulas over a sheet of costs; key in column 0, kind in column 4. */
function cells(
  sheet: SheetBuilder,
  first: number,
  amountColumn: number,
  codeColumn: number,
  places: ReadonlyMap<string, string>,
): CostCells {
  const last = sheet.row - 1;
  return {
    sum: (keyCell, code, kind) => {
      const criteria = [
        sheet.column(amountColumn, first, last),
        sheet.column(0, first, last),
        keyCell,
        sheet.column(codeColumn, first, last),
        String(code),
        ...(kind === undefined ? [] : [sheet.column(4, first, last), String(kind)]),
      ];
      return `SUMIFS(${criteria.join(",")})`;
    },
    amountOf: (candidateId, lineId) => places.get(`${candidateId} ${lineId}`) ?? null,
  };
}

/** What running costs: services month by month through the years, and exit assistance at the end. */
export function writeOperationSheet(frame: ExportFrame, offers: OfferCells, plugs: PlugCells): CostCells {
  const { texts, sheets, comparison } = frame;
  const sheet = sheets.operation;
  const { head } = texts;
  const { basis } = comparison;
  const years = Math.ceil(basis.horizonMonths / 12);
  const schedules = new Map(
    frame.columns.map((column) => [column, scheduleOf(column.prepared, basis)] as const),
  );
  const rises = Math.max(0, ...[...schedules.values()].map((each) => risesAt(basis.horizonMonths - 1, each)));
  const month = 6;
  const yearColumn = (year: number) => month + rises + 1 + year;
  const total = yearColumn(years);
  sheet.text(0, 0, texts.sheet.operation, TITLE);
  sheet.text(1, yearColumn(0) - 1, head.months, QUIET);
  sheet.text(2, yearColumn(0) - 1, head.divisor, QUIET);
  for (let year = 0; year < years; year += 1) {
    sheet.formula(
      1,
      yearColumn(year),
      `MAX(0,MIN(12,${frame.basisCells.horizon}-${12 * year}))`,
      Math.min(12, basis.horizonMonths - 12 * year),
      look("plain", WHOLE, QUIET),
    );
    sheet.formula(
      2,
      yearColumn(year),
      `(1+${frame.basisCells.discount})^${year}`,
      (1 + basis.discountBasisPoints / 10_000) ** year,
      look("plain", FACTOR, QUIET),
    );
  }
  sheet.heads(3, 0, [
    head.candidate,
    head.company,
    head.service,
    head.driver,
    head.kind,
    head.code,
    head.month,
    ...Array.from({ length: rises }, (_, rise) => filled(head.afterRise, { count: rise + 1 })),
    ...Array.from({ length: years }, (_, year) => filled(head.year, { count: year + 1 })),
    head.total,
    head.onBasis,
  ]);
  sheet.widths(
    10,
    22,
    36,
    10,
    8,
    8,
    ...Array.from({ length: rises + 1 }, () => 18),
    ...Array.from({ length: years + 1 }, () => 19),
    36,
  );
  sheet.freeze(4, 3);
  const first = 4;
  sheet.row = first;
  const places = new Map<string, string>();
  for (const each of costRows(frame, offers, plugs, (line) => line.kind !== "establishment", false)) {
    const { row } = sheet;
    sheet.row += 1;
    const isExit = each.line?.kind === "exit";
    label(sheet, row, each);
    sheet.text(
      row,
      3,
      isExit ? texts.kind.exit : each.line === null ? "" : texts.driver[each.line.driver],
      QUIET,
    );
    sheet.number(row, 4, isExit ? KIND.exit : KIND.service, QUIET);
    sheet.number(row, 5, each.code, QUIET);
    sheet.text(row, total + 1, each.words, look(each.state, undefined, REMARK));
    const schedule = schedules.get(each.column);
    if (each.from === null || each.rate === null || each.total === null || schedule === undefined) continue;
    const style = look(each.state, money(frame.currency));
    sheet.formula(row, month, each.from, major(each.rate), style);
    keepPlace(places, each, sheet.ref(row, month));
    if (isExit) {
      const atEnd = `${minorOf(local(row, month))}/(1+${frame.basisCells.discount})^INT(${frame.basisCells.horizon}/12)`;
      sheet.formula(row, total, rounded(atEnd), major(endTotal(each.rate, schedule)), style);
      continue;
    }
    const { indexBasisPoints, indexAfterMonths } = schedule;
    let level = each.rate;
    for (let rise = 1; rise <= rises; rise += 1) {
      const before = local(row, month + rise - 1);
      level = indexBasisPoints === 0 ? level : raised(level, indexBasisPoints);
      sheet.formula(
        row,
        month + rise,
        indexBasisPoints === 0 ? before : rounded(`${minorOf(before)}*${10_000 + indexBasisPoints}/10000`),
        major(level),
        style,
      );
    }
    const ownYears = recurringYears(each.rate, schedule);
    for (let year = 0; year < years; year += 1) {
      const inYear = monthsAtLevels(row, year, month, rises, yearColumn(year), {
        indexBasisPoints,
        indexAfterMonths,
      });
      const divisor = local(2, yearColumn(year), true);
      sheet.formula(
        row,
        yearColumn(year),
        rounded(`(${inYear})/${divisor}`),
        major(ownYears[year] ?? 0),
        style,
      );
    }
    sheet.formula(
      row,
      total,
      `ROUND(SUM(${local(row, yearColumn(0))}:${local(row, yearColumn(years - 1))}),2)`,
      major(each.total),
      style,
    );
  }
  return cells(sheet, first, total, 5, places);
}

/**
 * A year's payments as a formula in minor units. Prices rise after `indexAfterMonths` and every 12 months then, so a
 * year has at most two price levels: one until the rise falls due in it, one from there on.
 */
function monthsAtLevels(
  row: number,
  year: number,
  monthColumn: number,
  rises: number,
  yearColumn: number,
  { indexBasisPoints, indexAfterMonths }: { indexBasisPoints: number; indexAfterMonths: number },
): string {
  const months = local(1, yearColumn, true);
  const at = (rise: number) =>
    minorOf(local(row, monthColumn + Math.min(rises, Math.max(0, indexBasisPoints === 0 ? 0 : rise))));
  const before = indexAfterMonths % 12;
  const firstYear = Math.floor(indexAfterMonths / 12);
  const later = at(year - firstYear + 1);
  if (before === 0 || indexBasisPoints === 0) return `${later}*${months}`;
  return `${at(year - firstYear)}*MIN(${before},${months})+${later}*MAX(0,${months}-${before})`;
}
