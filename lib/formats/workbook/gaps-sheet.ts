import type { LineResult } from "@/lib/domain/comparison/result";
import { isOthersOffer } from "@/lib/domain/offer-target";
import { type ExportColumn, type ExportFrame, major, rounded } from "./export-frame";
import { candidateHead, look, money, PLAIN, REMARK, TITLE, WRAPPED } from "./looks";
import type { OfferCells } from "./offers-sheet";

/** Where our own figures stand, by candidate id and line index. */
export type PlugCells = (
  candidateId: string,
  lineIndex: number,
) => { readonly low: string; readonly base: string; readonly high: string } | null;

const C = {
  key: 0,
  company: 1,
  line: 2,
  kind: 3,
  why: 4,
  status: 5,
  source: 6,
  low: 7,
  base: 8,
  high: 9,
  unit: 10,
  note: 11,
  madeBy: 12,
  madeOn: 13,
} as const;

type Plugged = Extract<LineResult, { kind: "plugged" }>;

/** All gaps of all offers: those left open, and those filled by us with where the figure comes from. */
export function writeGapsSheet(frame: ExportFrame, offers: OfferCells): PlugCells {
  const { texts, sheets, prepared } = frame;
  const sheet = sheets.gaps;
  const { head } = texts;
  sheet.text(0, 0, texts.sheet.gaps, TITLE);
  sheet.heads(1, 0, [
    head.candidate,
    head.company,
    head.line,
    head.kind,
    head.why,
    head.status,
    head.source,
    head.low,
    head.base,
    head.high,
    head.unit,
    head.note,
    head.madeBy,
    head.madeOn,
  ]);
  sheet.widths(10, 22, 36, 14, 26, 18, 22, 18, 18, 18, 12, 34, 18, 12);
  sheet.freeze(2, 3);
  sheet.row = 2;
  const places = new Map<string, { low: string; base: string; high: string }>();
  for (const column of frame.columns) {
    prepared.lines.forEach(({ line }, index) => {
      const result = column.result.lines[index];
      if (result?.kind !== "gap" && result?.kind !== "plugged") return;
      const { row } = sheet;
      sheet.row += 1;
      sheet.text(row, C.key, column.key, candidateHead(column.colour));
      sheet.text(row, C.company, column.name, WRAPPED);
      sheet.text(row, C.line, line.name, WRAPPED);
      sheet.text(row, C.kind, line.stage === null ? texts.kind[line.kind] : texts.stage[line.stage], PLAIN);
      sheet.text(row, C.why, texts.gap[result.kind === "gap" ? result.reason : result.gap], PLAIN);
      sheet.text(row, C.unit, line.kind === "service" ? texts.head.month : texts.period.once, REMARK);
      if (result.kind === "gap") {
        if (result.left === undefined) {
          sheet.text(row, C.status, `△ ${texts.row.openGaps}`, look("gap"));
          return;
        }
        sheet.text(row, C.status, texts.mark.leftStatus, look("left"));
        sheet.text(row, C.note, result.left.reason, REMARK);
        sheet.text(row, C.madeBy, result.left.leftBy, PLAIN);
        sheet.text(row, C.madeOn, result.left.leftOn, PLAIN);
        return;
      }
      sheet.text(row, C.status, `▒ ${texts.row.plugged}`, look("plugged"));
      sheet.text(row, C.source, texts.plugSource[result.source], PLAIN);
      writeAmounts(frame, offers, column, index, row, result);
      const plug = column.prepared.plugs[index]?.plug;
      sheet.text(row, C.note, plug?.note ?? "", REMARK);
      sheet.text(row, C.madeBy, plug?.madeBy ?? "", PLAIN);
      sheet.text(row, C.madeOn, plug?.madeOn ?? "", PLAIN);
      places.set(`${column.result.candidateId} ${index}`, {
        low: sheet.ref(row, C.low),
        base: sheet.ref(row, C.base),
        high: sheet.ref(row, C.high),
      });
    });
  }
  return (candidateId, lineIndex) => places.get(`${candidateId} ${lineIndex}`) ?? null;
}

function writeAmounts(
  frame: ExportFrame,
  offers: OfferCells,
  column: ExportColumn,
  index: number,
  row: number,
  result: Plugged,
): void {
  const sheet = frame.sheets.gaps;
  const style = look("plugged", money(frame.currency));
  const put = (at: number, formula: string | null, value: number) => {
    if (formula === null) sheet.number(row, at, major(value), style);
    else sheet.formula(row, at, formula, major(value), style);
  };
  const others = frame.columns
    .filter(
      (other) =>
        isOthersOffer(column.result.candidateId, other.result.candidateId) &&
        other.result.lines[index]?.kind === "counted",
    )
    .flatMap((other) => offers.amountOf(other.result.candidateId, index) ?? []);
  const list = others.join(",");
  const { low, base, high } = result.rate;
  switch (result.source) {
    case "median_of_others":
      put(C.low, `MIN(${list})`, low);
      put(C.base, rounded(`MEDIAN(${others.map((cell) => `ROUND(${cell}*100,0)`).join(",")})`), base);
      put(C.high, `MAX(${list})`, high);
      return;
    case "highest_of_others":
      put(C.low, `MAX(${list})`, low);
      put(C.base, `MAX(${list})`, base);
      put(C.high, `MAX(${list})`, high);
      return;
    case "own_price_list": {
      const formula = priceListFormula(frame, column, index);
      put(C.low, formula, low);
      put(C.base, formula, base);
      put(C.high, formula, high);
      return;
    }
    case "estimate":
      put(C.low, null, low);
      put(C.base, null, base);
      put(C.high, null, high);
  }
}

/** Unit price × quantity of the candidate's own price list, with its figures written out. */
function priceListFormula(frame: ExportFrame, column: ExportColumn, index: number): string | null {
  const price = column.prepared.plugs[index]?.listPrice ?? null;
  if (price === null) return null;
  const quantities = frame.prepared.dossier.selection.quantities;
  const quantity = price.driver === "fixed" ? 1_000 : quantities[price.driver];
  if (quantity === null) return null;
  const volume = price.driver === "fixed" ? "" : `*${frame.basisCells.volume}`;
  const billed = `ROUND(${quantity / 1_000}${volume}*100000,0)`;
  const amount = `ROUND(${price.unitPrice}*${billed}/${price.period === "year" ? 1_200_000 : 100_000},0)`;
  const millionths = column.prepared.rate?.millionths ?? 1_000_000;
  return millionths === 1_000_000 ? `${amount}/100` : rounded(`${amount}*${millionths}/1000000`);
}
