/**
 * What the participants' scores of one candidate on one criterion say together.
 *
 * Scale: whole steps 1–5. Value: v = (score − 1) / 4 × 100, so 1 is 0 and 5 is 100.
 * Scores are kept as numbers in a row, {@link CANNOT_JUDGE} for an explicit "cannot judge" and {@link NO_SCORE} where
 * nothing is submitted, so that tens of thousands can be summed in about a millisecond. All sums are of whole numbers
 * and therefore exact, whatever the order.
 */

export const SCORE_STEPS = [1, 2, 3, 4, 5] as const;
export type ScoreStep = (typeof SCORE_STEPS)[number];

/** In a row of scores: the participant says so. Counts for nothing, and is counted. */
export const CANNOT_JUDGE = 0;
/** In a row of scores: nothing is submitted. Fits a Uint8Array. */
export const NO_SCORE = 255;

/** Range, in steps, from which a panel should talk about a criterion. */
export const MODERATION_RANGE = 2;

export function isScoreStep(value: unknown): value is ScoreStep {
  return SCORE_STEPS.some((step) => step === value);
}

/**
 * A score, or a mean of scores, on 0–100.
 *
 * @example scoreValue(4) // 75
 */
export function scoreValue(score: number): number {
  return (score - 1) * 25;
}

/** Running sums over a row of scores. `minimum` and `maximum` are 0 while `count` is 0. */
export interface ScoreSummary {
  count: number;
  cannotJudge: number;
  sum: number;
  sumOfSquares: number;
  minimum: number;
  maximum: number;
}

export function emptyScoreSummary(): ScoreSummary {
  return { count: 0, cannotJudge: 0, sum: 0, sumOfSquares: 0, minimum: 0, maximum: 0 };
}

/**
 * Sums the scores from index `from` up to, not including, `to`. Writes into `into` and returns it: pass the same
 * object every time to sum many rows without leaving garbage. Anything but 0–5 is passed over as not submitted.
 *
 * @example scoreSummary([4, 5, 0, 255], 0, 4)
 * // { count: 2, cannotJudge: 1, sum: 9, sumOfSquares: 41, minimum: 4, maximum: 5 }
 */
export function scoreSummary(
  scores: ArrayLike<number>,
  from: number,
  to: number,
  into: ScoreSummary = emptyScoreSummary(),
): ScoreSummary {
  let count = 0;
  let cannotJudge = 0;
  let sum = 0;
  let sumOfSquares = 0;
  let minimum = 0;
  let maximum = 0;
  for (let index = from; index < to; index += 1) {
    const score = scores[index];
    if (score === CANNOT_JUDGE) {
      cannotJudge += 1;
    } else if (score !== undefined && score >= 1 && score <= 5) {
      if (count === 0 || score < minimum) minimum = score;
      if (score > maximum) maximum = score;
      count += 1;
      sum += score;
      sumOfSquares += score * score;
    }
  }
  into.count = count;
  into.cannotJudge = cannotJudge;
  into.sum = sum;
  into.sumOfSquares = sumOfSquares;
  into.minimum = minimum;
  into.maximum = maximum;
  return into;
}

/** Mean score 1–5, or null without a score. */
export function scoreMean({ count, sum }: Readonly<ScoreSummary>): number | null {
  return count === 0 ? null : sum / count;
}

/** Value 0–100 of the mean, or null without a score. Exact sums, so the same scores in any order give the same value. */
export function scoreMeanValue({ count, sum }: Readonly<ScoreSummary>): number | null {
  return count === 0 ? null : ((sum - count) * 25) / count;
}

/**
 * Sample standard deviation in steps (divided by n − 1), or null for fewer than two scores. The squares are whole, so
 * equal scores give exactly 0.
 */
export function scoreStandardDeviation({ count, sum, sumOfSquares }: Readonly<ScoreSummary>): number | null {
  return count < 2 ? null : Math.sqrt((count * sumOfSquares - sum * sum) / (count * (count - 1)));
}

/** Highest minus lowest score in steps, or null without a score. */
export function scoreRange({ count, minimum, maximum }: Readonly<ScoreSummary>): number | null {
  return count === 0 ? null : maximum - minimum;
}

/**
 * Whether judgements lie so far apart that the panel should talk: two steps or more.
 *
 * @example needsModeration(scoreRange(scoreSummary([3, 5], 0, 2))) // true
 */
export function needsModeration(range: number | null): boolean {
  return range !== null && range >= MODERATION_RANGE;
}

export interface ScoreStatistics {
  readonly count: number;
  readonly cannotJudge: number;
  /** 1–5; null without a score. */
  readonly mean: number | null;
  /** In steps; null for fewer than two scores. */
  readonly standardDeviation: number | null;
  /** In steps; null without a score. */
  readonly range: number | null;
  /** The mean on 0–100; null without a score. */
  readonly value: number | null;
  readonly needsModeration: boolean;
}

/** The figures shown beside a criterion, from its running sums. */
export function statisticsOf(summary: Readonly<ScoreSummary>): ScoreStatistics {
  const range = scoreRange(summary);
  return {
    count: summary.count,
    cannotJudge: summary.cannotJudge,
    mean: scoreMean(summary),
    standardDeviation: scoreStandardDeviation(summary),
    range,
    value: scoreMeanValue(summary),
    needsModeration: needsModeration(range),
  };
}

/**
 * Mean, sample standard deviation, range and counts of one row of scores.
 *
 * @example scoreStatistics([2, 4, 5, 0])
 * // { count: 3, cannotJudge: 1, mean: 3.667, standardDeviation: 1.528, range: 3, value: 66.667, needsModeration: true }
 */
export function scoreStatistics(scores: ArrayLike<number>): ScoreStatistics {
  return statisticsOf(scoreSummary(scores, 0, scores.length));
}

/**
 * A candidate's value on a criterion judged by people, 0–100: the agreed score if there is one, else the mean of the
 * submitted scores, else null.
 *
 * @example criterionValue(4, scoreSummary([1, 1], 0, 2)) // 75
 */
export function criterionValue(agreedScore: number | null, summary: Readonly<ScoreSummary>): number | null {
  return agreedScore === null ? scoreMeanValue(summary) : scoreValue(agreedScore);
}

/**
 * Between what a criterion's value can come to lie, 0–100, while scores are awaited: all of them 1, or all of them 5.
 * An agreed score leaves nothing open. With neither scores nor an agreed one anything is possible.
 * Invariant: low ≤ high; equal when nothing is awaited; each further score lies within and narrows it.
 *
 * @param awaited scores that are still expected, a whole number ≥ 0
 * @example provisionalRange(null, scoreSummary([4, 5], 0, 2), 1) // { low: 58.33…, high: 91.66… }
 */
export function provisionalRange(
  agreedScore: number | null,
  summary: Readonly<ScoreSummary>,
  awaited: number,
): { readonly low: number; readonly high: number } {
  if (agreedScore !== null) {
    const value = scoreValue(agreedScore);
    return { low: value, high: value };
  }
  const { count, sum } = summary;
  if (count === 0) return { low: 0, high: 100 };
  const given = (sum - count) * 25;
  return { low: given / (count + awaited), high: (given + 100 * awaited) / (count + awaited) };
}
