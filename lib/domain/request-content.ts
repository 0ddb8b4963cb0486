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
  /** How much what weighs, when vendors are told; null when they are not. */
  readonly weights: RequestWeights | null;
}

/** Shares in tenths of a percent: those of the groups are of the quality's part and add up to 1000. */
export interface RequestWeights {
  readonly priceShareTenths: number;
  readonly groups: readonly { readonly name: string; readonly shareTenths: number }[];
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

/**
 * The content as text, always the same for the same content: what is stored, hashed and compared.
 * The order of keys is that of this file, wherever the value came from.
 */
export function requestText(content: RequestContent): string {
  const { currency, horizonMonths, quantities, weights } = content;
  const { users, servers, gb, devices } = quantities;
  return JSON.stringify({
    currency,
    horizonMonths,
    quantities: { users, servers, gb, devices },
    lines: content.lines.map(({ id, kind, name, description, category, stage, driver, scope }) => ({
      id,
      kind,
      name,
      description,
      category,
      stage,
      driver,
      scope,
    })),
    requirements: content.requirements.map(({ id, name, level }) => ({ id, name, level })),
    points: content.points.map(({ id, kind, name, help }) => ({ id, kind, name, help })),
    weights:
      weights === null
        ? null
        : {
            priceShareTenths: weights.priceShareTenths,
            groups: weights.groups.map(({ name, shareTenths }) => ({ name, shareTenths })),
          },
  });
}

export const REQUEST_PARTS = ["lines", "quantities", "requirements", "points", "weights", "frame"] as const;
export type RequestPart = (typeof REQUEST_PARTS)[number];

/**
 * Which parts of what is asked differ between two contents, in a fixed order; empty when nothing does.
 *
 * @example changedParts(asked, { ...asked, horizonMonths: 36 }) // ["frame"]
 */
export function changedParts(before: RequestContent, after: RequestContent): RequestPart[] {
  const differs: Readonly<Record<RequestPart, (content: RequestContent) => unknown>> = {
    lines: ({ lines }) => lines,
    quantities: ({ quantities }) => quantities,
    requirements: ({ requirements }) => requirements,
    points: ({ points }) => points,
    weights: ({ weights }) => weights,
    frame: ({ currency, horizonMonths }) => [currency, horizonMonths],
  };
  const inOrder = (content: RequestContent): RequestContent => JSON.parse(requestText(content));
  const [one, other] = [inOrder(before), inOrder(after)];
  return REQUEST_PARTS.filter(
    (part) => JSON.stringify(differs[part](one)) !== JSON.stringify(differs[part](other)),
  );
}
