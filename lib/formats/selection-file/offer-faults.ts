import type { FileFault } from "./faults";
import { at, itemsAt, numberAt, type Place, textAt } from "./json-place";
import { fault, idsOf, type KnownIds, onlyOnce, pointsTo } from "./named-things";

/** Offers whose parts do not fit together: cells, bundles and their splits, tiers, price lists. */
export function offerFaults(
  root: Place,
  lines: readonly Place[],
  known: KnownIds,
  faults: FileFault[],
): void {
  const offers = itemsAt(root, "offers");
  const pieces = new Set(
    lines.filter((line) => textAt(line, "kind") === "establishment").map((line) => textAt(line, "id")),
  );
  onlyOnce(
    offers.filter((offer) => (textAt(offer, "variant") ?? "") === ""),
    ["candidateId"],
    "file.offer_twice",
    faults,
  );
  onlyOnce(
    offers.filter((offer) => (textAt(offer, "variant") ?? "") !== ""),
    ["candidateId", "variant"],
    "file.offer_twice",
    faults,
  );
  for (const offer of offers) {
    pointsTo(offer, "candidateId", known.candidates, faults);
    const cells = itemsAt(offer, "cells");
    const bundles = itemsAt(offer, "bundles");
    const bundleIds = idsOf(bundles, faults);
    onlyOnce(cells, ["lineId"], "file.cell_twice", faults);
    for (const cell of cells) {
      pointsTo(cell, "lineId", known.lines, faults);
      switch (textAt(cell, "state")) {
        case "included":
          pointsTo(cell, "inLineId", known.lines, faults);
          if (textAt(cell, "inLineId") !== null && textAt(cell, "inLineId") === textAt(cell, "lineId")) {
            faults.push(fault(at(cell, "inLineId"), "file.included_in_itself"));
          }
          break;
        case "bundled":
          pointsTo(cell, "bundleId", bundleIds, faults);
          if (!pieces.has(textAt(cell, "lineId")) && known.lines.has(textAt(cell, "lineId") ?? "")) {
            faults.push(fault(cell, "file.bundle_not_establishment"));
          }
          break;
        case "priced":
          tierFaults(cell, faults);
          break;
      }
    }
    for (const bundle of bundles) splitFaults(bundle, cells, faults);
    for (const item of itemsAt(offer, "priceList")) pointsTo(item, "lineId", known.lines, faults);
  }
}

function tierFaults(cell: Place, faults: FileFault[]): void {
  let before = -1;
  for (const tier of itemsAt(cell, "tiers")) {
    const from = numberAt(tier, "fromMilli");
    if (from === null) continue;
    if (from <= before) faults.push(fault(at(tier, "fromMilli"), "file.tiers_order"));
    before = from;
  }
}

/** A split names every line of its bundle once and adds up to the bundle's amount. */
function splitFaults(bundle: Place, cells: readonly Place[], faults: FileFault[]): void {
  const parts = itemsAt(bundle, "split");
  if (parts.length === 0) return;
  const id = textAt(bundle, "id");
  const lines = new Set(
    cells
      .filter((cell) => textAt(cell, "state") === "bundled" && textAt(cell, "bundleId") === id)
      .map((cell) => textAt(cell, "lineId")),
  );
  onlyOnce(parts, ["lineId"], "file.split_twice", faults);
  for (const part of parts) {
    const lineId = textAt(part, "lineId");
    if (lineId !== null && !lines.has(lineId))
      faults.push(fault(at(part, "lineId"), "file.split_not_in_bundle", { id: lineId }));
  }
  const split = new Set(parts.map((part) => textAt(part, "lineId")));
  if ([...lines].some((line) => !split.has(line)))
    faults.push(fault(at(bundle, "split"), "file.split_incomplete"));
  const amount = numberAt(bundle, "amount");
  const sum = parts.reduce((total, part) => total + (numberAt(part, "amount") ?? Number.NaN), 0);
  if (amount !== null && !Number.isNaN(sum) && sum !== amount)
    faults.push(fault(at(bundle, "split"), "file.split_sum", { sum, amount }));
}

/** Gaps left open point to what exists, once a gap, and are not filled as well. */
export function leftGapFaults(root: Place, known: KnownIds, faults: FileFault[]): void {
  const left = itemsAt(root, "leftGaps");
  onlyOnce(left, ["candidateId", "lineId"], "file.left_gap_twice", faults);
  const key = (each: Place) => `${textAt(each, "candidateId")} ${textAt(each, "lineId")}`;
  const filled = new Set(itemsAt(root, "plugs").map(key));
  for (const each of left) {
    pointsTo(each, "candidateId", known.candidates, faults);
    pointsTo(each, "lineId", known.lines, faults);
    if (filled.has(key(each))) faults.push(fault(each, "file.left_and_filled"));
  }
}

/** Plugs point to what exists, once a gap; an estimate has all three amounts in order, anything else none. */
export function plugFaults(root: Place, known: KnownIds, faults: FileFault[]): void {
  const plugs = itemsAt(root, "plugs");
  onlyOnce(plugs, ["candidateId", "lineId"], "file.plug_twice", faults);
  for (const plug of plugs) {
    pointsTo(plug, "candidateId", known.candidates, faults);
    pointsTo(plug, "lineId", known.lines, faults);
    const source = textAt(plug, "source");
    const low = numberAt(plug, "low");
    const base = numberAt(plug, "base");
    const high = numberAt(plug, "high");
    if (source === "estimate") {
      for (const [key, amount] of Object.entries({ low, base, high })) {
        if (at(plug, key).value == null && amount === null)
          faults.push(fault(at(plug, key), "file.estimate_incomplete"));
      }
      if (low !== null && base !== null && low > base)
        faults.push(fault(at(plug, "low"), "file.estimate_order"));
      if (base !== null && high !== null && base > high)
        faults.push(fault(at(plug, "high"), "file.estimate_order"));
    } else if (source !== null && (low !== null || base !== null || high !== null)) {
      faults.push(fault(plug, "file.amount_not_allowed"));
    }
  }
}
