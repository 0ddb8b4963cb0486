import { colToLetter, readXlsx, type Sheet } from "hucre/xlsx";
import type { Locale } from "@/lib/domain/locale";
import type { Cell } from "@/lib/domain/offer";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import { lineLabels, type RequestContent } from "@/lib/domain/request-content";
import {
  freeRowId,
  kindOfMark,
  LISTS_SHEET,
  type SheetKind,
  type TermKey,
  type TierKey,
  tierKeys,
  type WorkbookWords,
} from "@/lib/formats/request/layout";

/** What a person types into an empty request to answer it: which cells, in which words, with which decimal mark. */

export interface TypedCell {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
}

export interface TypingJob {
  readonly typed: readonly TypedCell[];
  /** Cells that hold something and are locked: typing there has to fail. */
  readonly locked: readonly Omit<TypedCell, "text">[];
}

/** How people of a language write numbers and days, as their spreadsheet takes them. */
const WRITING: Readonly<
  Record<
    Locale,
    { readonly decimal: string; readonly group: string; readonly day: readonly [string, "/" | "-" | "."] }
  >
> = {
  en: { decimal: ".", group: ",", day: ["dmy", "/"] },
  da: { decimal: ",", group: ".", day: ["dmy", "-"] },
  nb: { decimal: ",", group: "", day: ["dmy", "."] },
};

/** A form of the workbook: where the cells of each row are. */
interface Form {
  readonly name: string;
  readonly kind: SheetKind;
  /** Rows from 0 by their ids. */
  readonly rows: ReadonlyMap<string, number>;
  readonly columns: ReadonlyMap<string, number>;
}

/**
 * The cells to type into an empty request so that it gives this answer. `grouped`: large amounts with a mark between
 * thousands, as some people write them.
 * @throws Error when the request has no cell for a part of the answer, or a drop-down does not offer the word
 */
export async function typingJob(
  bytes: Uint8Array,
  content: RequestContent,
  answer: OfferAnswer,
  words: WorkbookWords,
  writing: { readonly locale: Locale; readonly grouped: boolean },
): Promise<TypingJob> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const forms = sheets.flatMap((sheet) => formOf(sheet) ?? []);
  const typed: TypedCell[] = [];
  const choices = choicesOf(sheets);
  const put = (kind: SheetKind, id: string, column: string, text: string): void => {
    if (text === "") return;
    const form = forms.find((each) => each.kind === kind && each.rows.has(id));
    const row = form?.rows.get(id);
    const at = form?.columns.get(column);
    if (!form || row === undefined || at === undefined)
      throw new Error(`the request has no cell for ${column} of ${id}`);
    const cell = `${colToLetter(at)}${row + 1}`;
    const offered = choices(form.name, row, at);
    if (offered && !offered.includes(text)) throw new Error(`${form.name}!${cell} does not offer "${text}"`);
    typed.push({ sheet: form.name, cell, text });
  };
  const number = (value: number, decimals: number) => written(value, decimals, writing);
  const labels = lineLabels(content.lines);
  const bundleRows = new Map(answer.bundles.map(({ id }, index) => [id, freeRowId(index + 1)]));
  for (const { id, name, amount } of answer.bundles) {
    const row = bundleRows.get(id) ?? "";
    put("bundles", row, "name", name);
    put("bundles", row, "amount", number(amount / 100, 2));
  }
  for (const { lineId, cell } of answer.cells) {
    const line = content.lines.find(({ id }) => id === lineId);
    const kind = line?.kind === "service" ? "services" : "establishment";
    const say = (column: string, text: string) => put(kind, lineId, column, text);
    say("note", cell.note);
    if (cell.state !== "unanswered") say("state", words.state[cell.state]);
    if (cell.state === "included") say("includedIn", labels.get(cell.inLineId) ?? "");
    if (cell.state === "bundled")
      say("bundle", answer.bundles.find(({ id }) => id === cell.bundleId)?.name ?? "");
    if (cell.state === "priced") typePriced(say, cell, kind, words, number);
  }
  answer.priceList.forEach((item, index) => {
    const row = freeRowId(index + 1);
    put("pricelist", row, "name", item.name);
    if (item.lineId !== null) put("pricelist", row, "line", labels.get(item.lineId) ?? "");
    put("pricelist", row, "unitPrice", number(item.unitPrice / 100, 2));
    put("pricelist", row, "period", words.period[item.period]);
    put("pricelist", row, "driver", words.driver[item.driver]);
  });
  for (const { requirementId, answer: given, note } of answer.requirements) {
    if (given !== "not_answered") put("requirements", requirementId, "answer", words.requirement[given]);
    put("requirements", requirementId, "note", note);
  }
  for (const { pointId, text } of answer.points) put("points", pointId, "text", text);
  for (const [key, text] of termTexts(answer, number, writing.locale)) put("terms", key, "value", text);
  return { typed, locked: lockedCells(sheets, forms) };
}

type Number = (value: number, decimals: number) => string;

function typePriced(
  say: (column: string, text: string) => void,
  cell: Extract<Cell, { state: "priced" }>,
  kind: "services" | "establishment",
  words: WorkbookWords,
  number: Number,
): void {
  say("unitPrice", number(cell.unitPrice / 100, 2));
  if (kind === "services") say("period", words.period[cell.period]);
  say("driver", words.driver[cell.driver]);
  if (cell.quantityMilli !== null) say("ownQuantity", number(cell.quantityMilli / 1_000, 3));
  if (cell.minimumMilli !== null) say("minimum", number(cell.minimumMilli / 1_000, 3));
  cell.tiers.forEach((tier, index) => {
    const [from, price]: readonly [TierKey, TierKey] = tierKeys(index + 1);
    say(from, number(tier.fromMilli / 1_000, 3));
    say(price, number(tier.unitPrice / 100, 2));
  });
}

function termTexts(answer: OfferAnswer, number: Number, locale: Locale): (readonly [TermKey, string])[] {
  const { validUntil, statedTotal, financedMonths } = answer;
  const [, mark] = WRITING[locale].day;
  return [
    ["currency", answer.currency],
    ["validUntil", validUntil === null ? "" : validUntil.split("-").reverse().join(mark)],
    ["indexPercent", number(answer.indexBasisPoints / 100, 2)],
    ["indexAfterMonths", number(answer.indexAfterMonths, 0)],
    ["statedTotal", statedTotal === null ? "" : number(statedTotal / 100, 2)],
    ["financedMonths", financedMonths === null ? "" : number(financedMonths, 0)],
    ["financePercent", number(answer.financeBasisPoints / 100, 2)],
  ];
}

/** `written(1250.5, 2, { locale: "da", grouped: true })` is `"1.250,5"`. */
function written(
  value: number,
  decimals: number,
  { locale, grouped }: { readonly locale: Locale; readonly grouped: boolean },
): string {
  const { decimal, group } = WRITING[locale];
  const [whole = "", fraction = ""] = value.toFixed(decimals).split(".");
  const shown = grouped && group !== "" ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  const rest = fraction.replace(/0+$/, "");
  return rest === "" ? shown : `${shown}${decimal}${rest}`;
}

function formOf(sheet: Sheet): Form | null {
  const kind = kindOfMark(String(sheet.rows[0]?.[0] ?? ""));
  if (kind === null) return null;
  const columns = new Map<string, number>();
  sheet.rows[0]?.forEach((value, column) => {
    if (column > 0 && typeof value === "string") columns.set(value, column);
  });
  const rows = new Map<string, number>();
  sheet.rows.forEach((values, row) => {
    const id = values[0];
    if (row > 0 && typeof id === "string" && !id.startsWith("#")) rows.set(id, row);
  });
  return { name: sheet.name, kind, rows, columns };
}

/** The words a cell's drop-down offers; null where it has none, or takes them from other answers. */
function choicesOf(sheets: readonly Sheet[]) {
  const lists = sheets.find(({ name }) => name === LISTS_SHEET);
  const inside = (range: string, row: number, column: number): boolean => {
    const found = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(range.replaceAll("$", ""));
    if (!found) return false;
    const [, from = "", top = "", to = from, bottom = top] = found;
    return colToLetter(column) === from && from === to && row + 1 >= Number(top) && row + 1 <= Number(bottom);
  };
  return (name: string, row: number, column: number): readonly string[] | null => {
    const checks = sheets.find((sheet) => sheet.name === name)?.dataValidations ?? [];
    const list = checks.find((check) => check.type === "list" && inside(check.range, row, column));
    const rows = /^'?_lists'?!\$C\$(\d+):\$C\$(\d+)$/.exec(String(list?.formula1 ?? ""));
    if (!rows) return null;
    return (lists?.rows ?? []).slice(Number(rows[1]) - 1, Number(rows[2])).map((values) => String(values[2]));
  };
}

/** Everything that stands in the forms and is not open: names, marks, ids, sums, quantities that are ours. */
function lockedCells(sheets: readonly Sheet[], forms: readonly Form[]): Omit<TypedCell, "text">[] {
  return forms.flatMap(({ name }) => {
    const sheet = sheets.find((each) => each.name === name);
    return [...(sheet?.cells ?? [])].flatMap(([place, cell]) => {
      if (cell.style?.protection?.locked === false) return [];
      const [row = 0, column = 0] = place.split(",").map(Number);
      return [{ sheet: name, cell: `${colToLetter(column)}${row + 1}` }];
    });
  });
}
