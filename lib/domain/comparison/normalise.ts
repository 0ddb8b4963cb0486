import type { Basis } from "../basis";
import type { Quantities } from "../selection";
import type { GrowingCost } from "./cost-split";
import { addCost, noCost } from "./cost-split";
import type { PaymentSchedule } from "./line-amount";
import {
  billedQuantity,
  convertAmount,
  endTotal,
  paymentSchedule,
  quotedAmount,
  recurringTotal,
  tierPrice,
} from "./line-amount";
import type { PreparedCandidate, PreparedComparison } from "./prepare";
import type { PreparedBundle, PreparedCell, PreparedLine, PricedCell } from "./prepared-offer";
import type { BundleResult, GapReason, LineResult, SetAsideReason } from "./result";

/**
 * An offer laid on a basis: what is counted, what is set aside, and where something is missing.
 *
 * Rules: stages beyond the establishment type are set aside; a bundle counts when all its stages are in the basis and
 * cannot be split by us when it reaches beyond; a line included in another is covered when that other one is counted;
 * everything else of the basis is a gap. A blank is never a zero.
 * Invariant: quoted.total = counted.total + setAsideTotal.
 */

/** A basis worked out once for a catalogue: which lines it holds, and why the others are outside it. */
export interface BasisFrame {
  readonly basis: Basis;
  readonly quantities: Quantities;
  /** Aligned with the catalogue; null = in the basis. */
  readonly outside: readonly (SetAsideReason | null)[];
  readonly linesInBasis: number;
}

export function basisFrame(prepared: PreparedComparison, basis: Basis): BasisFrame {
  const leftOut = new Set(basis.leftOutLineIds);
  let linesInBasis = 0;
  const outside = prepared.lines.map((line) => {
    const reason = outsideReason(line, basis, leftOut);
    if (reason === null) linesInBasis += 1;
    return reason;
  });
  return { basis, quantities: prepared.dossier.selection.quantities, outside, linesInBasis };
}

function outsideReason(
  line: PreparedLine,
  basis: Basis,
  leftOut: ReadonlySet<string>,
): SetAsideReason | null {
  // An option left out one by one is an option not taken, not work the buyer was quoted.
  if (line.optional && (!basis.withOptional || leftOut.has(line.line.id))) return "option_not_taken";
  if (line.firstType > basis.establishmentType) return "stage_beyond";
  if (leftOut.has(line.line.id)) return "service_left_out";
  return null;
}

/** One offer on one basis, before plugs. */
export interface OfferStanding {
  readonly schedule: PaymentSchedule;
  /** Aligned with the catalogue. */
  readonly lines: LineResult[];
  /** How many of them are gaps. */
  readonly gaps: number;
  readonly bundles: readonly BundleResult[];
  readonly quoted: GrowingCost;
  readonly counted: GrowingCost;
  readonly setAsideTotal: number;
  readonly pricesAnything: boolean;
  readonly quotedComplete: boolean;
}

/** The payment schedule of a candidate's offer on a basis. Without an offer nothing rises. */
export function scheduleOf(candidate: PreparedCandidate, basis: Basis): PaymentSchedule {
  return paymentSchedule({
    horizonMonths: basis.horizonMonths,
    discountBasisPoints: basis.discountBasisPoints,
    indexBasisPoints: candidate.offer?.indexBasisPoints ?? 0,
    indexAfterMonths: candidate.offer?.indexAfterMonths ?? 12,
  });
}

/**
 * A price in the selection's currency, per month for a service and once otherwise; or why there is none.
 * Volume scales counted drivers, a typed quantity too; `fixed` is one unless typed, whatever the volume.
 */
export function rateOf(
  cell: PricedCell,
  rateMillionths: number | null,
  frame: BasisFrame,
): number | GapReason {
  if (cell.periodWrong) return "period_wrong";
  const fixed = cell.driver === "fixed";
  const quantity = cell.quantityMilli ?? (cell.driver === "fixed" ? 1_000 : frame.quantities[cell.driver]);
  if (quantity === null) return "quantity_missing";
  if (rateMillionths === null) return "rate_missing";
  const billed = billedQuantity(quantity, fixed ? 100 : frame.basis.volumePercent, cell.minimumMilli);
  const unitPrice = cell.tiers.length === 0 ? cell.unitPrice : tierPrice(cell.unitPrice, cell.tiers, billed);
  const amount = quotedAmount(unitPrice, billed, cell.period);
  if (amount === null) return "amount_too_large";
  const converted = rateMillionths === 1_000_000 ? amount : convertAmount(amount, rateMillionths);
  return converted ?? "amount_too_large";
}

/** A rate over the horizon: months for a service, at the end for exit assistance, as it is for the rest. */
export function totalOf(line: PreparedLine, rate: number, schedule: PaymentSchedule): number | null {
  if (line.recurring) return recurringTotal(rate, schedule);
  return line.line.kind === "exit" ? endTotal(rate, schedule) : rate;
}

/** Lays one candidate's offer on a basis. Plugs come after, when all offers have been laid out. */
export function normaliseOffer(
  prepared: PreparedComparison,
  candidate: PreparedCandidate,
  frame: BasisFrame,
): OfferStanding {
  const schedule = scheduleOf(candidate, frame.basis);
  const rateMillionths = candidate.rate?.millionths ?? null;
  const quoted = noCost();
  const counted = noCost();
  let pricesAnything = false;
  let quotedComplete = true;
  const bundles = candidate.bundles.map((bundle) => layBundle(bundle, frame));
  const lines: LineResult[] = new Array(prepared.lines.length);
  let chained = false;

  for (let index = 0; index < prepared.lines.length; index += 1) {
    const line = prepared.lines[index];
    const cell = candidate.cells[index];
    if (line === undefined || cell === undefined) continue;
    const outside = frame.outside[index] ?? null;
    switch (cell.state) {
      case "priced":
      case "split": {
        const rate =
          cell.state === "priced" ? rateOf(cell, rateMillionths, frame) : (cell.amount ?? cell.fault);
        const total = typeof rate === "number" ? totalOf(line, rate, schedule) : null;
        if (typeof rate !== "number" || total === null) {
          const reason = typeof rate === "string" ? rate : "amount_too_large";
          lines[index] = outside === null ? openGap(reason) : setAside(outside, null, null);
          if (outside !== "option_not_taken") quotedComplete = false;
          break;
        }
        if (outside === null) {
          lines[index] = { kind: "counted", rate, total, viaSplit: cell.state === "split" };
          addCost(counted, line.line.kind, total);
        } else {
          lines[index] = setAside(outside, rate, total);
        }
        if (outside !== "option_not_taken") {
          addCost(quoted, line.line.kind, total);
          pricesAnything = true;
        }
        break;
      }
      case "bundled":
        lines[index] = bundledLine(bundles[cell.bundleIndex], candidate.bundles[cell.bundleIndex], outside);
        break;
      case "included":
        lines[index] = OUTSIDE;
        chained = true;
        break;
      default:
        lines[index] = outside === null ? openGap(cell.state) : OUTSIDE;
    }
  }

  bundles.forEach((result, index) => {
    if (result.status === "split" || notTaken(candidate.bundles[index], frame)) return;
    if (result.amount === null) {
      quotedComplete = false;
      return;
    }
    pricesAnything = true;
    addCost(quoted, "establishment", result.amount);
    if (result.status === "counted") addCost(counted, "establishment", result.amount);
  });
  if (chained) resolveIncluded(candidate.cells, lines, frame);

  let gaps = 0;
  for (let index = 0; index < lines.length; index += 1) if (lines[index]?.kind === "gap") gaps += 1;
  return {
    schedule,
    lines,
    gaps,
    bundles,
    quoted,
    counted,
    setAsideTotal: quoted.total - counted.total,
    pricesAnything,
    quotedComplete,
  };
}

// Results without figures of their own are shared: a comparison makes thousands.
const OUTSIDE: LineResult = { kind: "outside" };
const GAPS = new Map<GapReason, LineResult>();

function openGap(reason: GapReason): LineResult {
  let gap = GAPS.get(reason);
  if (gap === undefined) {
    gap = { kind: "gap", reason, plugFailed: false };
    GAPS.set(reason, gap);
  }
  return gap;
}

function setAside(reason: SetAsideReason, rate: number | null, total: number | null): LineResult {
  return { kind: "set_aside", reason, rate, total };
}

function layBundle(prepared: PreparedBundle, frame: BasisFrame): BundleResult {
  const inBasis = prepared.lineIndexes.some((index) => frame.outside[index] === null);
  const beyond = prepared.lineIndexes.some((index) => frame.outside[index] === "stage_beyond");
  const { bundle, stages, amount } = prepared;
  if (prepared.split !== null) return { bundle, stages, amount, status: "split" };
  if (!inBasis) return { bundle, stages, amount, status: "set_aside" };
  return { bundle, stages, amount, status: beyond ? "reaches_beyond" : "counted" };
}

/** A bundle of nothing but options the buyer does not take is not part of what was quoted; nor is an empty one. */
function notTaken(bundle: PreparedBundle | undefined, frame: BasisFrame): boolean {
  return bundle?.lineIndexes.every((index) => frame.outside[index] === "option_not_taken") ?? true;
}

function bundledLine(
  result: BundleResult | undefined,
  prepared: PreparedBundle | undefined,
  outside: SetAsideReason | null,
): LineResult {
  if (result === undefined || prepared === undefined) return openGap("unanswered");
  if (outside !== null) return setAside(outside, null, null);
  if (result.status === "reaches_beyond") return openGap("bundle_reaches_beyond");
  if (prepared.fault !== null) return openGap(prepared.fault);
  return { kind: "bundled", bundleId: result.bundle.id };
}

/** Follows every "included in" to the line that ends the chain, and lets that line decide. */
function resolveIncluded(cells: readonly PreparedCell[], lines: LineResult[], frame: BasisFrame): void {
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    if (cell?.state !== "included" || frame.outside[index] !== null) continue;
    lines[index] = includedLine(cell.inLineId, cell.inIndex, cells, lines);
  }
}

function includedLine(
  inLineId: string,
  start: number,
  cells: readonly PreparedCell[],
  lines: readonly LineResult[],
): LineResult {
  let at = start;
  // A chain longer than the catalogue has come back to itself.
  for (let steps = 0; steps <= cells.length; steps += 1) {
    const cell = cells[at];
    if (cell?.state === "included") {
      at = cell.inIndex;
      continue;
    }
    switch (lines[at]?.kind) {
      case "counted":
      case "bundled":
        return { kind: "included", inLineId };
      case "set_aside":
        return openGap("included_in_set_aside");
      default:
        return openGap("included_in_gap");
    }
  }
  return openGap("included_loop");
}
