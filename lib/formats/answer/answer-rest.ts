import type { AnswerTerm } from "@/lib/domain/answer-draft";
import { type IsoDay, isIsoDay } from "@/lib/domain/iso-day";
import { CURRENCIES, type Currency, MAX_MINOR } from "@/lib/domain/money";
import type { Bundle, PriceListItem } from "@/lib/domain/offer";
import { ANSWER_LIMITS, type OfferAnswer } from "@/lib/domain/offer-answer";
import type { FindingCode, FindingSubject } from "@/lib/domain/upload-finding";
import { TERM_KEYS, type TermKey } from "../request/layout";
import { plainWord, type Reading } from "./answer-context";
import { figureOr, textOf } from "./answer-lines";
import { countIn, percentIn, priceIn } from "./figures";
import type { MarkedRow, MarkedSheet } from "./marked-workbook";
import type { SheetCell } from "./sheet-cells";

/** What a workbook answers beside the catalogue's lines: bundles, price list, requirements, points and terms. */

const MOST_NAME = 200;

/** Tells what is found in a row about one part of the answer, and in which field of it. */
const teller =
  ({ findings }: Reading, sheet: MarkedSheet, row: MarkedRow, part: FindingSubject["part"], id = row.id) =>
  (
    code: FindingCode,
    cell: SheetCell | undefined,
    field: string,
    params: Readonly<Record<string, string | number>> = {},
  ): void => {
    const at = cell?.at ?? Object.values(row.cells)[0]?.at ?? `A${row.number}`;
    findings.add(code, { sheet: sheet.name, cell: at, about: { part, id, field } }, params);
  };

/** One price over several pieces, and the plain words the pieces know it by; null where two have the same name. */
export function bundlesIn(
  reading: Reading,
  sheets: readonly MarkedSheet[],
): { readonly bundles: readonly Bundle[]; readonly byName: ReadonlyMap<string, string | null> } {
  const bundles: Bundle[] = [];
  const byName = new Map<string, string | null>();
  for (const sheet of sheets)
    for (const row of sheet.rows) {
      const tell = teller(reading, sheet, row, "bundle");
      const name = textOf(row.cells.name).slice(0, MOST_NAME);
      const price = priceIn(row.cells.amount, reading.currency, reading.context.numbers);
      if (name === "" && price.kind === "blank") continue;
      if (name === "") {
        tell("bundleWithoutName", row.cells.amount, "name");
        reading.rest.bundles.push({ id: row.id, name, amount: price.kind === "figure" ? price.value : null });
        continue;
      }
      const amount = figureOr(price, (code) => tell(code, row.cells.amount, "amount"));
      reading.rest.bundles.push({ id: row.id, name, amount: amount ?? null });
      const word = plainWord(name);
      if (byName.has(word)) {
        tell("bundleTwice", row.cells.name, "name");
        byName.set(word, null);
        continue;
      }
      // Without a price the pieces name something that cannot be counted: they are told, one by one, as not clear.
      byName.set(word, null);
      if (amount === undefined || amount === null) {
        if (amount === undefined) tell("bundleWithoutPrice", row.cells.name, "amount");
        continue;
      }
      if (bundles.length >= ANSWER_LIMITS.bundles) continue;
      byName.set(word, row.id);
      bundles.push({ id: row.id, name, amount, split: [], splitNote: "" });
    }
  return { bundles: bundles.filter(({ name }) => byName.get(plainWord(name)) !== null), byName };
}

/** Unit prices for additions after signing. */
export function priceListIn(reading: Reading, sheets: readonly MarkedSheet[]): readonly PriceListItem[] {
  const items: PriceListItem[] = [];
  const seen = new Set<string>();
  for (const [index, sheet] of sheets.entries()) {
    let again = 0;
    for (const row of sheet.rows) {
      // The rows of a copied sheet bear the same ids.
      const item = itemIn(reading, sheet, index === 0 ? row : { ...row, id: `${row.id}:${index + 1}` });
      if (item === null) continue;
      const { id: _id, ...said } = item;
      const same = JSON.stringify(said);
      if (index > 0 && seen.has(same)) again += 1;
      else if (items.length < ANSWER_LIMITS.priceList) items.push(item);
      seen.add(same);
    }
    if (again > 0) reading.findings.add("sheetTwice", { sheet: sheet.name }, { count: again });
  }
  return items;
}

function itemIn(reading: Reading, sheet: MarkedSheet, row: MarkedRow): PriceListItem | null {
  const { words, context } = reading;
  const { cells } = row;
  const tell = teller(reading, sheet, row, "item");
  const named = textOf(cells.line);
  const typed = textOf(cells.name).slice(0, MOST_NAME);
  const price = priceIn(cells.unitPrice, reading.currency, context.numbers);
  // Unit and period come filled in: alone they are no entry.
  if (named === "" && typed === "" && price.kind === "blank") return null;
  const lineId = named === "" ? null : words.line(named);
  if (named !== "" && lineId === null) tell("itemLine", cells.line, "lineId");
  const line = lineId === null ? undefined : reading.lines.get(lineId);
  const name = typed === "" ? (line?.name ?? "") : typed;
  const amount = figureOr(price, (code) => tell(code, cells.unitPrice, "unitPrice"));
  if (amount === undefined) {
    // What comes filled in with a line's name and stays without a price was simply not used.
    if (typed === "" || typed === line?.name) return null;
    tell("itemWithoutPrice", cells.name, "unitPrice");
  }
  const unitPrice = amount ?? null;
  if (name === "") tell("itemWithoutName", cells.unitPrice, "name");
  const unit = textOf(cells.driver);
  const driver = unit === "" ? (line?.driver ?? null) : words.driver(unit);
  if (driver === null && amount !== undefined) tell("itemUnit", cells.driver ?? cells.unitPrice, "driver");
  const said = textOf(cells.period);
  const period = said === "" ? null : words.period(said);
  if (period === null && amount !== undefined) tell("itemPeriod", cells.period ?? cells.unitPrice, "period");
  if (unitPrice !== null && name !== "" && driver !== null && period !== null)
    return { id: row.id, lineId, name, unitPrice, driver, period };
  reading.rest.items.push({ id: row.id, lineId, name, unitPrice, driver, period });
  return null;
}

/** What is answered to the requirements; one that is not answered is told as missing. */
export function requirementsIn(
  reading: Reading,
  sheets: readonly MarkedSheet[],
): OfferAnswer["requirements"] {
  const { context, words, findings } = reading;
  const found = new Map<string, OfferAnswer["requirements"][number]>();
  const places = new Map<string, { readonly sheet: string; readonly cell: string }>();
  const unclear = new Set<string>();
  const known = new Map(context.requirements.map((requirement) => [requirement.id, requirement]));
  for (const sheet of sheets)
    for (const row of sheet.rows) {
      const requirement = known.get(row.id);
      if (!requirement) continue;
      const tell = teller(reading, sheet, row, "requirement");
      const { name } = requirement;
      const before = found.get(row.id);
      if (before) {
        const [again, note] = [textOf(row.cells.answer), textOf(row.cells.note)];
        const isSame = again === "" || words.requirement(again) === before.answer;
        if (!isSame || (note !== "" && note.slice(0, ANSWER_LIMITS.note) !== before.note))
          tell("answerTwice", row.cells.answer, "answer", { name });
        continue;
      }
      const place = row.cells.answer ?? row.cells.name;
      places.set(row.id, { sheet: sheet.name, cell: place?.at ?? `A${row.number}` });
      const said = textOf(row.cells.answer);
      const text = textOf(row.cells.note);
      if (text.length > ANSWER_LIMITS.note) tell("cutText", row.cells.note, "note");
      const note = text.slice(0, ANSWER_LIMITS.note);
      const answer = said === "" ? "not_answered" : words.requirement(said);
      if (answer === null) {
        tell("unknownAnswer", row.cells.answer, "answer", { name });
        unclear.add(row.id);
      }
      const given = answer ?? "not_answered";
      if (given !== "not_answered" || note !== "")
        found.set(row.id, { requirementId: row.id, answer: given, note });
    }
  for (const { id, name, level } of context.requirements) {
    const given = found.get(id);
    if (given && given.answer !== "not_answered") continue;
    if (unclear.has(id)) continue;
    // One whose row is gone is missing no less.
    const place = { ...places.get(id), about: { part: "requirement" as const, id, field: "answer" } };
    findings.add(level === "absolute" ? "absoluteMissing" : "requirementMissing", place, { name });
  }
  return [...found.values()];
}

/** What is answered in words to contract points and questions. */
export function pointsIn(reading: Reading, sheets: readonly MarkedSheet[]): OfferAnswer["points"] {
  const { context, findings } = reading;
  const found = new Map<string, string>();
  const places = new Map<string, { readonly sheet: string; readonly cell: string }>();
  const known = new Map(context.points.map((point) => [point.id, point]));
  for (const sheet of sheets)
    for (const row of sheet.rows) {
      const point = known.get(row.id);
      if (!point) continue;
      const { name, text: answer } = row.cells;
      const text = textOf(answer);
      const before = found.get(row.id);
      if (before !== undefined) {
        if (text !== "" && text.slice(0, ANSWER_LIMITS.pointText) !== before)
          teller(reading, sheet, row, "point")("answerTwice", answer, "text");
        continue;
      }
      places.set(row.id, { sheet: sheet.name, cell: (answer ?? name)?.at ?? `A${row.number}` });
      if (text === "") continue;
      if (answer?.cut || text.length > ANSWER_LIMITS.pointText)
        teller(reading, sheet, row, "point")("cutText", answer, "text");
      found.set(row.id, text.slice(0, ANSWER_LIMITS.pointText));
    }
  for (const { id, name } of context.points) {
    if (found.has(id)) continue;
    const place = { ...places.get(id), about: { part: "point" as const, id, field: "text" } };
    findings.add("pointMissing", place, { name });
  }
  return [...found].map(([pointId, text]) => ({ pointId, text }));
}

/** What each row of the terms is called in an answer. */
export const TERM_FIELDS = {
  currency: "currency",
  validUntil: "validUntil",
  indexPercent: "indexBasisPoints",
  indexAfterMonths: "indexAfterMonths",
  statedTotal: "statedTotal",
  financedMonths: "financedMonths",
  financePercent: "financeBasisPoints",
} as const satisfies Record<TermKey, AnswerTerm["field"]>;

/** Where a term stands in the workbook. */
function termRow(sheets: readonly MarkedSheet[], key: TermKey) {
  const [first = null] = termRows(sheets, key);
  return first;
}

const termRows = (sheets: readonly MarkedSheet[], key: TermKey) =>
  sheets.flatMap((sheet) => {
    const row = sheet.rows.find(({ id }) => id === key);
    return row ? [{ sheet, row, cell: row.cells.value }] : [];
  });

/** Tells terms that stand on two sheets and say different things; the first is read. */
export function tellTermsTwice(reading: Reading, sheets: readonly MarkedSheet[]): void {
  for (const key of TERM_KEYS) {
    const field = TERM_FIELDS[key];
    const [first, ...others] = termRows(sheets, key);
    for (const { sheet, row, cell } of others)
      if (cell && JSON.stringify(cell.value) !== JSON.stringify(first?.cell?.value))
        teller(reading, sheet, row, "term", field)("answerTwice", cell, field);
  }
}

/** The currency a workbook states; what it was sent out with, when it states none. */
export function currencyIn(sheets: readonly MarkedSheet[], sentWith: string, agreed: Currency) {
  const sent = CURRENCIES.find((each) => each === sentWith) ?? agreed;
  const found = termRow(sheets, "currency");
  const said = textOf(found?.cell).trim().toUpperCase();
  const stated = CURRENCIES.find((each) => said === each || said.startsWith(`${each} `)) ?? null;
  const place = found && { sheet: found.sheet.name, cell: found.cell?.at ?? `A${found.row.number}` };
  return { currency: said === "" ? sent : (stated ?? sent), unknown: said !== "" && stated === null, place };
}

/** What is said beside the prices. */
export function termsIn(
  reading: Reading,
  sheets: readonly MarkedSheet[],
): Omit<OfferAnswer, "cells" | "bundles" | "priceList" | "requirements" | "points"> {
  const { numbers } = reading.context;
  const at = (key: TermKey) => {
    const found = termRow(sheets, key);
    const field = TERM_FIELDS[key];
    const tell = (code: FindingCode) => {
      if (found) teller(reading, found.sheet, found.row, "term", field)(code, found.cell, field);
    };
    return { cell: found?.cell, tell };
  };
  const percent = (key: TermKey, most: number) => {
    const { cell, tell } = at(key);
    return figureOr(percentIn(cell, most, numbers), tell) ?? 0;
  };
  const months = (key: TermKey) => {
    const { cell, tell } = at(key);
    return figureOr(countIn(cell, 1, ANSWER_LIMITS.financedMonths, numbers), tell) ?? null;
  };
  const total = at("statedTotal");
  return {
    currency: reading.currency,
    validUntil: dayIn(at("validUntil")),
    indexBasisPoints: percent("indexPercent", MOST_INDEX),
    indexAfterMonths: months("indexAfterMonths") ?? 12,
    statedTotal: figureOr(priceIn(total.cell, reading.currency, numbers, MAX_MINOR), total.tell) ?? null,
    financedMonths: months("financedMonths"),
    financeBasisPoints: percent("financePercent", ANSWER_LIMITS.financeBasisPoints),
  };
}

/** Basis points a yearly rise may be. */
const MOST_INDEX = 2_500;

/** A day as a spreadsheet's date, or as text in the two ways people write it: 2027-03-31 and 31.3.2027. */
function dayIn({
  cell,
  tell,
}: {
  readonly cell: SheetCell | undefined;
  readonly tell: (code: FindingCode) => void;
}): IsoDay | null {
  if (cell === undefined) return null;
  const { value } = cell;
  const text =
    typeof value === "object"
      ? value.odd === "day"
        ? value.day
        : ""
      : typeof value === "string"
        ? value
        : "";
  const written = /^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})$/.exec(text.trim());
  // 3/4/2027 is the third of April to some and the fourth of March to others.
  const unsure = written?.[2] === "/" && Number(written[1]) <= 12 && Number(written[3]) <= 12;
  const day = written
    ? `${written[4]}-${String(written[3]).padStart(2, "0")}-${String(written[1]).padStart(2, "0")}`
    : text.trim().slice(0, 10);
  if (!unsure && isIsoDay(day)) return day;
  tell("notADay");
  return null;
}
