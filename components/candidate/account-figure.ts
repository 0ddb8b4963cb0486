import { formatPlainDecimal, plainFromMinor } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locales";
import { type NumberFault, parseDecimal, parseMoney } from "@/lib/i18n/parse-decimal";

/**
 * A figure of the accounts while it is being typed. It is kept as a plain decimal of whole currency units ("-1234.5"),
 * the same in every language and whether amounts are shown in ones or in thousands; what cannot be read is kept as it
 * was typed, marked with a leading question mark, so that nothing typed is lost or guessed at.
 */

/** 1 or 1000: what one in a cell stands for. */
export type AmountUnit = 1 | 1000;

const UNREAD = "?";

export type FigureReading =
  | { readonly ok: true; readonly minor: number | null }
  | { readonly ok: false; readonly code: NumberFault };

/** Thousands: three more digits before the decimal mark than were typed, so up to five decimals can be meant. */
function readThousands(text: string, locale: Locale): FigureReading {
  const parsed = parseDecimal(text, locale);
  if (!parsed.ok) return parsed;
  const isNegative = parsed.plain.startsWith("-");
  const [whole = "", fraction = ""] = parsed.plain.replace("-", "").split(".");
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > 5) return { ok: false, code: "number.too_many_decimals" };
  const minor = Number(whole + kept.padEnd(5, "0"));
  if (!Number.isSafeInteger(minor)) return { ok: false, code: "number.too_large" };
  return { ok: true, minor: isNegative ? -minor : minor };
}

/**
 * Reads what is typed into a cell, in minor units; nothing typed is null.
 *
 * @example readFigure("1.234,5", 1000, "DKK", "da") // { ok: true, minor: 123450000 }
 */
export function readFigure(text: string, unit: AmountUnit, currency: string, locale: Locale): FigureReading {
  if (text.trim() === "") return { ok: true, minor: null };
  return unit === 1000 ? readThousands(text, locale) : parseMoney(text, currency, locale);
}

/**
 * What is kept of a cell's text.
 *
 * @example keepFigure("1.234,50", 1, "DKK", "da") // "1234.50"
 * @example keepFigure("abc", 1, "DKK", "da") // "?abc"
 */
export function keepFigure(text: string, unit: AmountUnit, currency: string, locale: Locale): string {
  const reading = readFigure(text, unit, currency, locale);
  if (!reading.ok) return UNREAD + text;
  return reading.minor === null ? "" : plainFromMinor(reading.minor, currency);
}

/** What is kept of an amount that is stored. */
export function keptFigure(minor: number | null, currency: string): string {
  return minor === null ? "" : plainFromMinor(minor, currency);
}

/** The text that could not be read; null when it could. */
export function unreadText(kept: string): string | null {
  return kept.startsWith(UNREAD) ? kept.slice(UNREAD.length) : null;
}

/** The kept figure in minor units; null when nothing or nothing readable is kept. */
export function minorOfKept(kept: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(kept);
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = ""] = match;
  const minor = Number(whole + fraction.padEnd(2, "0"));
  return sign === "-" ? -minor : minor;
}

/**
 * How a kept figure is shown.
 *
 * @example showFigure("1234567.5", 1000, "da") // "1.234,5675"
 */
export function showFigure(kept: string, unit: AmountUnit, locale: Locale): string {
  const unread = unreadText(kept);
  if (unread !== null) return unread;
  const minor = minorOfKept(kept);
  if (minor === null) return "";
  if (unit === 1) return formatPlainDecimal(kept, locale);
  const digits = String(Math.abs(minor)).padStart(6, "0");
  const fraction = digits.slice(-5).replace(/0+$/, "");
  const plain = digits.slice(0, -5) + (fraction === "" ? "" : `.${fraction}`);
  return formatPlainDecimal(minor < 0 ? `-${plain}` : plain, locale);
}
