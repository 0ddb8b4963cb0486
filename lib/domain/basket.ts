import { convertAmount, quotedAmount } from "./comparison/line-amount";
import type { PreparedCandidate, PreparedComparison } from "./comparison/prepare";
import { multiplyDivide } from "./money";
import type { CatalogueLine, Period, PriceListItem } from "./offer";
import type { Driver } from "./selection";

/**
 * The basket of additions: what growing after signing would cost with each candidate's own price list.
 *
 * Unit: minor units of the selection's currency. A thing that a price list does not hold is missing, which is not 0;
 * a candidate that misses anything has no place in the order. Volumes of the comparison change nothing here.
 */

/** One thing of the basket. */
export interface BasketItem {
  readonly id: string;
  /** The catalogue line it is more of; null = found in price lists by its name. */
  readonly lineId: string | null;
  readonly name: string;
  readonly driver: Driver;
  /** `once`, or something that recurs: a month's and a year's price both answer it. */
  readonly period: Period;
  /** Thousandths. */
  readonly quantityMilli: number;
}

export const BASKET_MAX = 50;

export const BASKET_MISSES = [
  "no_offer",
  "not_listed",
  /** Listed, but per another unit. */
  "other_unit",
  /** Listed once where it recurs, or the other way round. */
  "other_period",
  /** Listed more than once at different prices. */
  "ambiguous",
  "rate_missing",
  "amount_too_large",
] as const;
export type BasketMiss = (typeof BASKET_MISSES)[number];

export type BasketPrice =
  | { readonly kind: "missing"; readonly reason: BasketMiss }
  | {
      readonly kind: "priced";
      readonly item: PriceListItem;
      readonly foundBy: "line" | "name";
      /** Per month; null for a one-off price. */
      readonly monthly: number | null;
      /** Null for a price that recurs. */
      readonly once: number | null;
      readonly twelveMonths: number;
    };

export interface BasketColumn {
  readonly candidateId: string;
  readonly letter: string;
  /** Aligned with the basket. */
  readonly prices: readonly BasketPrice[];
  readonly missing: number;
  /** Of what is priced; a part of the truth while something is missing. */
  readonly monthly: number;
  readonly once: number;
  /** The first twelve months: once + what recurs. */
  readonly twelveMonths: number;
  /** Order of the first twelve months, lowest first, ties share; null while anything is missing. */
  readonly rank: number | null;
}

/** A name as two people would write it alike: case, punctuation and spaces do not count. `"Ekstra  bruger (std.)"` is `"ekstra bruger std"`. */
export function normalisedName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * Every compared candidate's price of the basket. No candidates and an empty basket give empty answers.
 * For 5 users at 250.00 a month the column says `monthly: 125_000, twelveMonths: 1_500_000`.
 */
export function priceBasket(prepared: PreparedComparison, basket: readonly BasketItem[]): BasketColumn[] {
  const columns = prepared.candidates.map((candidate) => {
    const prices = basket.map((item) => priceOf(item, candidate, prepared.dossier.lines));
    const sum = (part: (price: Extract<BasketPrice, { kind: "priced" }>) => number) =>
      prices.reduce((total, price) => (price.kind === "priced" ? total + part(price) : total), 0);
    return {
      candidateId: candidate.candidate.id,
      letter: candidate.letter,
      prices,
      missing: prices.filter(({ kind }) => kind === "missing").length,
      monthly: sum(({ monthly }) => monthly ?? 0),
      once: sum(({ once }) => once ?? 0),
      twelveMonths: sum(({ twelveMonths }) => twelveMonths),
    };
  });
  const whole = columns.filter(({ missing }) => missing === 0);
  return columns.map((column) => ({
    ...column,
    rank:
      column.missing > 0 || basket.length === 0
        ? null
        : 1 + whole.filter(({ twelveMonths }) => twelveMonths < column.twelveMonths).length,
  }));
}

function priceOf(
  wanted: BasketItem,
  { offer, rate }: PreparedCandidate,
  lines: readonly CatalogueLine[],
): BasketPrice {
  if (offer === null) return missing("no_offer");
  const ofLine =
    wanted.lineId === null ? [] : offer.priceList.filter(({ lineId }) => lineId === wanted.lineId);
  const foundBy = ofLine.length > 0 ? "line" : "name";
  const names = new Set(
    [wanted.name, lines.find(({ id }) => id === wanted.lineId)?.name ?? ""]
      .map(normalisedName)
      .filter((name) => name !== ""),
  );
  const found =
    foundBy === "line" ? ofLine : offer.priceList.filter(({ name }) => names.has(normalisedName(name)));
  if (found.length === 0) return missing("not_listed");
  const sameUnit = found.filter(({ driver }) => driver === wanted.driver);
  if (sameUnit.length === 0) return missing("other_unit");
  const fitting = sameUnit.filter(({ period }) => (period === "once") === (wanted.period === "once"));
  const [item] = fitting;
  if (item === undefined) return missing("other_period");
  if (fitting.some(({ unitPrice, period }) => unitPrice !== item.unitPrice || period !== item.period))
    return missing("ambiguous");
  if (rate === null) return missing("rate_missing");
  const converted = (amount: number | null) =>
    amount === null || rate.millionths === 1_000_000 ? amount : convertAmount(amount, rate.millionths);
  const amount = converted(quotedAmount(item.unitPrice, wanted.quantityMilli * 100, item.period));
  if (amount === null) return missing("amount_too_large");
  if (item.period === "once")
    return { kind: "priced", item, foundBy, monthly: null, once: amount, twelveMonths: amount };
  const yearly =
    item.period === "year"
      ? converted(multiplyDivide(item.unitPrice, wanted.quantityMilli, 1_000))
      : amount * 12;
  if (yearly === null) return missing("amount_too_large");
  return { kind: "priced", item, foundBy, monthly: amount, once: null, twelveMonths: yearly };
}

function missing(reason: BasketMiss): BasketPrice {
  return { kind: "missing", reason };
}

/**
 * A first basket: five users, one server and a hundred GB of the first service counted in each, and ten hours of a
 * consultant. What the catalogue does not have is left out.
 */
export function suggestedBasket(
  lines: readonly CatalogueLine[],
  consultantHour: string,
): Omit<BasketItem, "id">[] {
  const wanted = [
    ["users", 5_000],
    ["servers", 1_000],
    ["gb", 100_000],
  ] as const;
  const counted = wanted.flatMap(([driver, quantityMilli]) => {
    const line = lines.find(
      (each) => each.kind === "service" && each.driver === driver && each.scope === "in_scope",
    );
    return line === undefined
      ? []
      : [{ lineId: line.id, name: line.name, driver, period: "month" as const, quantityMilli }];
  });
  return [
    ...counted,
    { lineId: null, name: consultantHour, driver: "fixed", period: "once", quantityMilli: 10_000 },
  ];
}
