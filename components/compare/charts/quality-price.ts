import type { Comparison } from "@/lib/domain/comparison/result";
import { type ChartStory, type ChartWords, chartValue, listed, sentenceMoney } from "./chart-words";

/** Quality against price: a place for each candidate that has both. */

export interface QualityPricePoint {
  readonly letter: string;
  /** Comparable total, minor units. */
  readonly price: number;
  /** 0–100; low and high differ while something is missing. */
  readonly low: number;
  readonly high: number;
  readonly middle: number;
}

/** Those with a comparable total, in the order of letters. */
export function qualityPricePoints(comparison: Comparison): QualityPricePoint[] {
  return comparison.candidates
    .filter((each) => each.comparable)
    .map(({ letter, levelled, quality: { low, high, value } }) => ({
      letter,
      price: levelled.total,
      low,
      high,
      middle: value ?? (low + high) / 2,
    }));
}

/** Whether the best is also the cheapest, and otherwise what the difference costs. */
export function qualityPriceStory(
  points: readonly QualityPricePoint[],
  missing: readonly string[],
  words: ChartWords,
): ChartStory {
  const { t, nameOf } = words;
  const left = missing.length === 0 ? [] : [t("scatter.left", { names: listed(missing.map(nameOf), words) })];
  const best = [...points].sort((a, b) => b.middle - a.middle || a.price - b.price)[0];
  const cheapest = [...points].sort((a, b) => a.price - b.price || b.middle - a.middle)[0];
  if (best === undefined || cheapest === undefined || points.length < 2)
    return { title: t("scatter.titleTooFew"), summary: left.join(" ") };
  const title =
    best.letter === cheapest.letter
      ? t("scatter.titleBoth", { name: nameOf(best.letter) })
      : t("scatter.titleEach", {
          best: nameOf(best.letter),
          cheapest: nameOf(cheapest.letter),
          points: chartValue(best.middle - cheapest.middle, words),
          amount: sentenceMoney(best.price - cheapest.price, words),
        });
  const each = points.map((point) =>
    t(point.high - point.low > 0.05 ? "scatter.eachRange" : "scatter.each", {
      name: nameOf(point.letter),
      low: chartValue(point.low, words),
      high: chartValue(point.high, words),
      price: sentenceMoney(point.price, words),
    }),
  );
  return { title, summary: [...each, ...left].join(" ") };
}
