import type { Crossing } from "./cost-curve";
import { crossings, cumulativeCost } from "./cost-curve";
import type { PreparedComparison } from "./prepare";
import type { Comparison } from "./result";
import { followUpCurve, stayingCost, stayingCurve } from "./staying";

/** Cost as it adds up over the months, candidate by candidate and for staying as one is, and who passes whom when. */

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
