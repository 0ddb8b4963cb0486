import type { Currency } from "./money";

/**
 * A selection: one process of choosing an IT partner, and the frame every comparison in it is made on.
 */

/** The road. Each phase has entry conditions (see `phase-road.ts`). */
export const PHASES = [
  "prepare",
  "longlist",
  "shortlist",
  "dialogue",
  "offers_opened",
  "negotiate",
  "decide",
  "establish",
  "operate",
] as const;
export type Phase = (typeof PHASES)[number];

/** The three kinds of one-off work, in the order they are done. */
export const ESTABLISHMENT_STAGES = ["move", "upgrade", "improve"] as const;
export type EstablishmentStage = (typeof ESTABLISHMENT_STAGES)[number];

/** 1 = move; 2 = move + upgrade; 3 = move + upgrade + improve. */
export const ESTABLISHMENT_TYPES = [1, 2, 3] as const;
export type EstablishmentType = (typeof ESTABLISHMENT_TYPES)[number];

/** The establishment type that first includes a stage: move 1, upgrade 2, improve 3. */
export const STAGE_TYPE: Readonly<Record<EstablishmentStage, EstablishmentType>> = {
  move: 1,
  upgrade: 2,
  improve: 3,
};

export const PARTNER_TYPES = [1, 2, 3] as const;
export type PartnerType = (typeof PARTNER_TYPES)[number];

/** What a recurring price is multiplied by. `fixed` is one, whatever the volume. */
export const DRIVERS = ["users", "servers", "gb", "devices", "fixed"] as const;
export type Driver = (typeof DRIVERS)[number];
export type CountedDriver = Exclude<Driver, "fixed">;
export const COUNTED_DRIVERS = [
  "users",
  "servers",
  "gb",
  "devices",
] as const satisfies readonly CountedDriver[];

/** Today's volumes, in thousandths (120 users = 120 000); null where the buyer has not said. */
export type Quantities = Readonly<Record<CountedDriver, number | null>>;

export const PRICE_FORMULAS = [
  "proportional",
  "linear_from_lowest",
  "min_max",
  "fixed_bounds",
  "priced_quality",
] as const;
export type PriceFormula = (typeof PRICE_FORMULAS)[number];

export const TIE_BREAKS = ["shared", "lowest_price", "highest_quality"] as const;
export type TieBreak = (typeof TIE_BREAKS)[number];

/** Whether prices are sealed until scoring is done, or open from the start (somebody comparing alone). */
export const SEALINGS = ["none", "sealed"] as const;
export type Sealing = (typeof SEALINGS)[number];

/** Whether the panel sees who gave which score. */
export const SCORER_NAMES = ["shown", "hidden"] as const;
export type ScorerNames = (typeof SCORER_NAMES)[number];

/** How price becomes points, declared before prices are opened. */
export interface PriceModel {
  readonly formula: PriceFormula;
  /** Price's share of the total in tenths of a percent, 0–1000 (200 = quality : price 80 : 20). */
  readonly priceShareTenths: number;
  /** k of `linear_from_lowest`, in hundredths (100 = 1.00). */
  readonly slopeHundredths: number;
  /** Bounds of `fixed_bounds`, minor units of the selection's currency. */
  readonly lowBoundMinor: number | null;
  readonly highBoundMinor: number | null;
  /** `priced_quality`: what full quality (Q = 100) is worth, minor units of the selection's currency. */
  readonly qualityValueMinor: number | null;
  readonly tieBreak: TieBreak;
}

export interface Selection {
  readonly id: string;
  readonly name: string;
  readonly currency: Currency;
  /** Months the cost is counted over, 12–84. */
  readonly horizonMonths: number;
  readonly targetType: EstablishmentType;
  readonly wantedPartnerType: PartnerType | null;
  readonly quantities: Quantities;
  /** Yearly discount rate in basis points; 0 = none. */
  readonly discountBasisPoints: number;
  readonly phase: Phase;
  readonly priceModel: PriceModel;
}

/** Limits on what a selection may hold, so that every sum stays exact and every page quick. */
export const SELECTION_LIMITS = {
  shortlistMin: 2,
  shortlistMax: 5,
  horizonMin: 12,
  horizonMax: 84,
  lines: 1_000,
  criteria: 300,
  discountMaxBasisPoints: 5_000,
  /** Largest quantity of a driver, in thousandths: ten million. */
  quantityMaxMilli: 10_000_000_000,
} as const;
