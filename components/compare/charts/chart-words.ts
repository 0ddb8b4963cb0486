import type { useTranslations } from "next-intl";
import { formatMoney, formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locales";

/** What a chart needs to speak. */
export interface ChartWords {
  readonly t: ReturnType<typeof useTranslations<"charts">>;
  readonly locale: Locale;
  readonly currency: string;
  /** A candidate's name by its letter. */
  readonly nameOf: (letter: string) => string;
}

/** A title that states what the chart shows, and the same in a few sentences. */
export interface ChartStory {
  readonly title: string;
  readonly summary: string;
}

/** An amount in whole kroner with its currency, as sentences need it. */
export function sentenceMoney(minorUnits: number, { currency, locale }: ChartWords): string {
  return formatMoney(Math.round(minorUnits / 100) * 100, currency, locale, { code: true });
}

/** An amount in whole kroner, as tables need it: the head names the currency. */
export function tableMoney(minorUnits: number, { currency, locale }: ChartWords): string {
  return formatMoney(Math.round(minorUnits / 100) * 100, currency, locale);
}

/** A value 0–100 with one decimal only where it is needed. */
export function chartValue(value: number, { locale }: Pick<ChartWords, "locale">): string {
  const rounded = Math.round(value * 10) / 10;
  return formatNumber(rounded, locale, Number.isInteger(rounded) ? 0 : 1);
}

/** A range, or one value when both ends read the same. */
export function chartRange(low: number, high: number, words: Pick<ChartWords, "locale">): string {
  const from = chartValue(low, words);
  const to = chartValue(high, words);
  return from === to ? from : `${from}–${to}`;
}

/** "A, B and C" in the reader's language. */
export function listed(items: readonly string[], { locale }: Pick<ChartWords, "locale">): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(items);
}

/** Round steps from 0 up to at least `max`, at most six of them: 0, 2, 4 … for a largest value of 9. */
export function axisSteps(max: number): number[] {
  if (!(max > 0)) return [0];
  const rough = max / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * magnitude).find((each) => each >= rough) ?? rough;
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, index) => index * step);
}

/** How an axis of money counts: in millions where the largest amount has one, else in thousands; decimals as needed. */
export function moneyAxis(
  maxMinor: number,
  { t, locale, currency }: ChartWords,
  steps: readonly number[] = axisSteps(maxMinor),
) {
  const inMillions = maxMinor >= 100_000_000;
  const divisor = inMillions ? 100_000_000 : 100_000;
  const fits = (decimals: number) =>
    steps.every((step) => Number.isInteger(Math.round((step / divisor) * 1e6) / 10 ** (6 - decimals)));
  const decimals = [0, 1, 2].find(fits) ?? 3;
  return {
    steps,
    label: t(inMillions ? "axis.millions" : "axis.thousands", { currency }),
    tick: (minorUnits: number) => formatNumber(minorUnits / divisor, locale, decimals),
  };
}
