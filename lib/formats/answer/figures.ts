import { type Currency, isMinor, MAX_PRICE_MINOR, type Minor } from "@/lib/domain/money";
import type { FindingCode } from "@/lib/domain/upload-finding";
import type { SheetCell } from "./sheet-cells";

/** Numbers as they stand in a vendor's cells: as numbers, or as text in any of the ways people write them. */

/** How text is read as a number; the language's own marks decide where a text could mean two things. */
export interface NumberReading {
  readonly money: (
    text: string,
    currency: Currency,
  ) => { readonly ok: true; readonly minor: number } | { readonly ok: false; readonly code: string };
  readonly decimal: (
    text: string,
  ) => { readonly ok: true; readonly plain: string } | { readonly ok: false; readonly code: string };
}

/** What a cell says where a figure belongs. A `fault` is a finding's code; what stands there is told to nobody. */
export type Figure<Value extends number> =
  | { readonly kind: "blank" }
  | { readonly kind: "figure"; readonly value: Value; readonly rounded: boolean }
  | { readonly kind: "word"; readonly text: string; readonly fault: FindingCode }
  | { readonly kind: "fault"; readonly fault: FindingCode };

const BLANK = { kind: "blank" } as const;
const fault = (code: FindingCode) => ({ kind: "fault", fault: code }) as const;

const FAULTS: Readonly<Record<string, FindingCode>> = {
  "number.not_a_number": "notANumber",
  "number.ambiguous": "ambiguousNumber",
  "number.too_large": "tooLarge",
  "number.too_many_decimals": "tooManyDecimals",
  "number.negative": "negative",
  "number.other_currency": "otherCurrency",
};

/**
 * A price in minor units. A number that is computed to a fraction of a cent is rounded and said to be; one that was
 * typed as text with a fraction of a cent is not guessed at.
 *
 * @example the cell "kr. 1.250,-" of a Danish workbook in DKK: // { kind: "figure", value: 125000, rounded: false }
 */
export function priceIn(
  cell: SheetCell | undefined,
  currency: Currency,
  reading: NumberReading,
  most: number = MAX_PRICE_MINOR,
): Figure<Minor> {
  if (cell === undefined) return BLANK;
  const { value } = cell;
  if (typeof value === "object") return odd(value.odd);
  if (typeof value === "boolean") return fault("notANumber");
  if (cell.currency !== undefined && cell.currency !== currency) return fault("otherCurrency");
  if (typeof value === "number") {
    const { whole, rounded } = toWhole(value, 100);
    return within(whole, rounded, most);
  }
  const parsed = reading.money(asPrice(value), currency);
  if (parsed.ok) return within(parsed.minor, false, most);
  const code = FAULTS[parsed.code] ?? "notANumber";
  return code === "notANumber" ? { kind: "word", text: value, fault: code } : fault(code);
}

/** Blanks of every kind as one, and without the apostrophe that keeps a number as text. */
function asPrice(text: string): string {
  return text
    .replace(/^['’]/u, "")
    .replace(/[\s\u00a0\u2007\u202f]+/gu, " ")
    .trim();
}

/**
 * A quantity in thousandths. More than three decimals are rounded and said to be.
 *
 * @example the cell 12.5: // { kind: "figure", value: 12500, rounded: false }
 */
export function quantityIn(
  cell: SheetCell | undefined,
  most: number,
  reading: NumberReading,
): Figure<number> {
  const found = decimalIn(cell, 1_000, reading);
  if (found.kind !== "figure") return found;
  if (found.value < 0) return fault("negative");
  return found.value > most ? fault("tooLarge") : found;
}

/** A percentage in basis points: 2.5, "2,5 %" and a cell that shows 2.5 % are all 250. */
export function percentIn(cell: SheetCell | undefined, most: number, reading: NumberReading): Figure<number> {
  const shown =
    cell !== undefined && typeof cell.value === "number" && cell.percent
      ? { ...cell, value: cell.value * 100 }
      : cell;
  const bare =
    shown !== undefined && typeof shown.value === "string"
      ? { ...shown, value: shown.value.replace(/\s*%$/, "") }
      : shown;
  const found = decimalIn(bare, 100, reading);
  if (found.kind !== "figure") return found;
  if (found.value < 0) return fault("negative");
  return found.value > most ? fault("percentTooHigh") : found;
}

/** A whole number from `least` to `most`, such as a count of months. */
export function countIn(
  cell: SheetCell | undefined,
  least: number,
  most: number,
  reading: NumberReading,
): Figure<number> {
  const found = decimalIn(cell, 1_000, reading);
  if (found.kind !== "figure") return found;
  if (found.rounded || found.value % 1_000 !== 0) return fault("notWhole");
  const value = found.value / 1_000;
  if (value < least) return fault(value < 0 ? "negative" : "notWhole");
  return value > most ? fault("tooLarge") : { ...found, value };
}

function decimalIn(cell: SheetCell | undefined, scale: number, reading: NumberReading): Figure<number> {
  if (cell === undefined) return BLANK;
  const { value } = cell;
  if (typeof value === "object") return odd(value.odd);
  if (typeof value === "boolean") return fault("notANumber");
  let number = value;
  if (typeof number === "string") {
    const parsed = reading.decimal(asPrice(number));
    if (!parsed.ok) return { kind: "word", text: number, fault: FAULTS[parsed.code] ?? "notANumber" };
    number = Number(parsed.plain);
  }
  const { whole, rounded } = toWhole(number, scale);
  return isMinor(whole) ? { kind: "figure", value: whole, rounded } : fault("tooLarge");
}

/**
 * A spreadsheet's number times `scale` as a whole one. Spreadsheets hold binary fractions: 1 250.10 is a hair off, and
 * that hair is no fraction of a cent. Halves go away from zero.
 */
function toWhole(value: number, scale: number): { readonly whole: number; readonly rounded: boolean } {
  const scaled = value * scale;
  const near = Math.round(scaled);
  const slack = Math.max(1e-6, Math.abs(scaled) * 1e-12);
  if (Math.abs(scaled - near) <= slack) return { whole: near === 0 ? 0 : near, rounded: false };
  const size = Math.floor(Math.abs(scaled) + 0.5 + slack);
  return { whole: scaled < 0 ? 0 - size : size, rounded: true };
}

function within(whole: number, rounded: boolean, most: number): Figure<Minor> {
  if (!isMinor(whole)) return fault("tooLarge");
  if (whole < 0) return fault("negative");
  return whole > most ? fault("tooLarge") : { kind: "figure", value: whole, rounded };
}

function odd(what: "day" | "error" | "uncalculated") {
  if (what === "day") return fault("dayInsteadOfNumber");
  return fault(what === "error" ? "cellError" : "uncalculated");
}
