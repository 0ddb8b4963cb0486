import { billedQuantity, convertAmount, quotedAmount, tierPrice } from "@/lib/domain/comparison/line-amount";
import type { PricedCell } from "@/lib/domain/comparison/prepared-offer";
import type { CatalogueLine } from "@/lib/domain/offer";
import { filled } from "../export-texts";
import { lineWords } from "../line-words";
import { type ExportColumn, type ExportFrame, major, minorOf, rounded } from "./export-frame";
import { candidateHead, INPUT, look, money, PLAIN, QUANTITY, RATE, REMARK, TITLE, WRAPPED } from "./looks";
import { local } from "./sheet-builder";

/** Where the amounts of offers stand: per month for a service, once otherwise, in the selection's currency. */
export interface OfferCells {
  /** By candidate id and line index. */
  readonly amountOf: (candidateId: string, lineIndex: number) => string | null;
  /** By candidate id and bundle index. */
  readonly bundleOf: (candidateId: string, bundleIndex: number) => string | null;
}

const C = {
  key: 0,
  company: 1,
  line: 2,
  kind: 3,
  answer: 4,
  unitPrice: 5,
  currency: 6,
  period: 7,
  driver: 8,
  quantity: 9,
  minimum: 10,
  billed: 11,
  amount: 12,
  rate: 13,
  converted: 14,
  onBasis: 15,
  note: 16,
} as const;

/** Beside a number, and not to be taken for a part of it. */
const UNIT = { ...PLAIN, alignment: { horizontal: "left", indent: 1 } } as const;

/** Every candidate's answer to every line, with the formula from unit price to amount. */
export function writeOffersSheet(frame: ExportFrame): OfferCells {
  const { texts, currency, sheets } = frame;
  const sheet = sheets.offers;
  const { head } = texts;
  sheet.text(0, 0, texts.sheet.offers, TITLE);
  sheet.heads(1, 0, [
    head.candidate,
    head.company,
    head.line,
    head.kind,
    head.answer,
    head.unitPrice,
    head.currency,
    head.period,
    head.driver,
    head.quantity,
    head.minimum,
    head.billed,
    head.amount,
    head.rate,
    filled(head.amountIn, { currency }),
    head.onBasis,
    head.note,
  ]);
  sheet.widths(10, 20, 36, 14, 13, 17, 11, 9, 10, 10, 10, 10, 18, 10, 18, 30, 36);
  sheet.freeze(2, 3);
  sheet.row = 2;

  const amounts = new Map<string, string>();
  const bundles = new Map<string, string>();
  for (const column of frame.columns) {
    if (column.prepared.offer === null) continue;
    frame.prepared.lines.forEach((line, index) => {
      const row = writeLine(frame, column, line.line, index);
      if (row.amount) amounts.set(`${column.result.candidateId} ${index}`, row.amount);
    });
    column.prepared.bundles.forEach((bundle, index) => {
      const { row } = sheet;
      sheet.row += 1;
      label(frame, row, column, bundle.bundle.name, texts.kind.bundle);
      sheet.number(row, C.amount, major(bundle.bundle.amount), look("plain", money(offerCurrency(column))));
      writeRate(frame, row, column);
      if (bundle.amount !== null) {
        convertedAmount(frame, row, column, bundle.amount);
        bundles.set(`${column.result.candidateId} ${index}`, sheet.ref(row, C.converted));
      }
      const pieces = bundle.lineIndexes.map((each) => frame.prepared.lines[each]?.line.name ?? "");
      sheet.text(
        row,
        C.note,
        [pieces.join(", "), bundle.bundle.splitNote].filter(Boolean).join(". "),
        REMARK,
      );
    });
  }
  return {
    amountOf: (candidateId, lineIndex) => amounts.get(`${candidateId} ${lineIndex}`) ?? null,
    bundleOf: (candidateId, bundleIndex) => bundles.get(`${candidateId} ${bundleIndex}`) ?? null,
  };
}

const offerCurrency = (column: ExportColumn): string => column.prepared.offer?.currency ?? "";

function label(frame: ExportFrame, row: number, column: ExportColumn, name: string, kind: string): void {
  const sheet = frame.sheets.offers;
  sheet.text(row, C.key, column.key, candidateHead(column.colour));
  sheet.text(row, C.company, column.name, WRAPPED);
  sheet.text(row, C.line, name, WRAPPED);
  sheet.text(row, C.kind, kind, PLAIN);
}

function writeLine(
  frame: ExportFrame,
  column: ExportColumn,
  line: CatalogueLine,
  index: number,
): { readonly amount: string | null } {
  const { texts, sheets, prepared } = frame;
  const sheet = sheets.offers;
  const { row } = sheet;
  sheet.row += 1;
  const cell = column.prepared.cells[index];
  const result = column.result.lines[index];
  const kind = line.stage === null ? texts.kind[line.kind] : texts.stage[line.stage];
  label(frame, row, column, line.name, kind);
  const state =
    result?.kind === "plugged"
      ? "plugged"
      : result?.kind === "gap"
        ? result.left === undefined
          ? "gap"
          : "left"
        : result?.kind === "set_aside"
          ? "set_aside"
          : "plain";
  if (result) {
    const words = lineWords(result, prepared.dossier, texts);
    sheet.text(row, C.onBasis, words === "" ? texts.mark.counted : words, look(state, undefined, REMARK));
  }
  const note = column.prepared.offer?.cells.find((each) => each.lineId === line.id)?.cell.note ?? "";
  sheet.text(row, C.note, note, REMARK);
  if (cell === undefined || cell.state === "no_offer") return { amount: null };
  sheet.text(row, C.answer, texts.state[cell.state], look(cell.state === "unanswered" ? "gap" : "plain"));
  if (cell.state === "split" && cell.amount !== null) {
    sheet.number(row, C.converted, major(cell.amount), look(state, money(frame.currency)));
    return { amount: sheet.ref(row, C.converted) };
  }
  if (cell.state !== "priced") return { amount: null };
  return { amount: writePriced(frame, row, column, cell) ? sheet.ref(row, C.converted) : null };
}

/** The row of a price; whether it comes to an amount in the selection's currency. */
function writePriced(frame: ExportFrame, row: number, column: ExportColumn, cell: PricedCell): boolean {
  const { texts, sheets, comparison, prepared } = frame;
  const sheet = sheets.offers;
  const currency = offerCurrency(column);
  const quantities = prepared.dossier.selection.quantities;
  const fixed = cell.driver === "fixed";
  const quantity = cell.quantityMilli ?? (cell.driver === "fixed" ? 1_000 : quantities[cell.driver]);
  const billed =
    quantity === null
      ? null
      : billedQuantity(quantity, fixed ? 100 : comparison.basis.volumePercent, cell.minimumMilli);
  const unitPrice = billed === null ? cell.unitPrice : tierPrice(cell.unitPrice, cell.tiers, billed);
  sheet.text(row, C.currency, currency, UNIT);
  sheet.text(row, C.period, texts.period[cell.period], PLAIN);
  sheet.text(row, C.driver, texts.driver[cell.driver], PLAIN);
  const priceStyle = look("plain", money(currency), INPUT);
  const tiers = [...cell.tiers].sort((a, b) => b.fromMilli - a.fromMilli);
  if (tiers.length === 0 || billed === null) sheet.number(row, C.unitPrice, major(unitPrice), priceStyle);
  else {
    const reached = tiers.reduceRight(
      (otherwise, tier) =>
        `IF(${local(row, C.billed)}>=${tier.fromMilli / 1_000},${major(tier.unitPrice)},${otherwise})`,
      String(major(cell.unitPrice)),
    );
    sheet.formula(row, C.unitPrice, reached, major(unitPrice), priceStyle);
  }
  if (quantity === null) {
    sheet.text(row, C.quantity, texts.gap.quantity_missing, look("gap"));
    return false;
  }
  const counted = look("plain", QUANTITY, INPUT);
  sheet.number(row, C.quantity, quantity / 1_000, counted);
  if (cell.minimumMilli !== null) sheet.number(row, C.minimum, cell.minimumMilli / 1_000, counted);
  const volume = fixed ? "" : `*${frame.basisCells.volume}`;
  if (billed === null) return false;
  sheet.formula(
    row,
    C.billed,
    `ROUND(MAX(${local(row, C.quantity)}${volume},${local(row, C.minimum)}),5)`,
    billed / 100_000,
    look("plain", QUANTITY),
  );
  const amount = cell.periodWrong ? null : quotedAmount(unitPrice, billed, cell.period);
  if (amount === null) {
    sheet.text(
      row,
      C.amount,
      cell.periodWrong ? texts.gap.period_wrong : texts.gap.amount_too_large,
      look("gap"),
    );
    return false;
  }
  const product = `${minorOf(local(row, C.unitPrice))}*ROUND(${local(row, C.billed)}*100000,0)`;
  sheet.formula(
    row,
    C.amount,
    rounded(`${product}/${cell.period === "year" ? 1_200_000 : 100_000}`),
    major(amount),
    look("plain", money(currency)),
  );
  writeRate(frame, row, column);
  const rate = column.prepared.rate?.millionths ?? null;
  const converted = rate === null ? null : rate === 1_000_000 ? amount : convertAmount(amount, rate);
  if (converted === null) return false;
  convertedAmount(frame, row, column, converted);
  return true;
}

function writeRate(frame: ExportFrame, row: number, column: ExportColumn): void {
  const rate = column.prepared.rate;
  if (rate === null) frame.sheets.offers.text(row, C.rate, frame.texts.gap.rate_missing, look("gap"));
  else if (rate.date !== null) {
    frame.sheets.offers.number(row, C.rate, rate.millionths / 1_000_000, look("plain", RATE, INPUT));
  }
}

function convertedAmount(frame: ExportFrame, row: number, column: ExportColumn, value: number): void {
  const amount = local(row, C.amount);
  const needsRate = column.prepared.rate !== null && column.prepared.rate.date !== null;
  frame.sheets.offers.formula(
    row,
    C.converted,
    needsRate ? rounded(`${minorOf(amount)}*ROUND(${local(row, C.rate)}*1000000,0)/1000000`) : amount,
    major(value),
    look("plain", money(frame.currency)),
  );
}
