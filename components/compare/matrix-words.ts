import type { useTranslations } from "next-intl";
import { formatMoney, formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locales";

/** What the matrix needs to speak: the reader's words, language and the selection's currency. */
export interface MatrixWords {
  readonly t: ReturnType<typeof useTranslations<"compare">>;
  readonly locale: Locale;
  readonly currency: string;
}

/** An amount without its currency, which the page names once. Whole kroner: øre would only be noise here. */
export function amountText(minorUnits: number, { currency, locale }: MatrixWords): string {
  return formatMoney(Math.round(minorUnits / 100) * 100, currency, locale);
}

/** A value 0–100 with one decimal only where it is needed. */
export function valueText(value: number, { locale }: MatrixWords): string {
  const rounded = Math.round(value * 10) / 10;
  return formatNumber(rounded, locale, Number.isInteger(rounded) ? 0 : 1);
}

/** A range, or one value when both ends are the same. */
export function rangeText(low: number, high: number, words: MatrixWords): string {
  const from = valueText(low, words);
  const to = valueText(high, words);
  return from === to ? from : `${from}–${to}`;
}
