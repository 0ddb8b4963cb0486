import type { Currency } from "./money";
import type { EstablishmentType, PartnerType, Quantities } from "./selection";

/** The frame of a selection: everything its settings form holds. */
export interface SelectionSettings {
  readonly name: string;
  readonly currency: Currency;
  readonly horizonMonths: number;
  readonly targetType: EstablishmentType;
  readonly wantedPartnerType: PartnerType | null;
  /** Thousandths; null = not said, which is not zero. */
  readonly quantities: Quantities;
  /** Yearly, in basis points; 0 = no discounting. */
  readonly discountBasisPoints: number;
}
