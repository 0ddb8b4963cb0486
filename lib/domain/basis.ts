import type { EstablishmentType, Selection } from "./selection";

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
