import { abnormallyLowAmong } from "./abnormally-low";
import { compare } from "./comparison/compare";
import { convertAmount, quotedAmount, tierPrice } from "./comparison/line-amount";
import { medianOfOthers, othersOf } from "./comparison/plugs";
import type { PreparedCandidate, PreparedComparison } from "./comparison/prepare";
import type { PricedCell } from "./comparison/prepared-offer";
import type { CandidateResult, Comparison } from "./comparison/result";
import { daysBetween } from "./iso-day";

/**
 * What a careful buyer should notice about offers before believing their totals. Remarks, never faults: they change
 * no figure and knock nobody out. While prices are sealed there are none.
 */
export const OFFER_WARNINGS = [
  /** `{ belowMean, belowNext }`, 1 or 0: at least 40 % below the mean of the others, or 30 % below the next. */
  "abnormally_low",
  /** `{ line, price, median, others, percent }`: a month's unit price against the median of the others. */
  "unit_price_high",
  "unit_price_low",
  /** `{ stated, ours, difference }`: the vendor's own total is not the sum of its prices, beyond rounding. */
  "stated_total_differs",
  /** `{ line, others }`: 0, typed as such, where others want money. */
  "zero_price",
  /** `{ line, asked, driver }`: totals agree only at today's volumes. */
  "other_unit",
  /** `{ bundle, stages, amount, beyond }`: one price over several stages; `beyond` 1 = it reaches past the basis. */
  "bundle_hides_stage",
  /** `{ line }`: a price without the quantity it is multiplied by. */
  "quantity_missing",
  /** `{ until }` */
  "validity_passed",
  "no_price_list",
  /** `{ currency }` */
  "rate_missing",
  /** `{ currency, date, days }`: more than 30 days older than the offer. */
  "rate_old",
] as const;
export type OfferWarningCode = (typeof OFFER_WARNINGS)[number];

export interface OfferWarning {
  readonly code: OfferWarningCode;
  readonly candidateId: string;
  readonly letter: string;
  readonly lineId: string | null;
  /** Amounts are minor units of the selection's currency. */
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * When a unit price stands out: at least twice, or at most half, the median of the others on the same service. Only
 * prices of the same unit are compared, brought to a month and to one currency; zeros are left to a warning of their
 * own; and at least two others must price it, since of two prices nobody knows which one is odd.
 */
export const UNIT_PRICE_RULE = { highPercent: 200, lowPercent: 50, othersAtLeast: 2 } as const;

/** Days a rate may be older than the offer it reads. */
export const RATE_DAYS = 30;

/** A vendor that rounds every line to whole kroner is off by no more than half a krone a line. */
const ROUNDING_PER_LINE = 50;
const ROUNDING_LEAST = 100;

/**
 * All warnings of a comparison, candidate by candidate, in the order of {@link OFFER_WARNINGS}.
 * For 900.00 a user where two others ask 300.00 and 350.00: `unit_price_high`, 277 percent of the median 325.00.
 * Does not change its input.
 */
export function offerWarnings(prepared: PreparedComparison, comparison: Comparison): OfferWarning[] {
  if (comparison.pricesSealed) return [];
  const prices = unitPrices(prepared);
  const asked = asAsked(prepared, comparison);
  // Only of those that stand in the price order.
  const low = abnormallyLowAmong(
    comparison.candidates.map(({ candidateId, rankLevelled, levelled }) => ({
      candidateId,
      total: rankLevelled === null ? null : levelled.total,
    })),
  );
  return prepared.candidates.flatMap((candidate, index) => {
    const column = comparison.candidates[index];
    const { offer } = candidate;
    if (offer === null || column === undefined) return [];
    const found: OfferWarning[] = [];
    const warn = (
      code: OfferWarningCode,
      params: OfferWarning["params"] = {},
      lineId: string | null = null,
    ) => found.push({ code, candidateId: column.candidateId, letter: column.letter, lineId, params });

    const reasons = low[index] ?? [];
    if (reasons.length > 0)
      warn("abnormally_low", {
        belowMean: reasons.includes("below_mean") ? 1 : 0,
        belowNext: reasons.includes("below_next") ? 1 : 0,
      });
    statedTotal(candidate, asked.candidates[index] ?? column, warn);
    candidate.cells.forEach((cell, lineIndex) => {
      const line = prepared.lines[lineIndex]?.line;
      if (line === undefined || cell.state !== "priced") return;
      const others = otherPrices(prices[index], othersOf(prepared, index, prices), lineIndex);
      outlier(prices[index]?.[lineIndex], others, line.name, (code, params) => warn(code, params, line.id));
      if (cell.unitPrice === 0 && cell.tiers.every(({ unitPrice }) => unitPrice === 0)) {
        const paid = othersOf(prepared, index, prepared.candidates).filter((other) =>
          wantsMoney(other, lineIndex),
        );
        if (paid.length > 0)
          warn("zero_price", { line: line.name, others: Math.max(others.length, paid.length) }, line.id);
      }
      if (line.kind === "service" && cell.driver !== line.driver)
        warn("other_unit", { line: line.name, asked: line.driver, driver: cell.driver }, line.id);
      const result = column.lines[lineIndex];
      const gap = result?.kind === "gap" ? result.reason : result?.kind === "plugged" ? result.gap : null;
      if (gap === "quantity_missing") warn("quantity_missing", { line: line.name }, line.id);
    });
    for (const { bundle, stages, status, amount } of column.bundles) {
      if (status === "split" || stages.length < 2) continue;
      const beyond = status === "reaches_beyond" ? 1 : 0;
      warn("bundle_hides_stage", {
        bundle: bundle.name,
        stages: stages.join(" "),
        amount: amount ?? "",
        beyond,
      });
    }
    if (offer.validUntil !== null && offer.validUntil < prepared.today)
      warn("validity_passed", { until: offer.validUntil });
    if (offer.priceList.length === 0) warn("no_price_list");
    if (candidate.rate === null) warn("rate_missing", { currency: offer.currency });
    else if (candidate.rate.date !== null) {
      const { date } = candidate.rate;
      const days = daysBetween(date, offer.receivedOn ?? prepared.today);
      if (days > RATE_DAYS) warn("rate_old", { currency: offer.currency, date, days });
    }
    return found.sort((a, b) => OFFER_WARNINGS.indexOf(a.code) - OFFER_WARNINGS.indexOf(b.code));
  });
}

/** Warnings of one kind on one candidate's offer. */
export interface WarningGroup {
  readonly code: OfferWarningCode;
  readonly warnings: readonly OfferWarning[];
}

/** What there is to notice on one candidate's offer, kind by kind. */
export interface CandidateWarnings {
  readonly candidateId: string;
  readonly letter: string;
  readonly count: number;
  readonly groups: readonly WarningGroup[];
}

/**
 * Warnings by candidate and kind, so that many read well: candidates and kinds in the order they came.
 * Seven services that A prices twice as high as the others are one group of seven.
 */
export function groupWarnings(warnings: readonly OfferWarning[]): CandidateWarnings[] {
  const candidates = new Map<string, Map<OfferWarningCode, OfferWarning[]>>();
  for (const warning of warnings) {
    const kinds = candidates.get(warning.candidateId) ?? new Map<OfferWarningCode, OfferWarning[]>();
    candidates.set(warning.candidateId, kinds);
    const group = kinds.get(warning.code);
    if (group === undefined) kinds.set(warning.code, [warning]);
    else group.push(warning);
  }
  return [...candidates].map(([candidateId, kinds]) => {
    const groups = [...kinds].map(([code, each]): WarningGroup => ({ code, warnings: each }));
    return {
      candidateId,
      letter: groups[0]?.warnings[0]?.letter ?? "",
      count: groups.reduce((sum, group) => sum + group.warnings.length, 0),
      groups,
    };
  });
}

/** How many warnings of which kind one candidate's offer has. */
export interface WarningCount {
  readonly candidateId: string;
  readonly letter: string;
  readonly name: string;
  readonly count: number;
  readonly kinds: readonly { readonly code: OfferWarningCode; readonly count: number }[];
}

/** Warnings as numbers, without a word or an amount of them: what a notice says elsewhere. Candidates without one are left out. */
export function countWarnings(prepared: PreparedComparison, comparison: Comparison): WarningCount[] {
  return groupWarnings(offerWarnings(prepared, comparison)).map(({ groups, ...candidate }) => ({
    ...candidate,
    name:
      prepared.candidates.find((each) => each.candidate.id === candidate.candidateId)?.candidate.vendor
        .legalName ?? "",
    kinds: groups.map(({ code, warnings }) => ({ code, count: warnings.length })),
  }));
}

/** On the same services, but as a vendor adds up: at today's volume and without the buyer's discounting. */
function asAsked(prepared: PreparedComparison, comparison: Comparison): Comparison {
  const { basis } = comparison;
  if (basis.discountBasisPoints === 0 && basis.volumePercent === 100) return comparison;
  return compare(prepared, { ...basis, discountBasisPoints: 0, volumePercent: 100 });
}

function statedTotal(
  candidate: PreparedCandidate,
  column: CandidateResult,
  warn: (code: OfferWarningCode, params: OfferWarning["params"]) => void,
): void {
  const typed = candidate.offer?.statedTotal ?? null;
  if (typed === null || candidate.rate === null || !column.pricesAnything || !column.quotedComplete) return;
  const stated = convertAmount(typed, candidate.rate.millionths);
  if (stated === null) return;
  const lines = column.lines.filter(({ kind }) => kind === "counted" || kind === "set_aside").length;
  const rounding = Math.max(ROUNDING_LEAST, lines * ROUNDING_PER_LINE);
  const ours = column.quoted.total;
  // A vendor may state its total with its financing or as if paid at the start: both are its own sum.
  const atStart = ours - (column.financing?.quoted ?? 0);
  if (Math.abs(stated - ours) <= rounding || Math.abs(stated - atStart) <= rounding) return;
  warn("stated_total_differs", { stated, ours, difference: stated - ours });
}

/** By candidate and line: a month's price of one unit in the selection's currency, and of what unit; null = none. */
type UnitPrices = readonly (readonly ({ readonly price: number; readonly driver: string } | null)[])[];

function unitPrices(prepared: PreparedComparison): UnitPrices {
  return prepared.candidates.map((candidate) =>
    prepared.lines.map((line, index) => {
      const cell = candidate.cells[index];
      if (!line.recurring || cell?.state !== "priced" || cell.periodWrong || candidate.rate === null)
        return null;
      const monthly = quotedAmount(priceToday(prepared, cell), 100_000, cell.period);
      const price = monthly === null ? null : convertAmount(monthly, candidate.rate.millionths);
      return price === null ? null : { price, driver: cell.driver };
    }),
  );
}

/** The unit price at today's quantity, so that tiers are compared where they are used. */
function priceToday({ dossier }: PreparedComparison, cell: PricedCell): number {
  const ours = cell.driver === "fixed" ? 1_000 : dossier.selection.quantities[cell.driver];
  const quantity = cell.quantityMilli ?? ours ?? 0;
  return tierPrice(cell.unitPrice, cell.tiers, Math.max(quantity, cell.minimumMilli ?? 0) * 100);
}

/** What the other vendors ask for the same unit of a line, lowest first; zeros left out. */
function otherPrices(own: UnitPrices[number] | undefined, others: UnitPrices, line: number): number[] {
  const driver = own?.[line]?.driver;
  return others
    .flatMap((theirs) => {
      const each = theirs[line];
      return !each || each.driver !== driver || each.price === 0 ? [] : [each.price];
    })
    .sort((a, b) => a - b);
}

function outlier(
  own: UnitPrices[number][number] | undefined,
  others: readonly number[],
  line: string,
  warn: (code: "unit_price_high" | "unit_price_low", params: OfferWarning["params"]) => void,
): void {
  if (!own || own.price === 0) return;
  const median = others.length < UNIT_PRICE_RULE.othersAtLeast ? null : medianOfOthers(others);
  if (median === null) return;
  const percent = Math.round((own.price * 100) / median.base);
  const params = { line, price: own.price, median: median.base, others: others.length, percent };
  if (own.price * 100 >= median.base * UNIT_PRICE_RULE.highPercent) warn("unit_price_high", params);
  else if (own.price * 100 <= median.base * UNIT_PRICE_RULE.lowPercent) warn("unit_price_low", params);
}

function wantsMoney(candidate: PreparedCandidate, lineIndex: number): boolean {
  const cell = candidate.cells[lineIndex];
  if (cell?.state === "split") return (cell.amount ?? 0) > 0;
  return (
    cell?.state === "priced" && (cell.unitPrice > 0 || cell.tiers.some(({ unitPrice }) => unitPrice > 0))
  );
}
