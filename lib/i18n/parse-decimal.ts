import { minorDigits, numberMarks } from "./formats";
import type { Locale } from "./locales";

/**
 * Reading numbers people type or paste. Both conventions are accepted where the text allows only one
 * reading; where a single mark could mean two things ("1.234"), the reader's language decides. Text that
 * fits neither is refused, never guessed.
 */

export type NumberFault =
  | "number.empty"
  | "number.not_a_number"
  | "number.ambiguous"
  | "number.too_large"
  | "number.too_many_decimals"
  | "number.negative"
  | "number.not_whole"
  | "number.too_low"
  | "number.too_high"
  | "number.other_currency";

export type ParsedDecimal =
  /** `plain` has an optional minus, digits, and at most one point: "-1234.50" is kept as "-1234.50". */
  { readonly ok: true; readonly plain: string } | { readonly ok: false; readonly code: NumberFault };

/** From 1e15 on, minor units no longer fit in a safe integer. */
const MOST_WHOLE_DIGITS = 12;

const fault = (code: NumberFault): { readonly ok: false; readonly code: NumberFault } => ({
  ok: false,
  code,
});

/**
 * Text to a plain decimal. Grouping marks must stand at every third digit.
 *
 * @example parseDecimal("1.234,50", "en") // { ok: true, plain: "1234.50" }: only one reading
 * @example parseDecimal("1.234", "da")    // { ok: true, plain: "1234" }
 * @example parseDecimal("1.234", "en")    // { ok: true, plain: "1.234" }
 * @example parseDecimal("1,23,4", "en")   // { ok: false, code: "number.ambiguous" }
 */
export function parseDecimal(text: string, locale: Locale): ParsedDecimal {
  // In Danish "1.500,-" says that there are no øre.
  const trimmed = text.trim().replace(/(\d)[.,][-\u2013]$/u, "$1");
  if (trimmed === "") return fault("number.empty");
  const match = /^([-\u2212+]?)\s*(\d[\d.,'\u2019\s]*|[.,]\d+)$/u.exec(trimmed);
  if (match === null) return fault("number.not_a_number");
  const [, sign = "", body = ""] = match;
  const split = splitAtDecimalMark(body, locale);
  if (split === null) return fault("number.ambiguous");
  const whole = (ungroup(split.whole) ?? "").replace(/^0+(?=\d)/, "");
  if (whole === "" || !/^\d*$/.test(split.fraction)) return fault("number.ambiguous");
  if (whole.length > MOST_WHOLE_DIGITS) return fault("number.too_large");
  const plain = split.fraction === "" ? whole : `${whole}.${split.fraction}`;
  const isNegative = sign === "-" || sign === "\u2212";
  return { ok: true, plain: isNegative && /[1-9]/.test(plain) ? `-${plain}` : plain };
}

export type ParsedMoney =
  | { readonly ok: true; readonly minor: number }
  | { readonly ok: false; readonly code: NumberFault };

/**
 * Text to whole minor units of `currency`. A currency written beside the number is allowed when it is the
 * same one, refused when it is another. More decimals than the currency has are refused, not rounded;
 * trailing zeros do not count.
 *
 * @example parseMoney("kr. 1.234,50", "DKK", "da") // { ok: true, minor: 123450 }
 * @example parseMoney("EUR 5", "DKK", "da")        // { ok: false, code: "number.other_currency" }
 */
export function parseMoney(text: string, currency: string, locale: Locale): ParsedMoney {
  const stripped = stripCurrency(text.trim(), currency);
  if (stripped === null) return fault("number.other_currency");
  const parsed = parseDecimal(stripped, locale);
  if (!parsed.ok) return parsed;
  const digits = minorDigits(currency);
  const [whole = "0", fraction = ""] = parsed.plain.split(".");
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > digits) return fault("number.too_many_decimals");
  return { ok: true, minor: Number(whole + kept.padEnd(digits, "0")) };
}

function splitAtDecimalMark(body: string, locale: Locale): { whole: string; fraction: string } | null {
  const points = body.split(".").length - 1;
  const commas = body.split(",").length - 1;
  if (points === 0 && commas === 0) return { whole: body, fraction: "" };
  if (points > 0 && commas > 0) {
    // Two kinds: the later one is the decimal mark, and there can be only one of it.
    const mark = body.lastIndexOf(".") > body.lastIndexOf(",") ? "." : ",";
    if ((mark === "." ? points : commas) > 1) return null;
    return cutAt(body, mark);
  }
  const mark = points > 0 ? "." : ",";
  if (points + commas > 1) return { whole: body, fraction: "" };
  const cut = cutAt(body, mark);
  const couldGroup = /^[1-9]\d{0,2}$/.test(cut.whole) && /^\d{3}$/.test(cut.fraction);
  const isReadersDecimal = numberMarks(locale).decimal === mark;
  return couldGroup && !isReadersDecimal ? { whole: body, fraction: "" } : cut;
}

function cutAt(body: string, mark: string): { whole: string; fraction: string } {
  const at = body.lastIndexOf(mark);
  return { whole: body.slice(0, at) || "0", fraction: body.slice(at + 1) };
}

/** Takes grouping marks out when they are all the same and stand at every third digit; else null. */
function ungroup(whole: string): string | null {
  if (/^\d+$/.test(whole)) return whole;
  const found = /[^\d]/u.exec(whole)?.[0];
  if (found === undefined) return null;
  const parts = whole.replace(/\s/gu, " ").split(/\s/u.test(found) ? " " : found);
  const [first = "", ...rest] = parts;
  return /^\d{1,3}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part)) ? parts.join("") : null;
}

/** What people write beside an amount, and the currencies it can stand for. */
const symbols: Record<string, readonly string[]> = {
  kr: ["DKK", "NOK", "SEK", "ISK"],
  "€": ["EUR"],
  $: ["USD"],
  "£": ["GBP"],
};

/** The text without its currency; null when it names another one; unchanged when the words are no currency. */
function stripCurrency(text: string, currency: string): string | null {
  const match = /^(\p{Sc}|\p{L}{2,3}\.?)?\s*([^\p{L}\p{Sc}]*)(\p{Sc}|\p{L}{2,3}\.?)?$/u.exec(text);
  if (match === null) return text;
  const [, before, number = "", after] = match;
  for (const mark of [before, after]) {
    if (mark === undefined) continue;
    const word = mark.replace(".", "");
    const known = symbols[word.toLowerCase()];
    if (known?.includes(currency) || word.toUpperCase() === currency) continue;
    return known !== undefined || /^(?:[A-Z]{3}|\p{Sc})$/u.test(word) ? null : text;
  }
  return number.trim();
}
