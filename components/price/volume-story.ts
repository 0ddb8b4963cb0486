import type { useTranslations } from "next-intl";
import type { ChartStory } from "@/components/compare/charts/chart-words";
import type { CheapestSpan, VolumePoint } from "@/lib/domain/comparison/volume-curve";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locales";

/** What the totals at other volumes say, in words. */

export interface VolumeWords {
  readonly t: ReturnType<typeof useTranslations<"price">>;
  readonly locale: Locale;
  /** A candidate's name by its place. */
  readonly nameAt: (index: number) => string;
}

/** A volume as people say it: users where they are known, percent of today otherwise. */
export function volumeText(
  point: Pick<VolumePoint, "percent" | "usersMilli">,
  { t, locale }: Pick<VolumeWords, "t" | "locale">,
): string {
  if (point.usersMilli === null) return t("volume.atPercent", { percent: point.percent });
  return t("volume.at", { users: formatNumber(Math.round(point.usersMilli / 1_000), locale, 0) });
}

/** Who is the cheapest from where to where. A tie of one step is where two lines meet, and is left out. */
export function volumeStory(
  points: readonly VolumePoint[],
  spans: readonly CheapestSpan[],
  words: VolumeWords,
): ChartStory {
  const { t, locale, nameAt } = words;
  const names = (span: CheapestSpan) =>
    new Intl.ListFormat(locale, { type: "conjunction" }).format(span.cheapest.map(nameAt));
  const at = (percent: number) => {
    const point = points.find((each) => each.percent === percent) ?? { percent, usersMilli: null };
    return volumeText(point, words);
  };
  const told = spans.filter(
    ({ fromPercent, toPercent, cheapest }) => toPercent > fromPercent || cheapest.length === 1,
  );
  const [first] = told;
  if (first === undefined) return { title: t("volume.titleNone"), summary: t("volume.tooFew") };
  const ends = { from: at(first.fromPercent), to: at(first.toPercent) };
  if (told.length === 1) {
    const key = first.cheapest.length === 1 ? "volume.always" : "volume.alwaysShared";
    return {
      title: t("volume.titleOne", { names: names(first) }),
      summary: `${t(key, { names: names(first), ...ends })} ${t("volume.follow")}`,
    };
  }
  const parts = told.map((span, index) => {
    const place = { names: names(span), from: at(span.fromPercent), to: at(span.toPercent) };
    if (index === 0) return t("volume.first", place);
    return t(index === told.length - 1 ? "volume.last" : "volume.then", place);
  });
  return { title: t("volume.titleTurns"), summary: `${parts.join("; ")}. ${t("volume.follow")}` };
}
