import type { FieldError } from "./field-error";
import { MAX_ACCOUNT_MINOR } from "./money";
import type { PriceModel } from "./selection";

/** Largest slope of "linear from lowest", in hundredths: 100.00. */
export const MAX_SLOPE_HUNDREDTHS = 10_000;

export type PriceModelErrorCode =
  | "price.share_range"
  | "price.slope_range"
  | "price.bounds_missing"
  | "price.bounds_order"
  | "price.no_quality_value"
  | "price.quality_value_not_positive"
  | "price.amount_range";

const isAmount = (value: number) => Number.isInteger(value) && value >= 0 && value <= MAX_ACCOUNT_MINOR;

/**
 * What is wrong with a declared way of turning price into points; empty when nothing is. Paths are field names.
 *
 * Price's share is 0–1000 tenths of a percent; the slope is above 0. Fixed bounds need both, the low one below the
 * high one. Priced quality needs what full quality is worth, above 0. What the chosen formula does not use is only
 * checked for being an amount at all, so that switching between formulas loses nothing.
 *
 * @example
 * checkPriceModel({ ...model, formula: "fixed_bounds", lowBoundMinor: 500, highBoundMinor: 400 })
 * // [{ path: "highBoundMinor", code: "price.bounds_order", params: {} }]
 */
export function checkPriceModel(model: PriceModel): FieldError<PriceModelErrorCode>[] {
  const errors: FieldError<PriceModelErrorCode>[] = [];
  const add = (path: keyof PriceModel, code: PriceModelErrorCode, params: FieldError["params"] = {}) =>
    errors.push({ path, code, params });
  const { formula, priceShareTenths, slopeHundredths, lowBoundMinor, highBoundMinor, qualityValueMinor } =
    model;
  if (!(Number.isInteger(priceShareTenths) && priceShareTenths >= 0 && priceShareTenths <= 1000)) {
    add("priceShareTenths", "price.share_range");
  }
  if (
    !(Number.isInteger(slopeHundredths) && slopeHundredths >= 1 && slopeHundredths <= MAX_SLOPE_HUNDREDTHS)
  ) {
    add("slopeHundredths", "price.slope_range", { limit: MAX_SLOPE_HUNDREDTHS / 100 });
  }
  for (const path of ["lowBoundMinor", "highBoundMinor", "qualityValueMinor"] as const) {
    const amount = model[path];
    if (amount !== null && !isAmount(amount)) add(path, "price.amount_range");
  }
  if (errors.length > 0) return errors;
  if (formula === "fixed_bounds") {
    if (lowBoundMinor === null) add("lowBoundMinor", "price.bounds_missing");
    if (highBoundMinor === null) add("highBoundMinor", "price.bounds_missing");
    if (lowBoundMinor !== null && highBoundMinor !== null && lowBoundMinor >= highBoundMinor) {
      add("highBoundMinor", "price.bounds_order");
    }
  }
  if (formula === "priced_quality") {
    if (qualityValueMinor === null) add("qualityValueMinor", "price.no_quality_value");
    else if (qualityValueMinor === 0) add("qualityValueMinor", "price.quality_value_not_positive");
  }
  return errors;
}
