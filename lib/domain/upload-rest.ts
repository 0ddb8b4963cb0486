import type { Bundle, Cell, PriceListItem } from "./offer";

/**
 * What a workbook says where something in it was not clear: shown beside the form that mends it, and what that form
 * starts with, so that nobody types again what could be read. It holds amounts, and is kept and sealed with the answer.
 */
export interface UploadRest {
  /** The cells of a row with something unclear in it, in their order, by {@link placeOf} of what was found there. */
  readonly rows: Readonly<Record<string, readonly SaidCell[]>>;
  /** Cells with what could be read of them; the rest is as is usual on their line, for a person to look at. */
  readonly cells: readonly { readonly lineId: string; readonly cell: Cell }[];
  readonly items: readonly HalfItem[];
  readonly bundles: readonly HalfBundle[];
}

/** What stands in one cell, as text, and which column that is. */
export interface SaidCell {
  readonly column: string;
  readonly text: string;
}

/** An entry of the price list; null for what could not be read. */
export type HalfItem = Pick<PriceListItem, "id" | "name" | "lineId"> & {
  readonly [Key in "unitPrice" | "driver" | "period"]: PriceListItem[Key] | null;
};

export type HalfBundle = Pick<Bundle, "id" | "name"> & { readonly amount: Bundle["amount"] | null };

export const NO_REST: UploadRest = { rows: {}, cells: [], items: [], bundles: [] };

/** What names a place in a workbook. `placeOf({ sheet: "Services", cell: "D7" })` is `"Services!D7"`. */
export function placeOf({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string {
  return `${sheet}!${cell}`;
}
