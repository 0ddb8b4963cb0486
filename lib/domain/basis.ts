import type { EstablishmentType, Selection } from "./selection";
import { ESTABLISHMENT_TYPES, SELECTION_LIMITS } from "./selection";

/** What a comparison is made on. Changing it changes no data. */
export interface Basis {
  readonly establishmentType: EstablishmentType;
  /** 12–84. */
  readonly horizonMonths: number;
  /** Quantities of counted drivers in percent of today's, 50–150. */
  readonly volumePercent: number;
  /** Whether services marked optional are counted. */
  readonly withOptional: boolean;
  /** Services taken out of this comparison one by one. */
  readonly leftOutLineIds: readonly string[];
  /** Yearly, in basis points; 0 = no discounting. */
  readonly discountBasisPoints: number;
}

/** The basis a selection asks for before anyone turns a knob. */
export function defaultBasis(selection: Selection): Basis {
  return {
    establishmentType: selection.targetType,
    horizonMonths: selection.horizonMonths,
    volumePercent: 100,
    withOptional: false,
    leftOutLineIds: [],
    discountBasisPoints: selection.discountBasisPoints,
  };
}

/** Smallest and largest volume a comparison is made for, in percent of today's. */
export const VOLUME_LIMITS = { min: 50, max: 150 } as const;

export type BasisFault = "basis.type" | "basis.horizon" | "basis.volume" | "basis.discount";

/**
 * What is wrong with a basis, or null. All four numbers are whole.
 * `basisFault({ ...basis, horizonMonths: 6 })` is `"basis.horizon"`.
 */
export function basisFault(basis: Basis): BasisFault | null {
  if (!ESTABLISHMENT_TYPES.includes(basis.establishmentType)) return "basis.type";
  if (!isWhole(basis.horizonMonths, SELECTION_LIMITS.horizonMin, SELECTION_LIMITS.horizonMax)) {
    return "basis.horizon";
  }
  if (!isWhole(basis.volumePercent, VOLUME_LIMITS.min, VOLUME_LIMITS.max)) return "basis.volume";
  if (!isWhole(basis.discountBasisPoints, 0, SELECTION_LIMITS.discountMaxBasisPoints))
    return "basis.discount";
  return null;
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
