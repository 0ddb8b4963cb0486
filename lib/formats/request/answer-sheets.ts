import { CURRENCIES } from "@/lib/domain/money";
import { ANSWER_LIMITS } from "@/lib/domain/offer-answer";
import type { PointKind } from "@/lib/domain/request";
import { filled } from "../export-texts";
import { withFormat } from "../workbook/looks";
import type { Checks } from "./checks";
import {
  AMOUNT,
  BESIDE,
  DAY,
  FIGURE,
  LABEL,
  OPEN,
  OPEN_NUMBER,
  PERCENT,
  QUIET,
  STRONG,
  STRONG_BESIDE,
  WHOLE,
} from "./form-looks";
import { FormSheet, sheetName } from "./form-sheet";
import { type ColumnKey, FREE_ROWS, freeRowId, TERM_KEYS, TEXT_ROW, type TermKey } from "./layout";
import type { Lists } from "./lists-sheet";
import { type RequestFrame, serialDay } from "./request-frame";

/** Every sheet that is answered, save those of the catalogue's lines. */

interface Input {
  readonly frame: RequestFrame;
  readonly lists: Lists;
  readonly checks: Checks;
}

export interface AnswerSheet<Key extends string> {
  readonly sheet: FormSheet<Key>;
  readonly firstRow: number;
  readonly lastRow: number;
}

const major = (minor: number): number => minor / 100;

/** One price over several pieces. */
export function bundlesSheet({ frame, checks }: Input): AnswerSheet<ColumnKey<"bundles">> {
  const { texts, prefill } = frame;
  const sheet = new FormSheet<ColumnKey<"bundles">>(
    sheetName(texts.sheet.bundles),
    "bundles",
    [
      { key: "name", head: texts.head.bundle, width: 40 },
      { key: "amount", head: texts.head.amount, width: 16, isNumber: true },
      { key: "pieces", head: texts.head.pieces, width: 14, isNumber: true },
    ],
    texts.hint.bundles,
  );
  const firstRow = sheet.row;
  const given = prefill?.bundles ?? [];
  const rows = Math.max(FREE_ROWS.bundles, given.length + 4);
  for (let index = 0; index < rows; index += 1) {
    const bundle = given[index];
    sheet.id(sheet.row, freeRowId(index + 1));
    sheet.text(sheet.row, "name", bundle ? (frame.bundleNames.get(bundle.id) ?? "") : "", OPEN);
    sheet.number(sheet.row, "amount", bundle ? major(bundle.amount) : null, withFormat(OPEN_NUMBER, AMOUNT));
    sheet.row += 1;
  }
  const lastRow = sheet.row - 1;
  sheet.check("name", firstRow, lastRow, checks.text(200));
  sheet.check("amount", firstRow, lastRow, checks.price);
  return { sheet, firstRow, lastRow };
}

/** How many pieces say that they are in each bundle; written once the pieces' sheet is there. */
export function countPieces(
  { sheet, firstRow, lastRow }: AnswerSheet<ColumnKey<"bundles">>,
  frame: RequestFrame,
  pieces: string,
): void {
  for (let row = firstRow; row <= lastRow; row += 1) {
    const bundle = frame.prefill?.bundles[row - firstRow];
    const held = (frame.prefill?.cells ?? []).filter(
      ({ cell }) => cell.state === "bundled" && cell.bundleId === bundle?.id,
    ).length;
    const name = sheet.at(row, "name");
    sheet.formula(
      row,
      "pieces",
      `IF(${name}="","",COUNTIF(${pieces},${name}))`,
      bundle ? held : "",
      withFormat(FIGURE, WHOLE),
    );
  }
}

export function priceListSheet({ frame, lists, checks }: Input): AnswerSheet<ColumnKey<"pricelist">> {
  const { texts, prefill } = frame;
  const sheet = new FormSheet<ColumnKey<"pricelist">>(
    sheetName(texts.sheet.pricelist),
    "pricelist",
    [
      { key: "name", head: texts.head.name, width: 40 },
      { key: "line", head: texts.head.line, width: 34 },
      { key: "unitPrice", head: texts.head.unitPrice, width: 14, isNumber: true },
      { key: "period", head: texts.head.period, width: 12 },
      { key: "driver", head: texts.head.driver, width: 12 },
    ],
    texts.hint.pricelist,
  );
  const firstRow = sheet.row;
  const given = prefill?.priceList ?? [];
  const rows = Math.max(FREE_ROWS.pricelist, given.length + 10);
  for (let index = 0; index < rows; index += 1) {
    const item = given[index];
    const { row } = sheet;
    sheet.id(row, freeRowId(index + 1));
    sheet.text(row, "name", item?.name ?? "", OPEN);
    sheet.text(row, "line", item?.lineId ? (frame.labels.get(item.lineId) ?? "") : "", OPEN);
    sheet.number(row, "unitPrice", item ? major(item.unitPrice) : null, withFormat(OPEN_NUMBER, AMOUNT));
    sheet.text(row, "period", item ? texts.words.period[item.period] : "", OPEN);
    sheet.text(row, "driver", item ? texts.words.driver[item.driver] : "", OPEN);
    sheet.row += 1;
  }
  const lastRow = sheet.row - 1;
  sheet.check("name", firstRow, lastRow, checks.text(200));
  sheet.check("line", firstRow, lastRow, checks.list(lists.range("line")));
  sheet.check("unitPrice", firstRow, lastRow, checks.price);
  sheet.check("period", firstRow, lastRow, checks.list(lists.range("period")));
  sheet.check("driver", firstRow, lastRow, checks.list(lists.range("driver")));
  return { sheet, firstRow, lastRow };
}

export function requirementsSheet({ frame, lists, checks }: Input): AnswerSheet<ColumnKey<"requirements">> {
  const { texts, content, prefill } = frame;
  const sheet = new FormSheet<ColumnKey<"requirements">>(
    sheetName(texts.sheet.requirements),
    "requirements",
    [
      { key: "name", head: texts.paper.requirement, width: 60 },
      { key: "level", head: texts.head.level, width: 13 },
      { key: "answer", head: texts.head.answer, width: 17 },
      { key: "note", head: texts.head.note, width: 60 },
    ],
    texts.hint.requirements,
  );
  const firstRow = sheet.row;
  const given = new Map((prefill?.requirements ?? []).map((each) => [each.requirementId, each]));
  for (const { id, name, level } of content.requirements) {
    const answer = given.get(id);
    const { row } = sheet;
    sheet.id(row, id);
    sheet.text(row, "name", name, LABEL);
    sheet.text(row, "level", texts.level[level], level === "absolute" ? STRONG_BESIDE : BESIDE);
    const word =
      answer === undefined || answer.answer === "not_answered" ? "" : texts.words.requirement[answer.answer];
    sheet.text(row, "answer", word, OPEN);
    sheet.text(row, "note", answer?.note ?? "", OPEN);
    sheet.row += 1;
  }
  const lastRow = sheet.row - 1;
  sheet.check("answer", firstRow, lastRow, checks.list(lists.range("requirement")));
  sheet.check("note", firstRow, lastRow, checks.text(ANSWER_LIMITS.note));
  return { sheet, firstRow, lastRow };
}

/** Contract points, or questions: both are answered in words. */
export function pointsSheet({ frame, checks }: Input, kind: PointKind): AnswerSheet<ColumnKey<"points">> {
  const { texts, content, prefill } = frame;
  const sheet = new FormSheet<ColumnKey<"points">>(
    sheetName(texts.sheet[kind]),
    "points",
    [
      { key: "name", head: texts.sheet[kind], width: 32 },
      { key: "help", head: texts.head.help, width: 50 },
      { key: "text", head: texts.head.text, width: 80 },
    ],
    texts.hint[kind],
  );
  const firstRow = sheet.row;
  const given = new Map((prefill?.points ?? []).map(({ pointId, text }) => [pointId, text]));
  for (const { id, name, help } of content.points.filter((point) => point.kind === kind)) {
    const { row } = sheet;
    sheet.id(row, id);
    sheet.text(row, "name", name, STRONG);
    sheet.text(row, "help", help, QUIET);
    sheet.text(row, "text", given.get(id) ?? "", OPEN);
    // Room for a few lines, as an invitation to write more than one word.
    sheet.height(row, 60);
    sheet.row += 1;
  }
  const lastRow = sheet.row - 1;
  sheet.check("text", firstRow, lastRow, checks.text(ANSWER_LIMITS.pointText));
  return { sheet, firstRow, lastRow };
}

/** What holds for the whole offer; below it what the other sheets add up to. */
export function termsSheet(
  { frame, lists, checks }: Input,
  sums: { readonly formula: string; readonly value: number },
): AnswerSheet<ColumnKey<"terms">> {
  const { texts, content } = frame;
  const sheet = new FormSheet<ColumnKey<"terms">>(
    sheetName(texts.sheet.terms),
    "terms",
    [
      { key: "name", head: texts.head.name, width: 40 },
      { key: "value", head: texts.head.value, width: 20, isNumber: true },
      { key: "unit", head: texts.head.unit, width: 12 },
      { key: "help", head: texts.head.help, width: 70 },
    ],
    texts.hint.terms,
  );
  const firstRow = sheet.row;
  for (const key of TERM_KEYS) {
    const { row } = sheet;
    const { name, unit, help } = texts.term[key];
    sheet.id(row, key);
    sheet.text(row, "name", name, STRONG);
    const figure = termFigure(key, frame);
    if (figure === null)
      sheet.text(row, "value", frame.prefill?.currency ?? content.currency, withFormat(OPEN_NUMBER, "@"));
    else sheet.number(row, "value", figure.value, withFormat(OPEN_NUMBER, figure.format));
    sheet.check("value", row, row, termCheck(key, checks, lists));
    sheet.text(row, "unit", unit, BESIDE);
    sheet.text(row, "help", filled(help, { currency: content.currency }), QUIET);
    sheet.row += 1;
  }
  const lastRow = sheet.row - 1;
  sheet.row += 1;
  sheet.id(sheet.row, TEXT_ROW);
  sheet.text(sheet.row, "name", filled(texts.total.all, { months: content.horizonMonths }), LABEL);
  sheet.formula(sheet.row, "value", sums.formula, sums.value, withFormat(FIGURE, AMOUNT));
  sheet.text(sheet.row, "unit", content.currency, BESIDE);
  sheet.text(sheet.row, "help", texts.cover.noSums, QUIET);
  sheet.row += 1;
  return { sheet, firstRow, lastRow };
}

/** The figure a term comes filled in with, and how it is written; null for the currency, which is a word. */
function termFigure(
  key: TermKey,
  { prefill }: RequestFrame,
): { readonly value: number | null; readonly format: string } | null {
  const of = (value: number | null | undefined, format: string) => ({ value: value ?? null, format });
  switch (key) {
    case "currency":
      return null;
    case "validUntil":
      return of(prefill?.validUntil && serialDay(prefill.validUntil), DAY);
    case "indexPercent":
      return of(prefill && prefill.indexBasisPoints / 100, PERCENT);
    case "indexAfterMonths":
      return of(prefill?.indexAfterMonths, WHOLE);
    case "statedTotal":
      return of(typeof prefill?.statedTotal === "number" ? major(prefill.statedTotal) : null, AMOUNT);
    case "financedMonths":
      return of(prefill?.financedMonths, WHOLE);
    case "financePercent":
      return of(prefill && prefill.financeBasisPoints / 100, PERCENT);
  }
}

function termCheck(key: TermKey, checks: Checks, lists: Lists) {
  switch (key) {
    case "currency":
      return checks.list(lists.range("currency", CURRENCIES.length));
    case "validUntil":
      return checks.date;
    case "indexPercent":
      return checks.percent(25);
    case "indexAfterMonths":
      return checks.months(false);
    case "statedTotal":
      return checks.stated;
    case "financedMonths":
      return checks.months(true);
    case "financePercent":
      return checks.percent(ANSWER_LIMITS.financeBasisPoints / 100);
  }
}
