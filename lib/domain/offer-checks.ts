import type { FieldError } from "./field-error";
import { MAX_PRICE_MINOR } from "./money";
import type { Bundle, CatalogueLine, Cell, Offer } from "./offer";
import { cellFault, NO_ANSWER, splitRest } from "./offer-sheet";
import { SELECTION_LIMITS } from "./selection";

/**
 * Whether an offer can stand as it is written: a whole one at a time, as it comes in a file.
 * Missing figures are no fault here, they are gaps of a comparison; what cannot be read is.
 */

/** The part of an offer, or of an answer that is to become one, that can be wrong in itself. */
export type OfferContent = Pick<Offer, "cells" | "bundles" | "priceList">;

/**
 * What is wrong with an offer; empty when nothing is. Paths walk from the offer: `cells.3.cell.unitPrice`.
 *
 * Prices and quantities are whole, not negative and within their limits; every cell names a line of the catalogue,
 * once; "included" ends somewhere; a bundle has lines, and a split by hand names all of them and adds up.
 *
 * Errors: `number.negative`, `number.not_whole`, `number.too_large`, `offer.line_gone`, `offer.line_twice`,
 * `offer.bundle_empty`, `offer.split_incomplete`, `offer.split_does_not_add_up`, and those of `cellFault`.
 *
 * @example a bundle of 800 000 split into 300 000 and 400 000:
 * // [{ path: "bundles.0.split", code: "offer.split_does_not_add_up", params: { rest: 10_000_000 } }]
 */
export function checkOffer(offer: OfferContent, catalogue: readonly CatalogueLine[]): FieldError[] {
  const lines = new Map(catalogue.map((line) => [line.id, line]));
  const cells = new Map(offer.cells.map(({ lineId, cell }) => [lineId, cell]));
  const around = {
    lines,
    bundleIds: new Set(offer.bundles.map(({ id }) => id)),
    cellOf: (lineId: string) => cells.get(lineId) ?? NO_ANSWER,
  };
  const seen = new Set<string>();
  const cellErrors = offer.cells.flatMap(({ lineId, cell }, index): FieldError[] => {
    const path = `cells.${index}`;
    const line = lines.get(lineId);
    if (line === undefined) return [{ path: `${path}.lineId`, code: "offer.line_gone", params: { lineId } }];
    if (seen.has(lineId)) return [{ path: `${path}.lineId`, code: "offer.line_twice", params: { lineId } }];
    seen.add(lineId);
    const fault = cellFault(line, cell, around);
    const faults = fault === null ? [] : [{ path: `${path}.cell`, code: fault, params: { line: line.name } }];
    return [...faults, ...checkFigures(cell, `${path}.cell`)];
  });
  return [
    ...cellErrors,
    ...offer.bundles.flatMap((bundle, index) => checkBundle(bundle, offer, `bundles.${index}`)),
    ...offer.priceList.flatMap((item, index): FieldError[] => {
      const path = `priceList.${index}`;
      const gone = item.lineId !== null && !lines.has(item.lineId);
      return [
        ...(gone
          ? [{ path: `${path}.lineId`, code: "offer.line_gone", params: { lineId: item.lineId ?? "" } }]
          : []),
        ...checkAmount(item.unitPrice, MAX_PRICE_MINOR, `${path}.unitPrice`),
      ];
    }),
  ];
}

function checkFigures(cell: Cell, path: string): FieldError[] {
  if (cell.state !== "priced") return [];
  const quantity = SELECTION_LIMITS.quantityMaxMilli;
  return [
    ...checkAmount(cell.unitPrice, MAX_PRICE_MINOR, `${path}.unitPrice`),
    ...checkAmount(cell.quantityMilli ?? 0, quantity, `${path}.quantityMilli`),
    ...checkAmount(cell.minimumMilli ?? 0, quantity, `${path}.minimumMilli`),
    ...cell.tiers.flatMap((tier, index) => [
      ...checkAmount(tier.fromMilli, quantity, `${path}.tiers.${index}.fromMilli`),
      ...checkAmount(tier.unitPrice, MAX_PRICE_MINOR, `${path}.tiers.${index}.unitPrice`),
    ]),
  ];
}

function checkBundle(bundle: Bundle, offer: OfferContent, path: string): FieldError[] {
  const errors = checkAmount(bundle.amount, MAX_PRICE_MINOR, `${path}.amount`);
  const held = offer.cells.flatMap(({ lineId, cell }) =>
    cell.state === "bundled" && cell.bundleId === bundle.id ? [lineId] : [],
  );
  if (held.length === 0) errors.push({ path, code: "offer.bundle_empty", params: { bundle: bundle.name } });
  if (bundle.split.length === 0) return errors;
  bundle.split.forEach((part, index) => {
    errors.push(...checkAmount(part.amount, MAX_PRICE_MINOR, `${path}.split.${index}.amount`));
  });
  const named = new Set(bundle.split.map(({ lineId }) => lineId));
  const complete = named.size === held.length && named.size === bundle.split.length;
  if (!complete || held.some((lineId) => !named.has(lineId))) {
    errors.push({ path: `${path}.split`, code: "offer.split_incomplete", params: { bundle: bundle.name } });
  }
  const rest = splitRest(
    bundle.amount,
    bundle.split.map(({ amount }) => amount),
  );
  if (rest !== 0) {
    errors.push({ path: `${path}.split`, code: "offer.split_does_not_add_up", params: { rest } });
  }
  return errors;
}

function checkAmount(value: number, limit: number, path: string): FieldError[] {
  if (!Number.isInteger(value)) return [{ path, code: "number.not_whole", params: {} }];
  if (value < 0) return [{ path, code: "number.negative", params: {} }];
  return value > limit ? [{ path, code: "number.too_large", params: { limit } }] : [];
}
