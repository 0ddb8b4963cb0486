import { driverWord, periodWord, plainWord, stateWord } from "@/lib/domain/cell-words";
import { type Currency, isMinor, MAX_PRICE_MINOR } from "@/lib/domain/money";
import type { Bundle, CatalogueLine, Cell, Period } from "@/lib/domain/offer";
import { isRecurring } from "@/lib/domain/offer-sheet";
import { SELECTION_LIMITS } from "@/lib/domain/selection";
import { formatMoney, formatPlainDecimal } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locales";
import { parseDecimal, parseMoney } from "@/lib/i18n/parse-decimal";

/**
 * A cell of an offer as text and back: what a grid shows while editing, copies and pastes. Text that cannot be read is
 * answered with a code and stays as it was typed; nothing is guessed. Reading what was written gives the same cell.
 */

/** The parts of an answer that have a column of their own in a single candidate's grid. */
export const CELL_FIELDS = ["answer", "driver", "quantity", "period", "minimum", "note"] as const;
export type CellField = (typeof CELL_FIELDS)[number];

export interface CellFault {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export type CellReading = { readonly ok: true; readonly cell: Cell } | ({ readonly ok: false } & CellFault);

/** Words for writing, in the reader's language. */
export interface CellWords {
  readonly included: (line: string) => string;
  readonly bundled: (bundle: string) => string;
  readonly notOffered: string;
  readonly driver: Readonly<Record<CatalogueLine["driver"], string>>;
  readonly period: Readonly<Record<Period, string>>;
}

export interface CellContext {
  readonly line: CatalogueLine;
  readonly lines: readonly CatalogueLine[];
  readonly bundles: readonly Pick<Bundle, "id" | "name">[];
  readonly currency: Currency;
  readonly locale: Locale;
  readonly words: CellWords;
}

const fault = (code: string, values: CellFault["values"] = {}): CellReading => ({ ok: false, code, values });
const read = (cell: Cell): CellReading => ({ ok: true, cell });

/** The price period a line has when nothing else is said. */
export function usualPeriod(line: CatalogueLine): Period {
  return isRecurring(line) ? "month" : "once";
}

/** One field of a cell as text; empty when there is nothing. */
export function cellText(cell: Cell, field: CellField, context: CellContext): string {
  const { words, locale } = context;
  if (field === "note") return cell.note;
  if (field === "answer") {
    switch (cell.state) {
      case "priced": {
        const amount = formatMoney(cell.unitPrice, context.currency, locale);
        const unusual = cell.period !== usualPeriod(context.line);
        return unusual ? `${amount} /${words.period[cell.period]}` : amount;
      }
      case "included":
        return words.included(nameOf(context.lines, cell.inLineId));
      case "bundled":
        return words.bundled(nameOf(context.bundles, cell.bundleId));
      case "not_offered":
        return words.notOffered;
      case "unanswered":
        return "";
    }
  }
  if (cell.state !== "priced") return "";
  if (field === "driver") return words.driver[cell.driver];
  if (field === "period") return words.period[cell.period];
  return milliText(field === "quantity" ? cell.quantityMilli : cell.minimumMilli, locale);
}

function nameOf(all: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return all.find((each) => each.id === id)?.name ?? "";
}

/** Thousandths as a number in the reader's notation; empty for null. `milliText(1_500, "da")` is "1,5". */
export function milliText(milli: number | null, locale: Locale): string {
  if (milli === null) return "";
  const fraction = String(milli % 1_000)
    .padStart(3, "0")
    .replace(/0+$/, "");
  const whole = String(Math.floor(milli / 1_000));
  return formatPlainDecimal(fraction === "" ? whole : `${whole}.${fraction}`, locale);
}

/** A typed quantity in thousandths. `readMilli("1,5", "da")` is 1 500. */
export function readMilli(
  text: string,
  locale: Locale,
): { readonly ok: true; readonly milli: number } | { readonly ok: false; readonly code: string } {
  const parsed = parseDecimal(text, locale);
  if (!parsed.ok) return parsed;
  if (parsed.plain.startsWith("-")) return { ok: false, code: "number.negative" };
  const [whole = "0", fraction = ""] = parsed.plain.split(".");
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > 3) return { ok: false, code: "number.too_many_decimals" };
  const milli = Number(whole) * 1_000 + Number(kept.padEnd(3, "0"));
  return milli > SELECTION_LIMITS.quantityMaxMilli
    ? { ok: false, code: "number.too_large" }
    : { ok: true, milli };
}

/** Puts typed text into one field of a cell. A blank answer is unanswered; a blank quantity is none of its own. */
export function readCellText(
  previous: Cell,
  field: CellField,
  text: string,
  context: CellContext,
): CellReading {
  const typed = text.trim();
  if (field === "note") return read({ ...previous, note: typed.slice(0, 2_000) });
  if (field === "answer") return readAnswer(previous, typed, context);
  if (previous.state !== "priced") return typed === "" ? read(previous) : fault("offer.price_first");
  switch (field) {
    case "driver": {
      const driver = typed === "" ? context.line.driver : driverWord(typed);
      return driver === null ? fault("offer.driver_unknown") : read({ ...previous, driver });
    }
    case "period": {
      const period = typed === "" ? usualPeriod(context.line) : periodWord(typed);
      if (period === null) return fault("offer.period_unknown");
      return periodFits(context.line, period) ? read({ ...previous, period }) : fault("offer.period_wrong");
    }
    case "quantity":
    case "minimum": {
      const parsed = typed === "" ? { ok: true as const, milli: null } : readMilli(typed, context.locale);
      if (!parsed.ok) return fault(parsed.code, exampleOf(context));
      return read(
        field === "quantity"
          ? { ...previous, quantityMilli: parsed.milli }
          : { ...previous, minimumMilli: parsed.milli },
      );
    }
  }
}

const exampleOf = (context: CellContext) => ({
  example: formatPlainDecimal("1234.5", context.locale),
  currency: context.currency,
});

function periodFits(line: CatalogueLine, period: Period): boolean {
  return isRecurring(line) === (period !== "once");
}

function readAnswer(previous: Cell, typed: string, context: CellContext): CellReading {
  const { note } = previous;
  if (typed === "") return read({ state: "unanswered", note });
  const word = stateWord(typed);
  if (word === null) return readPrice(previous, typed, context);
  switch (word.state) {
    case "not_offered":
    case "unanswered":
      return read({ state: word.state, note });
    case "included":
      return readIncluded(previous, word.rest, context);
    case "bundled":
      return readBundled(previous, word.rest, context);
  }
}

function readIncluded(previous: Cell, rest: string, { line, lines }: CellContext): CellReading {
  const { note } = previous;
  if (rest === "") return previous.state === "included" ? read(previous) : fault("offer.included_where");
  const found = onlyOne(lines, rest);
  if (!found) return fault("offer.included_unknown", { name: rest });
  if (found.id === line.id) return fault("offer.included_in_itself");
  return read({ state: "included", inLineId: found.id, note });
}

function readBundled(previous: Cell, rest: string, { line, bundles }: CellContext): CellReading {
  if (line.kind !== "establishment") return fault("offer.bundle_only_establishment");
  if (rest === "" && previous.state === "bundled") return read(previous);
  const found = rest === "" && bundles.length === 1 ? bundles[0] : onlyOne(bundles, rest);
  return found
    ? read({ state: "bundled", bundleId: found.id, note: previous.note })
    : fault("offer.bundle_which");
}

/** The one with this name, else the only one whose name starts so. */
function onlyOne<Named extends { readonly name: string }>(all: readonly Named[], text: string): Named | null {
  const wanted = plainWord(text);
  if (wanted === "") return null;
  const same = all.filter((each) => plainWord(each.name) === wanted);
  if (same.length > 0) return same.length === 1 ? (same[0] ?? null) : null;
  const begin = all.filter((each) => plainWord(each.name).startsWith(wanted));
  return begin.length === 1 ? (begin[0] ?? null) : null;
}

function readPrice(previous: Cell, typed: string, context: CellContext): CellReading {
  const { line, currency, locale } = context;
  if (!/\d/.test(typed)) return fault("offer.answer_unknown");
  const cut = /^(.*?)\s*(?:\/|\bper\s|\bpr\.?\s)\s*([\p{L}.-]+)$/u.exec(typed);
  const period = cut ? periodWord(cut[2] ?? "") : null;
  if (cut && period === null) return fault("offer.period_unknown");
  if (period !== null && !periodFits(line, period)) return fault("offer.period_wrong");
  const parsed = parseMoney(cut?.[1] ?? typed, currency, locale);
  if (!parsed.ok) return fault(parsed.code, { example: formatMoney(123_450, currency, locale), currency });
  if (parsed.minor < 0) return fault("number.negative");
  if (parsed.minor > MAX_PRICE_MINOR || !isMinor(parsed.minor)) return fault("number.too_large");
  const unitPrice = parsed.minor;
  if (previous.state === "priced") return read({ ...previous, unitPrice, period: period ?? previous.period });
  return read({
    state: "priced",
    unitPrice,
    driver: line.driver,
    quantityMilli: null,
    period: period ?? usualPeriod(line),
    minimumMilli: null,
    tiers: [],
    note: previous.note,
  });
}
