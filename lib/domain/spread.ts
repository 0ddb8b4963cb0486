import { SCORE_STEPS, type ScoreStatistics, type ScoreSummary, statisticsOf } from "./score-statistics";

/**
 * How far apart the panel lies on each question: what the dots on the scale are drawn from.
 *
 * Scale: whole steps 1–5. A question is one candidate on one criterion. Spreads are made of counts by value, at most
 * six for each question, so that a thousand scorers cost no more than ten.
 */

/** How many gave one value (null = "cannot judge") to one candidate on one criterion. */
export interface ScoreTally {
  readonly candidateId: string;
  readonly criterionId: string;
  readonly value: number | null;
  readonly count: number;
}

export interface Spread {
  readonly candidateId: string;
  readonly criterionId: string;
  /** How many gave 1, 2, 3, 4, 5: the dots. */
  readonly dots: readonly number[];
  /** Mean 1–5, sample standard deviation and range in steps, counts. */
  readonly statistics: ScoreStatistics;
}

/** What a question is looked up by. @example questionKey("can_1", "cri_2") // "can_1 cri_2" */
export const questionKey = (candidateId: string, criterionId: string): string =>
  `${candidateId} ${criterionId}`;

/**
 * Mean, sample standard deviation, range, counts and dots of one question, from how many gave each value. Values off
 * the scale and counts that are not whole numbers above zero are passed over.
 *
 * @example
 * spreadOf("a", "calm", [{ value: 2, count: 1 }, { value: 4, count: 2 }, { value: null, count: 1 }])
 * // dots [0, 1, 0, 2, 0]; mean 3.333, standard deviation 1.155, range 2, count 3, cannotJudge 1
 */
export function spreadOf(
  candidateId: string,
  criterionId: string,
  tallies: readonly Pick<ScoreTally, "value" | "count">[],
): Spread {
  const dots = [0, 0, 0, 0, 0];
  let cannotJudge = 0;
  for (const { value, count } of tallies) {
    if (!Number.isSafeInteger(count) || count <= 0) continue;
    if (value === null) cannotJudge += count;
    else if (SCORE_STEPS.some((step) => step === value)) dots[value - 1] = (dots[value - 1] ?? 0) + count;
  }
  return { candidateId, criterionId, dots, statistics: statisticsOf(summaryOfDots(dots, cannotJudge)) };
}

/** The running sums over scores that were counted by value. All sums are of whole numbers and therefore exact. */
function summaryOfDots(dots: readonly number[], cannotJudge: number): ScoreSummary {
  const summary = { count: 0, cannotJudge, sum: 0, sumOfSquares: 0, minimum: 0, maximum: 0 };
  for (const [index, count] of dots.entries()) {
    if (count === 0) continue;
    const step = index + 1;
    if (summary.count === 0) summary.minimum = step;
    summary.maximum = step;
    summary.count += count;
    summary.sum += count * step;
    summary.sumOfSquares += count * step * step;
  }
  return summary;
}

/**
 * The spread of every question that somebody has answered, by {@link questionKey}. A question without an answer is
 * not there: nothing is not a spread of nothing.
 */
export function spreadsOf(tallies: readonly ScoreTally[]): Map<string, Spread> {
  const byQuestion = new Map<string, ScoreTally[]>();
  for (const tally of tallies) {
    const key = questionKey(tally.candidateId, tally.criterionId);
    const list = byQuestion.get(key);
    if (list) list.push(tally);
    else byQuestion.set(key, [tally]);
  }
  const spreads = new Map<string, Spread>();
  for (const [key, list] of byQuestion) {
    const [first] = list;
    if (first) spreads.set(key, spreadOf(first.candidateId, first.criterionId, list));
  }
  return spreads;
}
