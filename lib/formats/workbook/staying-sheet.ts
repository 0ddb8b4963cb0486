import {
  type CostCurve,
  curvesWithToday,
  namedCrossings,
  TODAYS_WAY,
} from "@/lib/domain/comparison/named-curves";
import { ownCostYears, stayingCost } from "@/lib/domain/comparison/staying";
import { OWN_COST_KINDS } from "@/lib/domain/own-cost";
import { filled } from "../export-texts";
import { type ExportFrame, major, minorOf, rounded } from "./export-frame";
import {
  bold,
  candidateHead,
  FACTOR,
  INPUT,
  look,
  money,
  PLAIN,
  QUIET,
  REMARK,
  TITLE,
  WHOLE,
  WRAPPED,
} from "./looks";
import { local } from "./sheet-builder";

/** Where the sums of own costs stand. */
export interface StayingCells {
  readonly total: string;
  readonly running: string;
  readonly hidden: string;
  readonly followUp: string;
}

const C = { name: 0, kind: 1, amount: 2, period: 3, start: 4 } as const;
const KIND = { running: 1, hidden: 2, follow_up: 3 } as const;
const MONTHS_ROW = 1;
const DIVISOR_ROW = 2;
const HEAD_ROW = 3;

/**
 * Staying as one is: every own cost with its years as formulas, the sums, and how cost adds up year by year beside the
 * candidates. It is held against them and is none of them: it has no letter, no place and no points.
 */
export function writeStayingSheet(frame: ExportFrame): StayingCells {
  const { texts, sheets, comparison, prepared, currency, basisCells } = frame;
  const sheet = sheets.staying;
  const { head } = texts;
  const { basis } = comparison;
  const years = Math.ceil(basis.horizonMonths / 12);
  const yearColumn = (year: number) => C.start + 1 + year;
  const total = yearColumn(years);
  const format = money(currency);
  sheet.text(0, 0, texts.sheet.staying, TITLE);
  sheet.text(0, C.period, texts.own.noCandidate, QUIET);
  sheet.text(MONTHS_ROW, C.start, head.months, QUIET);
  sheet.text(DIVISOR_ROW, C.start, head.divisor, QUIET);
  for (let year = 0; year < years; year += 1) {
    sheet.formula(
      MONTHS_ROW,
      yearColumn(year),
      `MAX(0,MIN(12,${basisCells.horizon}-${12 * year}))`,
      Math.min(12, basis.horizonMonths - 12 * year),
      look("plain", WHOLE, QUIET),
    );
    sheet.formula(
      DIVISOR_ROW,
      yearColumn(year),
      `(1+${basisCells.discount})^${year}`,
      (1 + basis.discountBasisPoints / 10_000) ** year,
      look("plain", FACTOR, QUIET),
    );
  }
  sheet.heads(HEAD_ROW, 0, [
    head.fact,
    head.kind,
    filled(head.amountIn, { currency }),
    head.period,
    texts.own.atStart,
    ...Array.from({ length: years }, (_, year) => filled(head.year, { count: year + 1 })),
    head.total,
    head.source,
    head.date,
    head.code,
  ]);
  sheet.widths(40, 16, 18, 10, 18, ...Array.from({ length: years + 1 }, () => 19), 34, 12, 8);
  sheet.freeze(HEAD_ROW + 1, 1);
  const first = HEAD_ROW + 1;
  const { ownCosts } = prepared.dossier;
  const staying = stayingCost(ownCosts, basis);
  ownCosts.forEach((cost, index) => {
    const row = first + index;
    sheet.text(row, C.name, cost.name, WRAPPED);
    sheet.text(row, C.kind, texts.own[cost.kind], PLAIN);
    sheet.number(row, C.amount, major(cost.amount), look("plain", format, INPUT));
    sheet.text(row, C.period, texts.period[cost.period], PLAIN);
    sheet.text(row, total + 1, cost.source, REMARK);
    sheet.text(row, total + 2, cost.sourceDate ?? "", PLAIN);
    sheet.number(row, total + 3, KIND[cost.kind], QUIET);
    const amount = local(row, C.amount);
    if (cost.period === "once")
      sheet.formula(row, C.start, amount, major(cost.amount), look("plain", format));
    else
      ownCostYears(cost, basis).forEach((value, year) => {
        const months = local(MONTHS_ROW, yearColumn(year), true);
        const inYear = `${minorOf(amount)}*${months}${cost.period === "year" ? "/12" : ""}`;
        sheet.formula(
          row,
          yearColumn(year),
          rounded(`ROUND(${inYear},0)/${local(DIVISOR_ROW, yearColumn(year), true)}`),
          major(value),
          look("plain", format),
        );
      });
    sheet.formula(
      row,
      total,
      `ROUND(SUM(${local(row, C.start)}:${local(row, total - 1)}),2)`,
      major(staying.items[index]?.total ?? 0),
      look("plain", format),
    );
  });
  const last = first + ownCosts.length - 1;
  const sumOf = (kind: keyof typeof KIND) =>
    `ROUND(SUMIFS(${sheet.column(total, first, last)},${sheet.column(total + 3, first, last)},${KIND[kind]}),2)`;
  let row = last + 2;
  const sum = (label: string, formula: string, value: number, strong: boolean) => {
    const style = look("plain", format);
    sheet.text(row, C.name, label, strong ? bold(PLAIN) : PLAIN);
    sheet.formula(row, total, formula, major(value), strong ? bold(style) : style);
    row += 1;
    return sheet.ref(row - 1, total);
  };
  const [running = "", hidden = ""] = OWN_COST_KINDS.filter((kind) => kind !== "follow_up").map((kind) =>
    sum(texts.own[kind], sumOf(kind), kind === "running" ? staying.running : staying.hidden, false),
  );
  const whole = sum(texts.row.staying, `ROUND(${running}+${hidden},2)`, staying.total, true);
  const followUp = sum(texts.row.followUp, sumOf("follow_up"), staying.followUp, false);
  if (staying.known) writeYearByYear(frame, row + 1);
  return { total: whole, running, hidden, followUp };
}

/** Cost by the end of each year, and in words who passes whom when. */
function writeYearByYear(frame: ExportFrame, from: number): void {
  const { texts, sheets, prepared, comparison, columns, currency } = frame;
  const sheet = sheets.staying;
  const { candidates, today, withFollowUp } = curvesWithToday(prepared, comparison);
  if (today === null) return;
  const ends = Array.from({ length: Math.ceil(comparison.basis.horizonMonths / 12) + 1 }, (_, year) =>
    Math.min(12 * year, comparison.basis.horizonMonths),
  );
  sheet.heads(from, 0, [
    withFollowUp ? texts.own.addedUpFollowUp : texts.own.addedUp,
    "",
    "",
    "",
    ...ends.map((month) => filled(texts.own.afterMonths, { count: month })),
  ]);
  const write = (row: number, { values }: CostCurve) =>
    ends.forEach((month, index) => {
      sheet.number(row, C.start + index, major(values[month] ?? 0), look("plain", money(currency)));
    });
  let row = from + 1;
  for (const curve of candidates) {
    const column = columns.find(({ result }) => result.letter === curve.letter);
    sheet.text(row, 0, `${curve.letter} ${column?.name ?? ""}`, candidateHead(column?.colour ?? null));
    write(row, curve);
    row += 1;
  }
  sheet.text(row, 0, texts.row.staying, bold(WRAPPED));
  write(row, today);
  row += 2;
  const nameOf = (letter: string) => (letter === TODAYS_WAY ? texts.own.today : letter);
  for (const { lower, higher, month } of namedCrossings([...candidates, today])) {
    sheet.text(
      row,
      0,
      filled(texts.own.crossing, { month, lower: nameOf(lower), higher: nameOf(higher) }),
      WRAPPED,
    );
    row += 1;
  }
}
