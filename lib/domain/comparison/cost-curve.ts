import type { Basis } from "../basis";
import { financeTermsOf } from "./financed-costs";
import { financedCost, financedCurve } from "./financing";
import { discounted, raised } from "./line-amount";
import { basisFrame, normaliseOffer } from "./normalise";
import { othersOf, plugGaps } from "./plugs";
import type { PreparedComparison } from "./prepare";

/**
 * Cost as it is paid, month by month.
 *
 * Unit: minor units, from month 0 (establishment paid, nothing run yet) to the horizon (exit assistance paid).
 * Invariant: the last value is the candidate's levelled total on the same basis; every value before it is what the
 * total would be if the horizon ended there, without exit assistance. Establishment paid in instalments comes month by
 * month; what is still owed of it joins at the horizon.
 */

/**
 * The cumulative cost of one candidate like for like, plugs at their base; `horizonMonths + 1` values.
 * Empty for a candidate that is unknown or not comparable: a curve with work left out would lie.
 * For 450 000 up front and 52 000 a month it begins `[45_000_000, 50_200_000, 55_400_000, …]`.
 */
export function cumulativeCost(prepared: PreparedComparison, basis: Basis, candidateId: string): number[] {
  const frame = basisFrame(prepared, basis);
  const own = prepared.candidates.findIndex((each) => each.candidate.id === candidateId);
  const candidate = prepared.candidates[own];
  if (candidate === undefined || frame.linesInBasis === 0) return [];
  const standings = prepared.candidates.map((each) => normaliseOffer(prepared, each, frame));
  const standing = standings[own];
  if (standing === undefined) return [];
  const others = othersOf(prepared, own, standings);
  const { lines, openGaps } = plugGaps(prepared.lines, candidate, standing, others, frame);
  if (openGaps > 0) return [];

  const { schedule } = standing;
  const curve: number[] = new Array(basis.horizonMonths + 1).fill(0);
  let upFront = 0;
  for (const bundle of standing.bundles) if (bundle.status === "counted") upFront += bundle.amount ?? 0;
  lines.forEach((result, index) => {
    const line = prepared.lines[index];
    if (line === undefined || (result.kind !== "counted" && result.kind !== "plugged")) return;
    const rate = typeof result.rate === "number" ? result.rate : result.rate.base;
    const total = typeof result.total === "number" ? result.total : result.total.base;
    if (line.recurring) addMonths(curve, rate, schedule);
    else if (line.line.kind === "exit")
      curve[basis.horizonMonths] = (curve[basis.horizonMonths] ?? 0) + total;
    else upFront += total;
  });
  const terms = financeTermsOf(candidate.offer);
  if (terms === null) return curve.map((cost) => cost + upFront);
  const instalments = financedCurve(financedCost(upFront, terms, schedule), terms.months, schedule);
  return curve.map((cost, month) => cost + (instalments[month] ?? 0));
}

/** Adds what a monthly amount has cost by the end of each month; the year under way is discounted as one sum. */
function addMonths(curve: number[], monthly: number, schedule: Parameters<typeof discounted>[2]): void {
  let amount = monthly;
  let before = 0;
  let inYear = 0;
  for (let month = 1; month < curve.length; month += 1) {
    const paid = month - 1;
    if (paid > 0 && paid % 12 === 0) {
      before += discounted(inYear, paid / 12 - 1, schedule);
      inYear = 0;
    }
    if (schedule.indexBasisPoints !== 0 && paid >= schedule.indexAfterMonths) {
      if ((paid - schedule.indexAfterMonths) % 12 === 0) amount = raised(amount, schedule.indexBasisPoints);
    }
    inYear += amount;
    curve[month] = (curve[month] ?? 0) + before + discounted(inYear, Math.floor(paid / 12), schedule);
  }
}

/** Where one curve passes another. */
export interface Crossing {
  /** First whole month at whose end the order has turned. */
  readonly month: number;
  /** Where straight lines between the months meet, in months from the start. */
  readonly at: number;
  /** The lower of the two from `month` on. */
  readonly lower: "first" | "second";
}

/**
 * The crossings of two curves of equal length, in order. Touching without passing is no crossing.
 * `crossings([400, 460, 520], [450, 500, 515])` is `[{ month: 2, at: 1.888…, lower: "second" }]`.
 */
export function crossings(first: readonly number[], second: readonly number[]): Crossing[] {
  const found: Crossing[] = [];
  let sign = 0;
  let apart = 0;
  let apartAt = 0;
  for (let month = 0; month < Math.min(first.length, second.length); month += 1) {
    const difference = (first[month] ?? 0) - (second[month] ?? 0);
    const now = Math.sign(difference);
    if (now === 0) continue;
    if (sign !== 0 && now !== sign) {
      const share = apart / (apart - difference);
      found.push({ month, at: apartAt + share * (month - apartAt), lower: now > 0 ? "second" : "first" });
    }
    sign = now;
    apart = difference;
    apartAt = month;
  }
  return found;
}
