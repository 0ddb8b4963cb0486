import {
  type CostCurve,
  type CurvesWithToday,
  namedCrossings,
  TODAYS_WAY,
} from "@/lib/domain/comparison/named-curves";
import { type ChartStory, type ChartWords, listed, sentenceMoney } from "./chart-words";

/** Cost as it adds up over the months, in words. */

/**
 * What the curves say: who is cheapest in the end, and since when. Today's curve is told of after them: it is crossed,
 * but is never the cheapest of anything.
 */
export function costCurvesStory(
  curves: readonly CostCurve[],
  missing: readonly string[],
  words: ChartWords,
  beside: Pick<CurvesWithToday, "today" | "withFollowUp"> = { today: null, withFollowUp: false },
): ChartStory {
  const { t, nameOf } = words;
  const atEnd = [...curves].sort((a, b) => (a.values.at(-1) ?? 0) - (b.values.at(-1) ?? 0));
  const [cheapest, next] = atEnd;
  const left = missing.length === 0 ? [] : [t("curves.left", { names: listed(missing.map(nameOf), words) })];
  const today = todaySentences(curves, beside, words);
  if (cheapest === undefined || next === undefined)
    return { title: t("curves.titleTooFew"), summary: [t("curves.tooFew"), ...left, ...today].join(" ") };
  const found = namedCrossings(curves);
  const decisive = found.findLast((each) => each.lower === cheapest.letter);
  const name = nameOf(cheapest.letter);
  const title = decisive
    ? t("curves.titleCrossing", { name, other: nameOf(decisive.higher), month: decisive.month })
    : t("curves.titleNone", { name });
  const each = found.map(({ lower, higher, month }) =>
    t("curves.crossing", { lower: nameOf(lower), higher: nameOf(higher), month }),
  );
  const end = t("curves.end", {
    month: cheapest.values.length - 1,
    name,
    total: sentenceMoney(cheapest.values.at(-1) ?? 0, words),
    other: nameOf(next.letter),
    otherTotal: sentenceMoney(next.values.at(-1) ?? 0, words),
  });
  return {
    title,
    summary: [...(each.length > 0 ? each : [t("curves.none")]), end, ...left, ...today].join(" "),
  };
}

/** Every crossing of a candidate's curve with today's; who is on the same side throughout; what today's way ends at. */
function todaySentences(
  curves: readonly CostCurve[],
  { today, withFollowUp }: Pick<CurvesWithToday, "today" | "withFollowUp">,
  words: ChartWords,
): string[] {
  if (today === null) return [];
  const { t, nameOf } = words;
  const end = today.values.at(-1) ?? 0;
  const told = curves.flatMap((curve) => {
    const name = nameOf(curve.letter);
    const crossed = namedCrossings([curve, today]);
    if (crossed.length > 0)
      return crossed.map(({ lower, month }) =>
        t(lower === TODAYS_WAY ? "today.above" : "today.below", { name, month }),
      );
    return [t((curve.values.at(-1) ?? 0) < end ? "today.alwaysBelow" : "today.alwaysAbove", { name })];
  });
  return [
    ...told,
    t("today.end", { total: sentenceMoney(end, words), month: today.values.length - 1 }),
    ...(withFollowUp ? [t("today.withFollowUp")] : []),
  ];
}
