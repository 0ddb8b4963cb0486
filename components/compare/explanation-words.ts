import type { useTranslations } from "next-intl";
import type { Explanation, ExplanationTerm } from "@/lib/domain/comparison/explanation";
import { formatDay, formatMoment, formatMoney, formatNumber, formatPercent } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locales";

/** What an explanation needs to speak. */
export interface ExplanationWords {
  readonly t: ReturnType<typeof useTranslations<"explain">>;
  readonly tCompare: ReturnType<typeof useTranslations<"compare">>;
  readonly tCommon: ReturnType<typeof useTranslations<"common">>;
  readonly locale: Locale;
  /** A candidate's name by its letter. */
  readonly nameOf: (letter: string) => string;
  /** A failure of the price formula in words. */
  readonly refusalText: (code: string) => string;
  readonly horizonMonths: number;
}

/** Thousandths as written by a reader: `120 000` is "120", `1 500` is "1.5". */
export function quantityText(milli: number, locale: Locale): string {
  const decimals = milli % 1_000 === 0 ? 0 : milli % 100 === 0 ? 1 : milli % 10 === 0 ? 2 : 3;
  return formatNumber(milli / 1_000, locale, decimals);
}

/** A number with one decimal only where it is needed. */
export function shortNumber(value: number, locale: Locale): string {
  const rounded = Math.round(value * 10) / 10;
  return formatNumber(rounded, locale, Number.isInteger(rounded) ? 0 : 1);
}

/** As many decimals as a rate needs, at least two and at most six. */
function rateText(millionths: number, locale: Locale): string {
  const plain = (millionths / 1_000_000).toFixed(6).replace(/0{1,4}$/, "");
  return formatNumber(millionths / 1_000_000, locale, (plain.split(".")[1] ?? "").length);
}

/**
 * A figure in its unit, without what the page says beside it.
 * @param currency of money; anything else leaves it unread
 */
export function figureText(
  value: number,
  unit: ExplanationTerm["unit"],
  currency: Explanation["currency"],
  { t, locale }: Pick<ExplanationWords, "t" | "locale">,
): string {
  const money = (amount: number) => formatMoney(Math.round(amount), currency, locale);
  switch (unit) {
    case "money":
      return money(value);
    case "money_per_month":
      return t("unit.perMonth", { amount: money(value) });
    case "money_per_year":
      return t("unit.perYear", { amount: money(value) });
    case "quantity_milli":
      return quantityText(value, locale);
    case "percent":
      return formatPercent(value / 100, locale);
    case "percent_tenths":
      return formatPercent(value / 1_000, locale, value % 10 === 0 ? 0 : 1);
    case "basis_points":
      return formatPercent(value / 10_000, locale, value % 100 === 0 ? 0 : value % 10 === 0 ? 1 : 2);
    case "rate_millionths":
      return rateText(value, locale);
    case "hundredths":
      return formatNumber(value / 100, locale, 2);
    case "value":
    case "points":
    case "score":
    case "weight":
      return shortNumber(value, locale);
    case "months":
    case "count":
    case "place":
    case "code":
    case "text":
      return formatNumber(value, locale);
  }
}

/** An ISO day or a moment; null stays away. */
export function dateText(date: string | null, locale: Locale): string | null {
  if (date === null) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return formatDay(date, locale, "short");
  return Number.isNaN(Date.parse(date)) ? null : formatMoment(date, locale);
}
