import type { Cell, WriteSheet } from "hucre/xlsx";
import { CURRENCIES } from "@/lib/domain/money";
import { PERIODS } from "@/lib/domain/offer";
import { DRIVERS } from "@/lib/domain/selection";
import { writableText } from "../workbook/sheet-builder";
import {
  type AnsweredState,
  LISTS_SHEET,
  META_KEYS,
  META_SHEET,
  type RequestMeta,
  type WordList,
} from "./layout";
import type { RequestFrame } from "./request-frame";

/** `bundled` last: services leave it out. */
const STATES = ["priced", "included", "not_offered", "bundled"] as const satisfies readonly AnsweredState[];
const ANSWERS = ["meets", "partly", "does_not"] as const;

/** Where the words of the drop-downs stand, for validations and formulas. */
export interface Lists {
  /** The words of a list, or its first ones: `'_lists'!$C$2:$C$5`. */
  readonly range: (list: WordList, first?: number) => string;
  /** One word's cell: `'_lists'!$C$2`. */
  readonly word: (list: WordList, key: string) => string;
  /** Drivers' words with the quantity beside each, for looking up. */
  readonly quantities: string;
  readonly sheet: WriteSheet;
}

export function listsSheet({ texts, content, labels, quantityOf }: RequestFrame): Lists {
  const { words } = texts;
  const entries: readonly (readonly [WordList, readonly (readonly [string, string])[]])[] = [
    ["state", STATES.map((key) => [key, words.state[key]])],
    ["driver", DRIVERS.map((key) => [key, words.driver[key]])],
    ["period", PERIODS.map((key) => [key, words.period[key]])],
    ["requirement", ANSWERS.map((key) => [key, words.requirement[key]])],
    ["currency", CURRENCIES.map((key) => [key, key])],
    ["line", content.lines.map(({ id }) => [id, labels.get(id) ?? ""])],
  ];
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, value: string) =>
    cells.set(`${row},${column}`, { value: writableText(value), type: "string" });
  ["list", "key", "word", "quantity"].forEach((head, column) => {
    put(0, column, head);
  });
  const rows = new Map<string, number>();
  let row = 1;
  for (const [list, pairs] of entries)
    for (const [key, word] of pairs) {
      rows.set(`${list} ${key}`, row);
      put(row, 0, list);
      put(row, 1, key);
      put(row, 2, word);
      row += 1;
    }
  for (const driver of DRIVERS) {
    const quantity = quantityOf(driver);
    const place = rows.get(`driver ${driver}`) ?? 0;
    if (quantity === null) put(place, 3, texts.unknownQuantity);
    else cells.set(`${place},3`, { value: quantity, type: "number" });
  }
  const size = new Map(entries.map(([list, pairs]) => [list, pairs.length]));
  const firstOf = (list: WordList) =>
    rows.get(`${list} ${entries.find(([name]) => name === list)?.[1][0]?.[0]}`) ?? 1;
  const place = (column: string, first: number, last: number) =>
    `'${LISTS_SHEET}'!$${column}$${first + 1}:$${column}$${last + 1}`;
  const drivers = firstOf("driver");
  return {
    range: (list, first) =>
      place("C", firstOf(list), firstOf(list) + Math.max(1, first ?? size.get(list) ?? 1) - 1),
    word: (list, key) => `'${LISTS_SHEET}'!$C$${(rows.get(`${list} ${key}`) ?? 0) + 1}`,
    quantities: `'${LISTS_SHEET}'!$C$${drivers + 1}:$D$${drivers + DRIVERS.length}`,
    sheet: { name: LISTS_SHEET, rows: [], cells, veryHidden: true, protection: { sheet: true } },
  };
}

/** The facts by which the file finds its way home. */
export function metaSheet(meta: RequestMeta): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  META_KEYS.forEach((key, row) => {
    cells.set(`${row},0`, { value: key, type: "string" });
    if (meta[key] !== "") cells.set(`${row},1`, { value: writableText(meta[key]), type: "string" });
  });
  return { name: META_SHEET, rows: [], cells, veryHidden: true, protection: { sheet: true } };
}
