import type { Basis } from "../basis";
import { VOLUME_LIMITS } from "../basis";
import { addCost, noCost, sumCosts } from "./cost-split";
import { financeTermsOf } from "./financed-costs";
import { financedCost } from "./financing";
import { basisFrame, normaliseOffer } from "./normalise";
import { othersOf, plugGaps } from "./plugs";
import type { PreparedComparison } from "./prepare";

/**
 * Comparable totals at other volumes: every counted quantity from half to one and a half times today's, as the basis
 * scales them, with tiers, minimums and price lists. Steps of a price show as steps.
 */
export interface VolumePoint {
  readonly percent: number;
  /** Users at that volume, thousandths; null when the buyer has not said how many there are. */
  readonly usersMilli: number | null;
  /** Comparable totals in the order of candidates; null = not comparable at that volume. */
  readonly totals: readonly (number | null)[];
}

/** The volumes people ask about first, in percent. */
export const VOLUME_SCENARIOS = [50, 100, 150] as const;

/**
 * The comparable totals from 50 to 150 % of today's quantities, `step` percent apart (1 unless said otherwise); the
 * scenarios are always among them. Knocked-out candidates are in it too: price does not know why they are out.
 * Does not change its input.
 */
export function volumeCurve(prepared: PreparedComparison, basis: Basis, step = 1): VolumePoint[] {
  const points: VolumePoint[] = [];
  for (let percent: number = VOLUME_LIMITS.min; percent <= VOLUME_LIMITS.max; percent += 1) {
    const isScenario = VOLUME_SCENARIOS.some((each) => each === percent);
    if (!isScenario && (percent - VOLUME_LIMITS.min) % step !== 0) continue;
    points.push(pointAt(prepared, basis, percent));
  }
  return points;
}

/**
 * The same five percent apart, and one percent apart wherever the cheapest is another one at the next step: all that
 * naming the crossings needs, for a tenth of the work. Who is cheapest only within one step is not found.
 */
export function volumeTurns(prepared: PreparedComparison, basis: Basis): VolumePoint[] {
  const coarse = volumeCurve(prepared, basis, 5);
  return coarse.flatMap((point, index) => {
    const next = coarse[index + 1];
    if (next === undefined || cheapestOf(point).join() === cheapestOf(next).join()) return [point];
    const between = Array.from({ length: next.percent - point.percent - 1 }, (_, step) =>
      pointAt(prepared, basis, point.percent + step + 1),
    );
    return [point, ...between];
  });
}

function pointAt(prepared: PreparedComparison, basis: Basis, percent: number): VolumePoint {
  const users = prepared.dossier.selection.quantities.users;
  return {
    percent,
    usersMilli: users === null ? null : Math.round((users * percent) / 100),
    totals: levelledTotals(prepared, { ...basis, volumePercent: percent }),
  };
}

/** Indexes of those with the lowest total; none where fewer than two are comparable. */
function cheapestOf({ totals }: VolumePoint): number[] {
  const known = totals.filter((total) => total !== null);
  if (known.length < 2) return [];
  const lowest = Math.min(...known);
  return totals.flatMap((total, index) => (total === lowest ? [index] : []));
}

/** Only the comparable totals of a comparison, without quality, points and ranks. */
export function levelledTotals(prepared: PreparedComparison, basis: Basis): (number | null)[] {
  if (prepared.dossier.pricesSealed) return prepared.candidates.map(() => null);
  const frame = basisFrame(prepared, basis);
  const standings = prepared.candidates.map((candidate) => normaliseOffer(prepared, candidate, frame));
  return prepared.candidates.map((candidate, own) => {
    const standing = standings[own];
    if (standing === undefined || frame.linesInBasis === 0) return null;
    const others = othersOf(prepared, own, standings);
    const { lines, openGaps } = plugGaps(prepared.lines, candidate, standing, others, frame);
    if (openGaps > 0) return null;
    const plugs = noCost();
    lines.forEach((result, index) => {
      const line = prepared.lines[index];
      if (result.kind === "plugged" && line) addCost(plugs, line.line.kind, result.total.base);
    });
    const cost = sumCosts(standing.counted, plugs);
    const terms = financeTermsOf(candidate.offer);
    if (terms === null) return cost.total;
    return cost.operation + financedCost(cost.establishment, terms, standing.schedule).cost;
  });
}

/** Volumes over which the same candidates are the cheapest. */
export interface CheapestSpan {
  readonly fromPercent: number;
  readonly toPercent: number;
  /** Indexes of candidates; more than one when they share the lowest total. */
  readonly cheapest: readonly number[];
}

/**
 * Who is the cheapest from where to where, in order of volume; only volumes at which at least two are comparable.
 * With B at 100 a user and D at 4 000 whatever the volume: B up to 40 users, D from there on.
 */
export function cheapestSpans(points: readonly VolumePoint[]): CheapestSpan[] {
  const spans: { fromPercent: number; toPercent: number; cheapest: readonly number[] }[] = [];
  let open = false;
  for (const point of points) {
    const { percent } = point;
    const cheapest = cheapestOf(point);
    if (cheapest.length === 0) {
      open = false;
      continue;
    }
    const last = spans.at(-1);
    if (open && last && last.cheapest.join() === cheapest.join()) last.toPercent = percent;
    else spans.push({ fromPercent: percent, toPercent: percent, cheapest });
    open = true;
  }
  return spans;
}
