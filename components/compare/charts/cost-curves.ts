import { type Crossing, crossings, cumulativeCost } from "@/lib/domain/comparison/cost-curve";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { followUpCurve, stayingCost, stayingCurve } from "@/lib/domain/comparison/staying";
import { type ChartStory, type ChartWords, listed, sentenceMoney } from "./chart-words";

/** Cost as it adds up over the months, and where one candidate passes another. */

/** Stands for a letter where a curve is no candidate's: what staying as one is costs. */
export const TODAYS_WAY = "today";

export interface CostCurve {
  /** A candidate's letter, or {@link TODAYS_WAY}. */
  readonly letter: string;
  /** Minor units at the end of each month, month 0 first. */
  readonly values: readonly number[];
}

/** One curve for each comparable candidate; a curve with work left out would lie. */
export function costCurves(prepared: PreparedComparison, comparison: Comparison): CostCurve[] {
  return comparison.candidates.flatMap(({ candidateId, letter, comparable }) => {
    const values = comparable ? cumulativeCost(prepared, comparison.basis, candidateId) : [];
    return values.length > 0 ? [{ letter, values }] : [];
  });
}

/** The curves of a chart in which candidates are held against today's way. */
export interface CurvesWithToday {
  readonly candidates: readonly CostCurve[];
  /** Null while nothing of it is entered. */
  readonly today: CostCurve | null;
  /** The buyer's own follow-up is in every candidate's curve, and not in today's. */
  readonly withFollowUp: boolean;
}

/**
 * The candidates' curves with today's beside them. Following up a partner comes on top of every offer alike, so it
 * moves no crossing between candidates; it is added only where there is something to hold them against.
 */
export function curvesWithToday(prepared: PreparedComparison, comparison: Comparison): CurvesWithToday {
  const candidates = costCurves(prepared, comparison);
  const { ownCosts } = prepared.dossier;
  const { known, followUpKnown } = stayingCost(ownCosts, comparison.basis);
  if (!known) return { candidates, today: null, withFollowUp: false };
  const today = { letter: TODAYS_WAY, values: stayingCurve(ownCosts, comparison.basis) };
  if (!followUpKnown) return { candidates, today, withFollowUp: false };
  const following = followUpCurve(ownCosts, comparison.basis);
  return {
    candidates: candidates.map(({ letter, values }) => ({
      letter,
      values: values.map((value, month) => value + (following[month] ?? 0)),
    })),
    today,
    withFollowUp: true,
  };
}

export interface NamedCrossing extends Pick<Crossing, "month" | "at"> {
  /** Cheaper from this month on. */
  readonly lower: string;
  readonly higher: string;
  /** Minor units where the lines meet. */
  readonly cost: number;
}

/** Every place where two curves cross, in the order of months. */
export function namedCrossings(curves: readonly CostCurve[]): NamedCrossing[] {
  return curves
    .flatMap((first, index) =>
      curves.slice(index + 1).flatMap((second) =>
        crossings(first.values, second.values).map(({ month, at, lower }): NamedCrossing => {
          const before = first.values[Math.floor(at)] ?? 0;
          const after = first.values[Math.ceil(at)] ?? before;
          return {
            month,
            at,
            lower: lower === "first" ? first.letter : second.letter,
            higher: lower === "first" ? second.letter : first.letter,
            cost: before + (after - before) * (at - Math.floor(at)),
          };
        }),
      ),
    )
    .sort((a, b) => a.at - b.at);
}

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
