import type { IsoDay } from "./iso-day";
import type { Currency, Minor } from "./money";
import type { Bundle, CatalogueLine, Cell, PriceListItem } from "./offer";
import type { SealedCell } from "./sealed-offer";

/**
 * An offer as it is edited: its cells with the count of their edits, so that the later of two editors is told.
 * The comparison itself needs none of this and reads a dossier.
 */

/** One cell as it stands in the database. `edition` 0 = never answered. */
export interface SheetCell {
  readonly lineId: string;
  readonly cell: Cell;
  readonly edition: number;
  readonly updatedBy: string;
  /** ISO timestamp; empty when never answered. */
  readonly updatedAt: string;
}

export type SheetBundle = Bundle & { readonly edition: number };
export type SheetItem = PriceListItem & { readonly edition: number };
export type SheetLine = CatalogueLine & { readonly edition: number };

/** What an offer says beside its cells. */
export interface OfferTerms {
  readonly currency: Currency;
  readonly receivedOn: IsoDay | null;
  readonly validUntil: IsoDay | null;
  readonly indexBasisPoints: number;
  readonly indexAfterMonths: number;
  readonly statedTotal: Minor | null;
  readonly source: string;
  /** Months over which establishment is paid in equal instalments; null = at the start. */
  readonly financedMonths: number | null;
  /** Yearly interest on it, basis points; 0 when it is paid at the start. */
  readonly financeBasisPoints: number;
}

/** One version of one offer, for editing or reading. */
export interface OfferSheet extends OfferTerms {
  readonly offerId: string;
  readonly candidateId: string;
  readonly versionId: string;
  readonly versionNumber: number;
  /** As its vendor submitted it, with a receipt: nobody types into it, what changes goes into the version after it. */
  readonly isAsSubmitted: boolean;
  readonly edition: number;
  readonly cells: readonly SheetCell[];
  readonly bundles: readonly SheetBundle[];
  readonly priceList: readonly SheetItem[];
}

/** A cell to store, and what its editor saw before. */
export interface CellChange {
  readonly candidateId: string;
  readonly lineId: string;
  /** Number of the version that was edited; 0 when there was no offer yet. */
  readonly versionNumber: number;
  readonly expectedEdition: number;
  readonly cell: Cell;
}

/** What became of one {@link CellChange}. A conflict stores nothing and says what stands there and by whom. */
export type CellResult = { readonly candidateId: string; readonly lineId: string } & (
  | { readonly result: "saved"; readonly edition: number }
  | { readonly result: "conflict"; readonly current: SheetCell }
  /** As above while prices are sealed: that somebody else was faster, not what was typed. */
  | { readonly result: "sealed_conflict"; readonly current: SealedCell }
  | { readonly result: "refused"; readonly code: string }
);

export const NO_ANSWER: Cell = { state: "unanswered", note: "" };

/** What a cell may point at. */
export interface CellSurroundings {
  readonly lines: ReadonlyMap<string, CatalogueLine>;
  readonly bundleIds: ReadonlySet<string>;
  /** The offer's other cells, for following "included in" to its end. */
  readonly cellOf: (lineId: string) => Cell;
}

/** Whether a line's price comes again every month or year. */
export function isRecurring(line: CatalogueLine): boolean {
  return line.kind === "service";
}

/**
 * Why a cell cannot stand on a line, or null. Missing figures are no fault here: they are gaps of a comparison.
 * Rules: recurring lines are priced per month or year and one-off lines once; "included" names another line of
 * the catalogue and never comes back to itself; only establishment work is bundled; tiers rise.
 *
 * @example cellFault(moveLine, { state: "priced", period: "month", … }, around) // "offer.period_wrong"
 */
export function cellFault(line: CatalogueLine, cell: Cell, around: CellSurroundings): string | null {
  switch (cell.state) {
    case "priced":
      if (isRecurring(line) === (cell.period === "once")) return "offer.period_wrong";
      return tiersRise(cell.tiers) ? null : "offer.tiers_order";
    case "included":
      return includedFault(line.id, cell.inLineId, around);
    case "bundled":
      if (line.kind !== "establishment") return "offer.bundle_only_establishment";
      return around.bundleIds.has(cell.bundleId) ? null : "offer.bundle_gone";
    case "not_offered":
    case "unanswered":
      return null;
  }
}

function tiersRise(tiers: readonly { readonly fromMilli: number }[]): boolean {
  return tiers.every((tier, index) => index === 0 || tier.fromMilli > (tiers[index - 1]?.fromMilli ?? 0));
}

function includedFault(lineId: string, inLineId: string, around: CellSurroundings): string | null {
  if (inLineId === lineId) return "offer.included_in_itself";
  if (!around.lines.has(inLineId)) return "offer.included_line_gone";
  const seen = new Set([lineId]);
  for (let next = inLineId; ; ) {
    if (seen.has(next)) return "offer.included_loop";
    seen.add(next);
    const cell = around.cellOf(next);
    if (cell.state !== "included") return null;
    next = cell.inLineId;
  }
}

/** Whether two cells say the same, notes included. */
export function sameCell(a: Cell, b: Cell): boolean {
  if (a.state !== b.state || a.note !== b.note) return false;
  if (a.state === "included" && b.state === "included") return a.inLineId === b.inLineId;
  if (a.state === "bundled" && b.state === "bundled") return a.bundleId === b.bundleId;
  if (a.state !== "priced" || b.state !== "priced") return true;
  return (
    a.unitPrice === b.unitPrice &&
    a.driver === b.driver &&
    a.quantityMilli === b.quantityMilli &&
    a.period === b.period &&
    a.minimumMilli === b.minimumMilli &&
    a.tiers.length === b.tiers.length &&
    a.tiers.every((tier, index) => {
      const other = b.tiers[index];
      return other?.fromMilli === tier.fromMilli && other.unitPrice === tier.unitPrice;
    })
  );
}

/** How much a hand-made split is off: bundle − parts, in minor units. 0 = it adds up. `splitRest(100, [60, 30])` is 10. */
export function splitRest(amount: number, parts: readonly number[]): number {
  return parts.reduce((rest, part) => rest - part, amount);
}
