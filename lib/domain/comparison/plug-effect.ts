import type { Basis } from "../basis";
import type { Plug } from "../offer";
import { compare } from "./compare";
import type { PreparedComparison } from "./prepare";
import { withPlugs } from "./prepare";
import type { CandidateResult, Comparison } from "./result";

/** What a choice in the gap workshop would do, said before it is made. */

/** A plug that would be put on a gap; `source` null = the plug that stands there is taken away. */
export type PlugTrial = Pick<Plug, "candidateId" | "lineId" | "low" | "base" | "high"> & {
  readonly source: Plug["source"] | null;
};

/** One candidate before or after. */
export interface PlugPlace {
  readonly comparable: boolean;
  readonly openGaps: number;
  /** Comparable total, plugs at low, base and high; null while not comparable. */
  readonly total: { readonly low: number; readonly base: number; readonly high: number } | null;
  /** Place by comparable total. */
  readonly rankLevelled: number | null;
  /** Place by quality and price together. */
  readonly rank: number | null;
}

export interface PlugEffect {
  readonly candidates: readonly {
    readonly candidateId: string;
    readonly letter: string;
    readonly before: PlugPlace;
    readonly after: PlugPlace;
  }[];
  /** Letters of those who would become comparable, and of those who would stop being so. */
  readonly becomeComparable: readonly string[];
  readonly stopBeingComparable: readonly string[];
  /** Somebody's place by comparable total would be another one. */
  readonly orderChanges: boolean;
  /** Of the trials, how many would have nothing to take an amount from. */
  readonly failing: number;
}

/**
 * The like-for-like order before and after some plugs, without storing anything. Several plugs are tried together.
 * In the unlike offers, an estimate for A's two missing stages: `becomeComparable` is `["A"]`.
 * Does not change its input.
 */
export function effectOfPlug(
  prepared: PreparedComparison,
  basis: Basis,
  trials: readonly PlugTrial[],
  before: Comparison = compare(prepared, basis),
): PlugEffect {
  const after = compare(withPlugs(prepared, trials.map(trialPlug)), basis);
  const candidates = before.candidates.map((column, index) => ({
    candidateId: column.candidateId,
    letter: column.letter,
    before: placeOf(column),
    after: placeOf(after.candidates[index] ?? column),
  }));
  const letters = (turned: (each: (typeof candidates)[number]) => boolean) =>
    candidates.filter(turned).map(({ letter }) => letter);
  return {
    candidates,
    becomeComparable: letters((each) => !each.before.comparable && each.after.comparable),
    stopBeingComparable: letters((each) => each.before.comparable && !each.after.comparable),
    orderChanges: candidates.some((each) => each.before.rankLevelled !== each.after.rankLevelled),
    failing: trials.filter(({ candidateId, lineId, source }) => {
      const index = prepared.lineIndex.get(lineId);
      const column = after.candidates.find((each) => each.candidateId === candidateId);
      const line = index === undefined ? undefined : column?.lines[index];
      return source !== null && line?.kind === "gap";
    }).length,
  };
}

function trialPlug(trial: PlugTrial): {
  readonly candidateId: string;
  readonly lineId: string;
  readonly plug: Omit<Plug, "madeOn"> | null;
} {
  const { candidateId, lineId, source, low, base, high } = trial;
  if (source === null) return { candidateId, lineId, plug: null };
  const id = `trial_${candidateId}_${lineId}`;
  return {
    candidateId,
    lineId,
    plug: { id, candidateId, lineId, source, low, base, high, note: "", madeBy: "" },
  };
}

function placeOf(column: CandidateResult): PlugPlace {
  return {
    comparable: column.comparable,
    openGaps: column.openGaps,
    total: column.comparable
      ? {
          low: column.levelledLow.total,
          base: column.levelled.total,
          high: column.levelledHigh.total,
        }
      : null,
    rankLevelled: column.rankLevelled,
    rank: column.rank,
  };
}
