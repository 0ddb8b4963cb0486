/** A vendor's size by its number of employees: a hint beside the name, never a score. */

export const VENDOR_SIZES = ["small", "medium", "large"] as const;
export type VendorSize = (typeof VENDOR_SIZES)[number];

/**
 * under 10 employees: small, which tends to mean low maturity; 10 to 100: medium, usually the best fit for a mid-sized
 * buyer; over 100: large, where such a buyer tends to feel small. Null when the number is not known or is not one.
 *
 * @example sizeHint(9) // "small"
 * @example sizeHint(100) // "medium"
 * @example sizeHint(null) // null
 */
export function sizeHint(employees: number | null): VendorSize | null {
  if (employees === null || !Number.isInteger(employees) || employees < 0) return null;
  if (employees < 10) return "small";
  return employees <= 100 ? "medium" : "large";
}
