import type { Sealing } from "./selection";

/**
 * Sealed prices: until the scoring model is locked and scoring is closed, nobody is shown an amount. What opening asks
 * for is decided here, so that the page's checklist and the write that opens can never disagree.
 */

export interface SealState {
  readonly sealing: Sealing;
  /** ISO timestamp; null until the prices are opened. */
  readonly pricesOpenedAt: string | null;
}

/**
 * Whether no amount of this selection may be shown to anybody now.
 *
 * @example arePricesSealed({ sealing: "sealed", pricesOpenedAt: null }) // true
 */
export function arePricesSealed({ sealing, pricesOpenedAt }: SealState): boolean {
  return sealing === "sealed" && pricesOpenedAt === null;
}

/** What is written of who must confirm: the person's part as it stands now. */
export interface OpeningConfirmer {
  readonly participantId: string;
  /** Takes part and may look at prices. */
  readonly isAble: boolean;
}

/** Everything that decides whether prices may be opened. */
export interface OpeningState extends SealState {
  readonly modelLockedAt: string | null;
  readonly scoringClosedAt: string | null;
  /** Why scoring was closed with scores missing; empty when none was. */
  readonly scoringWaivedReason: string;
  /** Null: nobody needs to confirm. */
  readonly confirmer: OpeningConfirmer | null;
}

export const OPENING_CONDITIONS = ["model_locked", "scoring_closed", "confirmer_able"] as const;
export type OpeningConditionCode = (typeof OPENING_CONDITIONS)[number];

export interface OpeningCondition {
  readonly code: OpeningConditionCode;
  readonly met: boolean;
  /** `scoring_closed`: met because the lead waived what was missing. */
  readonly waived: boolean;
}

/**
 * What must hold before prices are opened, in the order it is done. The last one is asked for only when a second
 * person is set.
 */
export function openingConditions(state: OpeningState): readonly OpeningCondition[] {
  const { confirmer } = state;
  const closed = state.scoringClosedAt !== null;
  return [
    { code: "model_locked", met: state.modelLockedAt !== null, waived: false },
    { code: "scoring_closed", met: closed, waived: closed && state.scoringWaivedReason.trim() !== "" },
    ...(confirmer === null
      ? []
      : [{ code: "confirmer_able", met: confirmer.isAble, waived: false } as const]),
  ];
}

const REFUSALS: Readonly<Record<OpeningConditionCode, string>> = {
  model_locked: "prices.model_not_locked",
  scoring_closed: "prices.scoring_not_closed",
  confirmer_able: "prices.confirmer_gone",
};

/**
 * Why prices cannot be opened now, as a failure code; null when they can.
 *
 * @example openingRefusal({ …, modelLockedAt: null }) // "prices.model_not_locked"
 */
export function openingRefusal(state: OpeningState): string | null {
  if (state.sealing !== "sealed") return "prices.not_sealed";
  if (state.pricesOpenedAt !== null) return "prices.already_open";
  const unmet = openingConditions(state).find(({ met }) => !met);
  return unmet === undefined ? null : REFUSALS[unmet.code];
}
