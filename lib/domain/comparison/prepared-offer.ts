import type { IsoDay } from "../iso-day";
import type { Minor } from "../money";
import type { Bundle, CatalogueLine, Offer, Period, Tier } from "../offer";
import type { Driver, EstablishmentStage } from "../selection";
import { ESTABLISHMENT_STAGES, STAGE_TYPE } from "../selection";
import { convertAmount } from "./line-amount";
import type { GapReason } from "./result";

/** An offer's cells and bundles with every reference resolved, aligned with the catalogue. */

export interface PreparedLine {
  readonly line: CatalogueLine;
  readonly recurring: boolean;
  /** The establishment type that first includes the line; 0 for services and exit assistance. */
  readonly firstType: number;
  readonly optional: boolean;
}

/** A price with what it is multiplied by. */
export interface PricedCell {
  readonly state: "priced";
  readonly unitPrice: Minor;
  readonly driver: Driver;
  readonly quantityMilli: number | null;
  readonly minimumMilli: number | null;
  readonly tiers: readonly Tier[];
  readonly period: Period;
  /** A one-off price on a service, or a month's price on one-off work: cannot be read. */
  readonly periodWrong: boolean;
}

export type PreparedCell =
  | PricedCell
  /** Priced by hand out of a bundle; the amount is in the selection's currency. */
  | {
      readonly state: "split";
      readonly bundleIndex: number;
      readonly amount: number | null;
      readonly fault: GapReason | null;
    }
  | { readonly state: "bundled"; readonly bundleIndex: number }
  | { readonly state: "included"; readonly inLineId: string; readonly inIndex: number }
  | { readonly state: "not_offered" }
  | { readonly state: "unanswered" }
  | { readonly state: "no_offer" };

export interface PreparedBundle {
  readonly bundle: Bundle;
  readonly lineIndexes: readonly number[];
  readonly stages: readonly EstablishmentStage[];
  /** In the selection's currency; null when a rate is missing or the amount is too large. */
  readonly amount: number | null;
  readonly fault: GapReason | null;
  /** Amounts of a valid split by line index, in the selection's currency; null when not (validly) split. */
  readonly split: ReadonlyMap<number, number | null> | null;
}

export function prepareLines(lines: readonly CatalogueLine[]): PreparedLine[] {
  return lines.map((line) => ({
    line,
    recurring: line.kind === "service",
    firstType: line.kind === "establishment" && line.stage !== null ? STAGE_TYPE[line.stage] : 0,
    optional: line.scope === "optional",
  }));
}

/**
 * An offer's bundles. Only establishment pieces can be bundled. A split counts when it names every line of the
 * bundle once and adds up to the bundle's amount; anything else is no split.
 */
export function prepareBundles(
  offer: Offer,
  lines: readonly PreparedLine[],
  lineIndex: ReadonlyMap<string, number>,
  rate: { readonly millionths: number; readonly date: IsoDay | null } | null,
): PreparedBundle[] {
  return offer.bundles.map((bundle) => {
    const lineIndexes: number[] = [];
    for (const { lineId, cell } of offer.cells) {
      if (cell.state !== "bundled" || cell.bundleId !== bundle.id) continue;
      const index = lineIndex.get(lineId);
      if (index !== undefined && lines[index]?.line.kind === "establishment") lineIndexes.push(index);
    }
    lineIndexes.sort((a, b) => a - b);
    const stages = ESTABLISHMENT_STAGES.filter((stage) =>
      lineIndexes.some((index) => lines[index]?.line.stage === stage),
    );
    const amount = rate === null ? null : convertAmount(bundle.amount, rate.millionths);
    const fault = rate === null ? "rate_missing" : amount === null ? "amount_too_large" : null;
    return {
      bundle,
      lineIndexes,
      stages,
      amount,
      fault,
      split: splitAmounts(bundle, lineIndexes, lineIndex, rate),
    };
  });
}

/** Converts a split so that its parts add up to the converted bundle: each part is a difference of running sums. */
function splitAmounts(
  bundle: Bundle,
  lineIndexes: readonly number[],
  lineIndex: ReadonlyMap<string, number>,
  rate: { readonly millionths: number } | null,
): ReadonlyMap<number, number | null> | null {
  if (bundle.split.length === 0 || bundle.split.length !== lineIndexes.length) return null;
  const parts = new Map<number, number | null>();
  let running = 0;
  let converted = 0;
  for (const part of bundle.split) {
    const index = lineIndex.get(part.lineId);
    if (index === undefined || !lineIndexes.includes(index) || parts.has(index)) return null;
    running += part.amount;
    const next = rate === null ? null : convertAmount(running, rate.millionths);
    parts.set(index, next === null ? null : next - converted);
    converted = next ?? converted;
  }
  return running === bundle.amount ? parts : null;
}

/** One cell per catalogue line. A line without a cell is unanswered; a broken reference too. */
export function prepareCells(
  offer: Offer | null,
  lines: readonly PreparedLine[],
  lineIndex: ReadonlyMap<string, number>,
  bundles: readonly PreparedBundle[],
): PreparedCell[] {
  if (offer === null) return lines.map(() => ({ state: "no_offer" }));
  const cells: PreparedCell[] = lines.map(() => ({ state: "unanswered" }));
  for (const { lineId, cell } of offer.cells) {
    const index = lineIndex.get(lineId);
    const line = index === undefined ? undefined : lines[index];
    if (index === undefined || line === undefined) continue;
    switch (cell.state) {
      case "priced":
        cells[index] = priced(cell, line);
        break;
      case "included": {
        const inIndex = lineIndex.get(cell.inLineId);
        if (inIndex !== undefined) cells[index] = { state: "included", inLineId: cell.inLineId, inIndex };
        break;
      }
      case "bundled": {
        const bundleIndex = bundles.findIndex((each) => each.bundle.id === cell.bundleId);
        const bundle = bundles[bundleIndex];
        if (bundle?.lineIndexes.includes(index)) cells[index] = bundledCell(bundle, bundleIndex, index);
        break;
      }
      case "not_offered":
        cells[index] = { state: "not_offered" };
        break;
      case "unanswered":
        break;
    }
  }
  return cells;
}

function bundledCell(bundle: PreparedBundle, bundleIndex: number, lineIndex: number): PreparedCell {
  if (bundle.split === null) return { state: "bundled", bundleIndex };
  return { state: "split", bundleIndex, amount: bundle.split.get(lineIndex) ?? null, fault: bundle.fault };
}

/** The candidate's price list as a price of a line; null when no item of it is tied to the line. */
export function pricedFromList(offer: Offer | null, line: PreparedLine): PricedCell | null {
  const item = offer?.priceList.find((each) => each.lineId === line.line.id);
  if (item === undefined) return null;
  return priced({ ...item, quantityMilli: null, minimumMilli: null, tiers: [] }, line);
}

function priced(price: Omit<PricedCell, "state" | "periodWrong">, line: PreparedLine): PricedCell {
  return {
    state: "priced",
    unitPrice: price.unitPrice,
    driver: price.driver,
    quantityMilli: price.quantityMilli,
    minimumMilli: price.minimumMilli,
    tiers: price.tiers,
    period: price.period,
    periodWrong: line.recurring === (price.period === "once"),
  };
}
