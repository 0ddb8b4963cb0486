import type { CatalogueLine } from "../offer";
import type { EstablishmentStage } from "../selection";
import type { BundleResult, CandidateResult, LowBaseHigh } from "./result";

/** One stage of establishment in one column of the matrix. Unit: minor units. */
export interface StageCost {
  readonly stage: EstablishmentStage;
  /** Counted and plugged lines of the stage; null when none is, or a gap is left open. */
  readonly amount: LowBaseHigh | null;
  /** Priced, but beyond the basis; null when nothing of the stage is. */
  readonly setAside: number | null;
  readonly openGaps: number;
  readonly plugs: number;
  /** Bundles that hold lines of the stage: one price over several stages, in no stage's amount. */
  readonly bundles: readonly BundleResult[];
}

/**
 * What one stage costs, from a candidate's column. Bundles that are not split belong to no single stage and are
 * named, not shared out. For a move of 400 000 with nothing else: `{ amount: { base: 40_000_000, … }, … }`.
 */
export function stageCost(
  catalogue: readonly CatalogueLine[],
  column: CandidateResult,
  stage: EstablishmentStage,
): StageCost {
  let counted = 0;
  let openGaps = 0;
  let plugs = 0;
  let setAside: number | null = null;
  const amount = { low: 0, base: 0, high: 0 };
  catalogue.forEach((line, index) => {
    if (line.kind !== "establishment" || line.stage !== stage) return;
    const own = column.lines[index];
    switch (own?.kind) {
      case "counted":
        counted += 1;
        amount.low += own.total;
        amount.base += own.total;
        amount.high += own.total;
        break;
      case "plugged":
        plugs += 1;
        amount.low += own.total.low;
        amount.base += own.total.base;
        amount.high += own.total.high;
        break;
      case "gap":
        openGaps += 1;
        break;
      case "set_aside":
        if (own.total !== null) setAside = (setAside ?? 0) + own.total;
        break;
      default:
        break;
    }
  });
  return {
    stage,
    amount: openGaps > 0 || counted + plugs === 0 ? null : amount,
    setAside,
    openGaps,
    plugs,
    bundles: column.bundles.filter((each) => each.status !== "split" && each.stages.includes(stage)),
  };
}
