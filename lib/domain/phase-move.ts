import type { EntryCondition, RoadPhase } from "./phase-road";
import { PHASES, type Phase } from "./selection";

/** What stands between a selection and another phase. */
export interface PhaseMove {
  readonly direction: "forward" | "back" | "none";
  /** Unmet, and no reason takes their place. */
  readonly hard: readonly EntryCondition[];
  /** Unmet; the lead may go on with a reason. */
  readonly soft: readonly EntryCondition[];
  /** Going on over something open, and every way back, is explained. */
  readonly needsReason: boolean;
}

/**
 * What moving from one phase to another asks for. Whoever goes several phases ahead meets the conditions of each one
 * on the way; going back asks for nothing but its reason.
 *
 * @example phaseMove(road.phases, "prepare", "longlist").needsReason // true while the catalogue is empty
 */
export function phaseMove(phases: readonly RoadPhase[], from: Phase, to: Phase): PhaseMove {
  const start = PHASES.indexOf(from);
  const goal = PHASES.indexOf(to);
  if (goal === start) return { direction: "none", hard: [], soft: [], needsReason: false };
  if (goal < start) return { direction: "back", hard: [], soft: [], needsReason: true };
  const unmet = new Map<string, EntryCondition>();
  for (const { phase, conditions } of phases) {
    const index = PHASES.indexOf(phase);
    if (index <= start || index > goal) continue;
    for (const condition of conditions) {
      if (condition.met) continue;
      // What one phase leaves open may be required by a later one.
      if (unmet.get(condition.code)?.strictness !== "hard") unmet.set(condition.code, condition);
    }
  }
  const all = [...unmet.values()];
  const soft = all.filter(({ strictness }) => strictness === "soft");
  return {
    direction: "forward",
    hard: all.filter(({ strictness }) => strictness === "hard"),
    soft,
    needsReason: soft.length > 0,
  };
}
