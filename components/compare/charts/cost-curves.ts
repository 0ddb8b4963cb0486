import { type Crossing, crossings, cumulativeCost } from "@/lib/domain/comparison/cost-curve";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { type ChartStory, type ChartWords, listed, sentenceMoney } from "./chart-words";

/** Cost as it adds up over the months, and where one candidate passes another. */

export interface CostCurve {
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

/** What the curves say: who is cheapest in the end, and since when. */
export function costCurvesStory(
  curves: readonly CostCurve[],
  missing: readonly string[],
  words: ChartWords,
): ChartStory {
  const { t, nameOf } = words;
  const atEnd = [...curves].sort((a, b) => (a.values.at(-1) ?? 0) - (b.values.at(-1) ?? 0));
  const [cheapest, next] = atEnd;
  const left = missing.length === 0 ? [] : [t("curves.left", { names: listed(missing.map(nameOf), words) })];
  if (cheapest === undefined || next === undefined)
    return { title: t("curves.titleTooFew"), summary: [t("curves.tooFew"), ...left].join(" ") };
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
  return { title, summary: [...(each.length > 0 ? each : [t("curves.none")]), end, ...left].join(" ") };
}
