import { billedQuantity, quotedAmount, tierPrice } from "@/lib/domain/comparison/line-amount";
import type { Cell } from "@/lib/domain/offer";
import type { Quantities } from "@/lib/domain/selection";

/** What a priced cell costs at today's quantities, in the offer's own currency. */
export type LineCost =
  | {
      readonly kind: "amount";
      readonly amount: number;
      readonly billedMilli: number;
      readonly unitPrice: number;
    }
  /** Neither the cell nor the selection says how many: an error, never 1. */
  | { readonly kind: "quantity_missing" }
  | { readonly kind: "too_large" };

/**
 * Month amount of a service, or the one-off amount: by the same arithmetic as the comparison.
 * `lineCost(150.00 per user, { users: 120 })` is 18 000.00 a month.
 */
export function lineCost(cell: Extract<Cell, { state: "priced" }>, quantities: Quantities): LineCost {
  const usual = cell.driver === "fixed" ? 1_000 : quantities[cell.driver];
  const quantity = cell.quantityMilli ?? usual;
  if (quantity === null) return { kind: "quantity_missing" };
  const billed = billedQuantity(quantity, 100, cell.minimumMilli);
  const unitPrice = tierPrice(cell.unitPrice, cell.tiers, billed);
  const amount = quotedAmount(unitPrice, billed, cell.period);
  return amount === null
    ? { kind: "too_large" }
    : { kind: "amount", amount, billedMilli: billed / 100, unitPrice };
}
