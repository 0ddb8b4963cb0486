import { type BasketColumn, type BasketItem, type BasketPrice, priceBasket } from "@/lib/domain/basket";
import { filled } from "../export-texts";
import { type ExportColumn, type ExportFrame, major, minorOf, rounded } from "./export-frame";
import {
  bold,
  candidateHead,
  INPUT,
  look,
  money,
  PLAIN,
  QUANTITY,
  QUIET,
  RATE,
  REMARK,
  TITLE,
  WHOLE,
  WRAPPED,
} from "./looks";
import { local } from "./sheet-builder";

const C = {
  key: 0,
  company: 1,
  thing: 2,
  quantity: 3,
  driver: 4,
  listed: 5,
  unitPrice: 6,
  period: 7,
  rate: 8,
  monthly: 9,
  once: 10,
  twelve: 11,
  words: 12,
} as const;

/** The basket of additions by every candidate's own price list, down to the listed prices; what is missing has no figure. */
export function writeBasketSheet(frame: ExportFrame): void {
  const { texts, sheets, columns, prepared, currency } = frame;
  const sheet = sheets.basket;
  const { head, own } = texts;
  const { basket } = prepared.dossier;
  sheet.text(0, 0, texts.sheet.basket, TITLE);
  const amountHeads = [own.monthly, own.once, own.twelveMonths];
  sheet.heads(1, 0, [
    head.candidate,
    head.company,
    own.thing,
    head.quantity,
    head.driver,
    own.listedAs,
    head.unitPrice,
    head.period,
    head.rate,
    ...amountHeads,
    head.mark,
  ]);
  sheet.widths(10, 24, 32, 12, 12, 32, 17, 9, 10, 18, 18, 19, 24);
  sheet.freeze(2, 3);
  sheet.row = 2;
  const priced = priceBasket(prepared, basket);
  columns.forEach((column, index) => {
    basket.forEach((item, at) => {
      writeThing(frame, column, item, priced[index]?.prices[at]);
    });
  });
  const last = sheet.row - 1;
  const from = sheet.row + 1;
  sheet.heads(from, 0, [
    head.candidate,
    head.company,
    "",
    "",
    "",
    "",
    "",
    "",
    own.missing,
    ...amountHeads,
    own.place,
  ]);
  columns.forEach((column, index) => {
    const sums = priced[index];
    if (sums !== undefined)
      writeSums(frame, column, sums, from + 1 + index, [from + 1, from + columns.length], last);
  });
  sheet.text(from + columns.length + 2, 1, filled(own.basketNote, { currency }), QUIET);
}

function writeThing(
  { texts, sheets, currency }: ExportFrame,
  column: ExportColumn,
  item: BasketItem,
  price: BasketPrice | undefined,
): void {
  const sheet = sheets.basket;
  const { row } = sheet;
  sheet.row += 1;
  sheet.text(row, C.key, column.key, candidateHead(column.colour));
  sheet.text(row, C.company, column.name, WRAPPED);
  sheet.text(row, C.thing, item.name, WRAPPED);
  sheet.number(row, C.quantity, item.quantityMilli / 1_000, look("plain", QUANTITY, INPUT));
  sheet.text(row, C.driver, texts.driver[item.driver], PLAIN);
  if (price?.kind !== "priced") {
    if (price !== undefined)
      sheet.text(row, C.words, texts.basketMiss[price.reason], look("gap", undefined, REMARK));
    return;
  }
  const { unitPrice, period, name } = price.item;
  sheet.text(row, C.listed, name, WRAPPED);
  sheet.number(
    row,
    C.unitPrice,
    major(unitPrice),
    look("plain", money(column.prepared.offer?.currency ?? currency), INPUT),
  );
  sheet.text(row, C.period, texts.period[period], PLAIN);
  const rate = column.prepared.rate;
  const isForeign = rate !== null && rate.date !== null;
  if (isForeign) sheet.number(row, C.rate, rate.millionths / 1_000_000, look("plain", RATE, INPUT));
  /** Units × price over a divisor, rounded, then converted and rounded again. */
  const amount = (divisor: number) => {
    const product = `ROUND(${minorOf(local(row, C.unitPrice))}*ROUND(${local(row, C.quantity)}*1000,0)/${divisor},0)`;
    return isForeign
      ? rounded(`${product}*ROUND(${local(row, C.rate)}*1000000,0)/1000000`)
      : `${product}/100`;
  };
  const style = look("plain", money(currency));
  if (price.once !== null) {
    sheet.formula(row, C.once, amount(1_000), major(price.once), style);
    sheet.formula(row, C.twelve, local(row, C.once), major(price.twelveMonths), style);
    return;
  }
  sheet.formula(row, C.monthly, amount(period === "year" ? 12_000 : 1_000), major(price.monthly ?? 0), style);
  sheet.formula(
    row,
    C.twelve,
    period === "year" ? amount(1_000) : `ROUND(${local(row, C.monthly)}*12,2)`,
    major(price.twelveMonths),
    style,
  );
}

function writeSums(
  { texts, sheets, currency }: ExportFrame,
  column: ExportColumn,
  sums: BasketColumn,
  row: number,
  [first, end]: readonly [number, number],
  lastThing: number,
): void {
  const sheet = sheets.basket;
  const style = bold(look("plain", money(currency)));
  sheet.text(row, C.key, column.key, candidateHead(column.colour));
  sheet.text(row, C.company, column.name, WRAPPED);
  const things = (at: number) => sheet.column(at, 2, lastThing);
  const key = local(row, C.key);
  sheet.formula(
    row,
    C.rate,
    `COUNTIFS(${things(C.key)},${key},${things(C.words)},"?*")`,
    sums.missing,
    look(sums.missing > 0 ? "gap" : "plain", WHOLE),
  );
  const parts = [
    [C.monthly, sums.monthly],
    [C.once, sums.once],
    [C.twelve, sums.twelveMonths],
  ] as const;
  for (const [at, value] of parts)
    sheet.formula(row, at, `ROUND(SUMIFS(${things(at)},${things(C.key)},${key}),2)`, major(value), style);
  if (sums.rank === null) {
    sheet.text(row, C.words, texts.mark.noPlace, look("gap"));
    return;
  }
  const all = (at: number) => sheet.column(at, first, end);
  sheet.formula(
    row,
    C.words,
    `1+COUNTIFS(${all(C.rate)},0,${all(C.twelve)},"<"&${local(row, C.twelve)})`,
    sums.rank,
    look("plain", WHOLE),
  );
}
