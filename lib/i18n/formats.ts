import { displayTimeZone, intlTag, type Locale } from "./locales";

/**
 * How numbers, money and dates look in each language.
 *
 * Numbers are written by our own few lines and not by `Intl`, for two reasons: server and browser carry
 * different locale data, and a space that differs between them breaks hydration; and digits are moved as
 * text, so no amount ever passes through a binary fraction.
 */

interface NumberMarks {
  readonly group: string;
  readonly decimal: string;
}

const NO_BREAK_SPACE = "\u00a0";
const MINUS = "\u2212";

const marks: Record<Locale, NumberMarks> = {
  en: { group: ",", decimal: "." },
  da: { group: ".", decimal: "," },
  nb: { group: NO_BREAK_SPACE, decimal: "," },
};

/** The marks a reader of this language expects, for hints and placeholders. */
export function numberMarks(locale: Locale): NumberMarks {
  return marks[locale];
}

/** Named formats for dates inside ICU messages, e.g. `{at, date, day}`. */
export const requestFormats = {
  dateTime: {
    day: { day: "numeric", month: "long", year: "numeric" },
    short: { day: "numeric", month: "short", year: "numeric" },
    time: { hour: "2-digit", minute: "2-digit" },
  },
  number: {
    whole: { maximumFractionDigits: 0 },
    percent: { style: "percent", maximumFractionDigits: 1 },
  },
} as const;

/** Currencies without a smaller coin in use; every other has two decimals. */
const wholeCurrencies = new Set(["ISK", "JPY", "KRW", "VND", "CLP"]);

/** How many decimals one unit of the currency has. */
export function minorDigits(currency: string): 0 | 2 {
  return wholeCurrencies.has(currency.toUpperCase()) ? 0 : 2;
}

/**
 * A decimal written as plain text ("-1234.5") with the reader's marks. The text must be what
 * `parseDecimal` returns; anything else is a programming error and throws RangeError.
 *
 * @example formatPlainDecimal("1234567.5", "da") // "1.234.567,5"
 */
export function formatPlainDecimal(plain: string, locale: Locale): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain);
  if (match === null) throw new RangeError(`not a plain decimal: ${plain}`);
  const [, sign = "", whole = "", fraction] = match;
  const { group, decimal } = marks[locale];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${sign === "" ? "" : MINUS}${grouped}${fraction === undefined ? "" : decimal + fraction}`;
}

/**
 * A number rounded to `decimals` places (default 0), trailing zeros kept. Not for money: see `formatMoney`.
 * Throws RangeError for a number that is not finite: what is missing must be shown as missing.
 *
 * @example formatNumber(66.666, "da", 1) // "66,7"
 */
export function formatNumber(value: number, locale: Locale, decimals = 0): string {
  if (!Number.isFinite(value)) throw new RangeError("only a finite number can be written");
  const plain = Math.abs(value) >= 1e21 ? BigInt(value).toString() : value.toFixed(decimals);
  return formatPlainDecimal(plain.replace(/^-(0(?:\.0+)?)$/, "$1"), locale);
}

/**
 * A percentage from a share of one. The space before the sign follows the language.
 *
 * @example formatPercent(0.155, "da", 1) // "15,5 %"
 * @example formatPercent(0.155, "en", 1) // "15.5%"
 */
export function formatPercent(share: number, locale: Locale, decimals = 0): string {
  const number = formatNumber(share * 100, locale, decimals);
  return locale === "en" ? `${number}%` : `${number}${NO_BREAK_SPACE}%`;
}

export interface MoneyStyle {
  /** Append the currency code. Tables leave it out and name it in the header. */
  readonly code?: boolean;
  /** Show the decimals also when they are all zero. */
  readonly decimals?: boolean;
}

/**
 * An amount in whole minor units (øre, cent), exact for every safe integer. Decimals appear only when the
 * amount is not whole. Throws RangeError when the amount is not a safe integer.
 *
 * @example formatMoney(374_600_000, "DKK", "da") // "3.746.000"
 * @example formatMoney(1_234_550, "DKK", "en", { code: true }) // "12,345.50 DKK"
 */
export function formatMoney(minor: number, currency: string, locale: Locale, style: MoneyStyle = {}): string {
  const amount = formatPlainDecimal(plainFromMinor(minor, currency, style.decimals ?? false), locale);
  return style.code === true ? `${amount}${NO_BREAK_SPACE}${currency}` : amount;
}

/**
 * Whole minor units as a plain decimal with a point, the form spreadsheets and machines read.
 *
 * @example plainFromMinor(-50, "DKK") // "-0.50"
 */
export function plainFromMinor(minor: number, currency: string, keepZeros = false): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError("an amount must be a whole number of minor units");
  const digits = minorDigits(currency);
  const sign = minor < 0 ? "-" : "";
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  if (digits === 0) return sign + text;
  const whole = text.slice(0, -digits);
  const fraction = text.slice(-digits);
  return !keepZeros && /^0+$/.test(fraction) ? sign + whole : `${sign}${whole}.${fraction}`;
}

export type DateStyle = "day" | "short" | "month" | "numeric";

const dateOptions: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "short", year: "numeric" },
  month: { month: "short", year: "numeric" },
  numeric: { day: "2-digit", month: "2-digit", year: "numeric" },
};

// Building an Intl formatter costs about a thousand times more than using one.
const formatters = new Map<string, Intl.DateTimeFormat>();

function dateFormatter(
  key: string,
  locale: Locale,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const id = `${locale} ${key}`;
  const known = formatters.get(id);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(intlTag[locale], options);
  formatters.set(id, made);
  return made;
}

/**
 * An ISO day ("2026-11-14"), which belongs to no time zone. Throws RangeError for anything else.
 *
 * @example formatDay("2026-11-14", "da") // "14. november 2026"
 */
export function formatDay(isoDay: string, locale: Locale, style: DateStyle = "day"): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDay)) throw new RangeError(`not an ISO day: ${isoDay}`);
  return dateFormatter(style, locale, { ...dateOptions[style], timeZone: "UTC" }).format(
    new Date(`${isoDay}T00:00:00Z`),
  );
}

/** A moment as day and clock in Copenhagen. @example formatMoment("2026-11-14T11:03:00Z", "en") // "14 Nov 2026, 12:03" */
export function formatMoment(moment: string | number | Date, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = {
    ...dateOptions.short,
    hour: "2-digit",
    minute: "2-digit",
    timeZone: displayTimeZone,
  };
  return dateFormatter("moment", locale, options).format(new Date(moment));
}

/**
 * A moment as day and clock in Copenhagen with its zone, for readers in other countries.
 *
 * @example formatZonedMoment("2026-11-14T11:03:00Z", "en") // "Sat, 14 November 2026 at 12:03 CET"
 */
export function formatZonedMoment(moment: string | number | Date, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = {
    ...dateOptions.day,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: displayTimeZone,
    timeZoneName: "short",
  };
  return dateFormatter("zoned", locale, options).format(new Date(moment));
}

/** The clock of a moment in Copenhagen. @example formatClock("2026-11-14T11:03:00Z", "da") // "12.03" */
export function formatClock(moment: string | number | Date, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: displayTimeZone,
  };
  return dateFormatter("clock", locale, options).format(new Date(moment));
}
