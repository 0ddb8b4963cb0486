import { billedQuantity, quotedAmount, tierPrice } from "@/lib/domain/comparison/line-amount";
import type { Cell, Period } from "@/lib/domain/offer";
import { ANSWER_LIMITS } from "@/lib/domain/offer-answer";
import type { RequestLine } from "@/lib/domain/request-content";
import { filled } from "../export-texts";
import { withFormat } from "../workbook/looks";
import type { Checks } from "./checks";
import { AMOUNT, FIGURE, GROUP, LABEL, OPEN, OPEN_NUMBER, QUANTITY, QUIET, SHUT } from "./form-looks";
import { type FormColumn, FormSheet } from "./form-sheet";
import { COLUMNS, type ColumnKey, TIER_ROOM, type TierKey, tierKeys } from "./layout";
import type { Lists } from "./lists-sheet";
import type { RequestFrame } from "./request-frame";

/** The sheets that hold catalogue lines: what recurs, and what is paid once. */

type LineKind = "services" | "establishment";
export type LineKey = ColumnKey<LineKind> | TierKey;

export interface LineSheet {
  readonly sheet: FormSheet<LineKey>;
  /** Cells of the sums, for the sheet of terms; null without lines. */
  readonly total: string | null;
  readonly totalValue: number;
  readonly lines: number;
}

const WIDTHS: Partial<Record<LineKey, number>> = {
  name: 34,
  description: 40,
  state: 13,
  unitPrice: 13,
  period: 9,
  driver: 10,
  quantity: 10,
  ownQuantity: 10,
  monthAmount: 14,
  horizonAmount: 16,
  onceAmount: 15,
  minimum: 10,
  includedIn: 26,
  bundle: 20,
  note: 34,
};
const NUMBERS: ReadonlySet<string> = new Set([
  "unitPrice",
  "quantity",
  "ownQuantity",
  "monthAmount",
  "horizonAmount",
  "onceAmount",
  "minimum",
]);

export interface LineSheetInput {
  readonly frame: RequestFrame;
  readonly kind: LineKind;
  readonly name: string;
  /** Lines under their headings, in order. */
  readonly groups: readonly { readonly heading: string; readonly lines: readonly RequestLine[] }[];
  readonly lists: Lists;
  readonly checks: Checks;
  /** Names of bundles to choose from. */
  readonly bundles: string | null;
}

export function lineSheet(input: LineSheetInput): LineSheet {
  const { frame, kind, groups } = input;
  const { texts, content } = frame;
  const lines = groups.flatMap((group) => group.lines);
  const tiers = tierCount(frame, lines);
  const hidden = hiddenColumns(frame, kind, lines);
  const sheet = new FormSheet<LineKey>(
    input.name,
    kind,
    columnsOf(kind, tiers).map((key): FormColumn<LineKey> => {
      const tier = tierWords(key, texts.head);
      return {
        key,
        head: tier ?? filled(texts.head[headKey(key)], { months: content.horizonMonths }),
        width: WIDTHS[key] ?? 11,
        hidden: hidden.has(key) || (tier !== null && kind === "establishment" && !hasTiers(frame, lines)),
        isNumber: NUMBERS.has(key) || tier !== null,
      };
    }),
    texts.hint[kind],
  );
  let sum = 0;
  for (const group of groups) {
    if (group.lines.length === 0) continue;
    if (group.heading !== "") sheet.heading(group.heading, GROUP);
    for (const line of group.lines) {
      sum += writeLine(input, sheet, line, tiers);
      sheet.row += 1;
    }
  }
  checkColumns(input, sheet, tiers);
  return { sheet, ...writeTotals(input, sheet, lines.length, sum), lines: lines.length };
}

const headKey = (key: LineKey): ColumnKey<LineKind> =>
  [...COLUMNS.services, ...COLUMNS.establishment].find((known) => known === key) ?? "name";

function tierWords(key: LineKey, head: RequestFrame["texts"]["head"]): string | null {
  const found = /^tier(\d+)(From|Price)$/.exec(key);
  if (found === null) return null;
  return filled(found[2] === "From" ? head.tierFrom : head.tierPrice, { count: found[1] ?? "" });
}

/** The columns of a sheet with its tiers' after the minimum. */
export function columnsOf(kind: LineKind, tiers: number): LineKey[] {
  const tierColumns = Array.from({ length: tiers }, (_, index) => tierKeys(index + 1)).flat();
  return COLUMNS[kind].flatMap((key): LineKey[] => (key === "minimum" ? [key, ...tierColumns] : [key]));
}

const tiersOf = (cell: Cell | null) => (cell?.state === "priced" ? cell.tiers : []);
const hasTiers = (frame: RequestFrame, lines: readonly RequestLine[]): boolean =>
  lines.some(({ id }) => tiersOf(frame.cellOf(id)).length > 0);
const tierCount = (frame: RequestFrame, lines: readonly RequestLine[]): number =>
  Math.max(TIER_ROOM, ...lines.map(({ id }) => tiersOf(frame.cellOf(id)).length));

function hiddenColumns(
  frame: RequestFrame,
  kind: LineKind,
  lines: readonly RequestLine[],
): ReadonlySet<LineKey> {
  const hidden = new Set<LineKey>(["billed"]);
  if (!frame.asksQuantities) hidden.add("ownQuantity");
  const hasMinimum = lines.some(({ id }) => {
    const cell = frame.cellOf(id);
    return cell?.state === "priced" && cell.minimumMilli !== null;
  });
  if (kind === "establishment" && !hasMinimum) hidden.add("minimum");
  return hidden;
}

const units = (milli: number | null): number | null => (milli === null ? null : milli / 1000);
const major = (minor: number): number => minor / 100;

/** Writes one line; gives back what it costs as it stands, in minor units, a month or once. */
function writeLine(
  input: LineSheetInput,
  sheet: FormSheet<LineKey>,
  line: RequestLine,
  tiers: number,
): number {
  const { frame, kind } = input;
  const { texts } = frame;
  const { row } = sheet;
  const cell = frame.cellOf(line.id);
  const priced = cell?.state === "priced" ? cell : null;
  const period: Period = kind === "services" ? (priced?.period === "year" ? "year" : "month") : "once";
  const driver = priced?.driver ?? line.driver;
  sheet.id(row, line.id);
  const optional = line.scope === "optional" ? ` (${texts.paper.optional})` : "";
  sheet.text(row, "name", line.name + optional, LABEL);
  sheet.text(row, "description", line.description, QUIET);
  sheet.text(
    row,
    "state",
    cell === null || cell.state === "unanswered" ? "" : texts.words.state[cell.state],
    OPEN,
  );
  sheet.number(row, "unitPrice", priced && major(priced.unitPrice), withFormat(OPEN_NUMBER, AMOUNT));
  if (kind === "services") sheet.text(row, "period", texts.words.period[period], OPEN);
  sheet.text(row, "driver", texts.words.driver[driver], OPEN);
  const quantity = frame.quantityOf(driver);
  sheet.formula(
    row,
    "quantity",
    `IFERROR(VLOOKUP(${sheet.at(row, "driver")},${input.lists.quantities},2,0),"")`,
    quantity ?? texts.unknownQuantity,
    withFormat(FIGURE, QUANTITY),
  );
  const own = units(priced?.quantityMilli ?? null);
  sheet.number(row, "ownQuantity", own, frame.asksQuantities ? withFormat(OPEN_NUMBER, QUANTITY) : SHUT);
  sheet.number(row, "minimum", units(priced?.minimumMilli ?? null), withFormat(OPEN_NUMBER, QUANTITY));
  for (let count = 1; count <= tiers; count += 1) {
    const [from, price] = tierKeys(count);
    const tier = tiersOf(cell)[count - 1];
    sheet.number(row, from, tier ? tier.fromMilli / 1000 : null, withFormat(OPEN_NUMBER, QUANTITY));
    sheet.number(row, price, tier ? major(tier.unitPrice) : null, withFormat(OPEN_NUMBER, AMOUNT));
  }
  const quantityMilli = priced?.quantityMilli ?? (quantity === null ? null : Math.round(quantity * 1000));
  const billed =
    quantityMilli === null ? null : billedQuantity(quantityMilli, 100, priced?.minimumMilli ?? null);
  sheet.formula(row, "billed", billedFormula(sheet, row), billed === null ? "" : billed / 100_000, FIGURE);
  const amount =
    priced && billed !== null
      ? quotedAmount(tierPrice(priced.unitPrice, priced.tiers, billed), billed, period)
      : null;
  writeAmounts(input, sheet, tiers, amount);
  if (kind === "establishment") {
    const isPiece = line.kind === "establishment";
    const bundle = cell?.state === "bundled" ? (frame.bundleNames.get(cell.bundleId) ?? "") : "";
    sheet.text(row, "bundle", bundle, isPiece ? OPEN : SHUT);
  }
  const includedIn = cell?.state === "included" ? (frame.labels.get(cell.inLineId) ?? "") : "";
  sheet.text(row, "includedIn", includedIn, OPEN);
  sheet.text(row, "note", cell?.note ?? "", OPEN);
  return amount ?? 0;
}

/** The quantity that is billed: the vendor's own where it gives one, else the buyer's, and at least the minimum. */
function billedFormula(sheet: FormSheet<LineKey>, row: number): string {
  const own = sheet.at(row, "ownQuantity");
  const ours = sheet.at(row, "quantity");
  const minimum = sheet.at(row, "minimum");
  return `IF(ISNUMBER(${own}),MAX(${own},N(${minimum})),IF(ISNUMBER(${ours}),MAX(${ours},N(${minimum})),""))`;
}

function writeAmounts(
  { kind, lists, frame }: LineSheetInput,
  sheet: FormSheet<LineKey>,
  tiers: number,
  amount: number | null,
): void {
  const { row } = sheet;
  const billed = sheet.at(row, "billed");
  const state = sheet.at(row, "state");
  const price = sheet.at(row, "unitPrice");
  let unit = price;
  for (let count = 1; count <= tiers; count += 1) {
    const [from, tierPriceKey] = tierKeys(count);
    const start = sheet.at(row, from);
    unit = `IF(AND(ISNUMBER(${start}),${billed}>=${start}),${sheet.at(row, tierPriceKey)},${unit})`;
  }
  const counts = `AND(ISNUMBER(${price}),ISNUMBER(${billed}),OR(${state}="",${state}=${lists.word("state", "priced")}))`;
  const style = withFormat(FIGURE, AMOUNT);
  const result = amount === null ? "" : major(amount);
  if (kind === "establishment") {
    sheet.formula(row, "onceAmount", `IF(${counts},ROUND((${unit})*${billed},2),"")`, result, style);
    return;
  }
  const months = `IF(${sheet.at(row, "period")}=${lists.word("period", "year")},12,1)`;
  sheet.formula(row, "monthAmount", `IF(${counts},ROUND((${unit})*${billed}/${months},2),"")`, result, style);
  const month = sheet.at(row, "monthAmount");
  const { horizonMonths } = frame.content;
  sheet.formula(
    row,
    "horizonAmount",
    `IF(ISNUMBER(${month}),ROUND(${month}*${horizonMonths},2),"")`,
    amount === null ? "" : major(amount * horizonMonths),
    style,
  );
}

function checkColumns(
  { kind, lists, checks, bundles }: LineSheetInput,
  sheet: FormSheet<LineKey>,
  tiers: number,
): void {
  const check = (key: LineKey, what: Parameters<typeof sheet.check>[3]) =>
    sheet.check(key, sheet.firstRow, sheet.row - 1, what);
  check("state", checks.list(lists.range("state", kind === "services" ? 3 : 4)));
  check("unitPrice", checks.price);
  if (kind === "services") check("period", checks.list(lists.range("period", 2)));
  check("driver", checks.list(lists.range("driver")));
  check("ownQuantity", checks.quantity);
  check("minimum", checks.quantity);
  for (let count = 1; count <= tiers; count += 1) {
    const [from, price] = tierKeys(count);
    check(from, checks.quantity);
    check(price, checks.price);
  }
  if (kind === "establishment" && bundles !== null) check("bundle", checks.list(bundles));
  check("includedIn", checks.list(lists.range("line")));
  check("note", checks.text(ANSWER_LIMITS.note));
}

/** The sum below the lines, and where it stands for other sheets. */
function writeTotals(
  { kind, frame }: LineSheetInput,
  sheet: FormSheet<LineKey>,
  lines: number,
  sum: number,
): Pick<LineSheet, "total" | "totalValue"> {
  if (lines === 0) return { total: null, totalValue: 0 };
  const last = sheet.row - 1;
  const { horizonMonths } = frame.content;
  const { total } = frame.texts;
  const style = { ...GROUP, numFmt: AMOUNT, alignment: { horizontal: "right" as const } };
  sheet.heading(kind === "services" ? total.month : total.once, GROUP);
  const row = sheet.row - 1;
  const column = (key: LineKey) => `SUM(${sheet.at(sheet.firstRow, key)}:${sheet.at(last, key)})`;
  if (kind === "establishment") {
    sheet.formula(row, "onceAmount", column("onceAmount"), major(sum), style);
    return { total: sheet.range("onceAmount", row, row).split(":")[0] ?? null, totalValue: major(sum) };
  }
  sheet.formula(row, "monthAmount", column("monthAmount"), major(sum), style);
  sheet.formula(row, "horizonAmount", column("horizonAmount"), major(sum * horizonMonths), style);
  return {
    total: sheet.range("horizonAmount", row, row).split(":")[0] ?? null,
    totalValue: major(sum * horizonMonths),
  };
}
