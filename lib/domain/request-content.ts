import type { Currency } from "./money";
import type { LineKind, LineScope } from "./offer";
import type { PointKind } from "./request";
import type { RequirementLevel } from "./requirements";
import type { Driver, EstablishmentStage, Quantities } from "./selection";

/**
 * What one number of the request asks of every candidate, frozen when the request is made: a workbook that comes back
 * after the catalogue has moved on can still be read against what its vendor saw.
 */
export interface RequestContent {
  readonly currency: Currency;
  readonly horizonMonths: number;
  /** Thousandths; null where the buyer has not said, which is not zero. */
  readonly quantities: Quantities;
  /** Services, establishment pieces and exit assistance, in the order of the catalogue. */
  readonly lines: readonly RequestLine[];
  readonly requirements: readonly RequestRequirement[];
  readonly points: readonly RequestPoint[];
}

export interface RequestLine {
  readonly id: string;
  readonly kind: LineKind;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly stage: EstablishmentStage | null;
  readonly driver: Driver;
  readonly scope: LineScope;
}

export interface RequestRequirement {
  readonly id: string;
  readonly name: string;
  readonly level: RequirementLevel;
}

/** A contract point, or a question of the buyer's own, answered in words. */
export interface RequestPoint {
  readonly id: string;
  readonly kind: PointKind;
  readonly name: string;
  readonly help: string;
}

/**
 * Names that tell rows apart, for drop-downs that can only hold words: a name that stands twice gets a number.
 * As many as rows, in their order.
 *
 * @example lineLabels([{ id: "a", name: "Backup" }, { id: "b", name: "backup" }]) // Map a → "Backup", b → "backup (2)"
 */
export function lineLabels(
  rows: readonly { readonly id: string; readonly name: string }[],
): Map<string, string> {
  const taken = new Set<string>();
  const labels = new Map<string, string>();
  for (const { id, name } of rows) {
    let label = name;
    for (let count = 2; taken.has(label.trim().toLowerCase()); count += 1) label = `${name} (${count})`;
    taken.add(label.trim().toLowerCase());
    labels.set(id, label);
  }
  return labels;
}
