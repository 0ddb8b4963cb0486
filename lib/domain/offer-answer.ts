import type { FieldError } from "./field-error";
import type { IsoDay } from "./iso-day";
import type { Currency, Minor } from "./money";
import type { Bundle, CatalogueLine, Cell, PriceListItem } from "./offer";
import { checkOffer } from "./offer-checks";
import type { RequirementAnswer } from "./requirements";

/**
 * Everything a vendor answers to a request, in one value: what a filled workbook is read to, what a vendor's own page
 * saves as it goes, and what a new version of the offer is made of.
 */
export interface OfferAnswer {
  readonly currency: Currency;
  readonly validUntil: IsoDay | null;
  /** Yearly price rise in basis points (200 = 2 %), first applied after `indexAfterMonths`. */
  readonly indexBasisPoints: number;
  readonly indexAfterMonths: number;
  /** The total the vendor states itself, if any. */
  readonly statedTotal: Minor | null;
  /** Months over which establishment is paid; null = at the start. */
  readonly financedMonths: number | null;
  /** Yearly interest on it, basis points. */
  readonly financeBasisPoints: number;
  /** A line without a cell is unanswered, never 0. */
  readonly cells: readonly { readonly lineId: string; readonly cell: Cell }[];
  /** Their ids hold within this answer only. */
  readonly bundles: readonly Bundle[];
  readonly priceList: readonly PriceListItem[];
  /** One that is not here is not answered. */
  readonly requirements: readonly {
    readonly requirementId: string;
    readonly answer: RequirementAnswer;
    readonly note: string;
  }[];
  readonly points: readonly { readonly pointId: string; readonly text: string }[];
}

/** What an answer's ids may name. */
export interface AskedFor {
  readonly lines: readonly CatalogueLine[];
  readonly requirementIds: ReadonlySet<string>;
  readonly pointIds: ReadonlySet<string>;
}

/** Limits of what is said beside the cells. */
export const ANSWER_LIMITS = {
  pointText: 4_000,
  note: 2_000,
  priceList: 500,
  bundles: 100,
  financedMonths: 84,
  financeBasisPoints: 5_000,
} as const;

/** An answer in which nothing is answered yet. `emptyAnswer("DKK").cells` is `[]`. */
export function emptyAnswer(currency: Currency): OfferAnswer {
  return {
    currency,
    validUntil: null,
    indexBasisPoints: 0,
    indexAfterMonths: 12,
    statedTotal: null,
    financedMonths: null,
    financeBasisPoints: 0,
    cells: [],
    bundles: [],
    priceList: [],
    requirements: [],
    points: [],
  };
}

/**
 * Why an answer cannot become an offer as it stands; empty when it can. What is missing is no fault: gaps are seen in
 * the comparison. Paths walk from the answer: `cells.3.cell.unitPrice`, `points.0.pointId`.
 *
 * Errors: those of `checkOffer`; `requirement.gone`, `requirement.twice`, `request_point.gone`, `request_point.twice`.
 *
 * @example answerFaults({ ...emptyAnswer("DKK"), points: [{ pointId: "x", text: "" }] }, asked)
 * // [{ path: "points.0.pointId", code: "request_point.gone", params: {} }]
 */
export function answerFaults(answer: OfferAnswer, asked: AskedFor): FieldError[] {
  return [
    ...checkOffer(answer, asked.lines),
    ...known(
      answer.requirements.map(({ requirementId }) => requirementId),
      asked.requirementIds,
      (index) => `requirements.${index}.requirementId`,
      "requirement",
    ),
    ...known(
      answer.points.map(({ pointId }) => pointId),
      asked.pointIds,
      (index) => `points.${index}.pointId`,
      "request_point",
    ),
  ];
}

function known(
  ids: readonly string[],
  wanted: ReadonlySet<string>,
  path: (index: number) => string,
  noun: "requirement" | "request_point",
): FieldError[] {
  const seen = new Set<string>();
  return ids.flatMap((id, index): FieldError[] => {
    if (!wanted.has(id)) return [{ path: path(index), code: `${noun}.gone`, params: {} }];
    if (seen.has(id)) return [{ path: path(index), code: `${noun}.twice`, params: {} }];
    seen.add(id);
    return [];
  });
}

/**
 * The same answer written the same way whatever order it was typed in, so that a receipt's hash can be made again from
 * it: lists by their ids, ids of bundles and price list by their place, without what says nothing.
 */
export function canonicalAnswer(answer: OfferAnswer): string {
  const by = <Item>(items: readonly Item[], key: (item: Item) => string): Item[] =>
    [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  const bundles = by(answer.bundles, ({ name, id }) => `${name}\n${id}`);
  const place = new Map(bundles.map(({ id }, index) => [id, `bundle-${index + 1}`]));
  return JSON.stringify([
    answer.currency,
    answer.validUntil,
    answer.indexBasisPoints,
    answer.indexAfterMonths,
    answer.statedTotal,
    answer.financedMonths,
    answer.financeBasisPoints,
    by(answer.cells, ({ lineId }) => lineId)
      .filter(({ cell }) => cell.state !== "unanswered" || cell.note !== "")
      .map(({ lineId, cell }) => [lineId, ...cellParts(cell, place)]),
    bundles.map(({ name, amount, split, splitNote }) => [
      name,
      amount,
      by(split, ({ lineId }) => lineId).map((part) => [part.lineId, part.amount]),
      splitNote,
    ]),
    answer.priceList.map(({ lineId, name, unitPrice, driver, period }) => [
      lineId,
      name,
      unitPrice,
      driver,
      period,
    ]),
    by(answer.requirements, ({ requirementId }) => requirementId).map((each) => [
      each.requirementId,
      each.answer,
      each.note,
    ]),
    by(answer.points, ({ pointId }) => pointId)
      .filter(({ text }) => text !== "")
      .map(({ pointId, text }) => [pointId, text]),
  ]);
}

function cellParts(cell: Cell, place: ReadonlyMap<string, string>): readonly unknown[] {
  switch (cell.state) {
    case "priced":
      return [
        cell.state,
        cell.unitPrice,
        cell.driver,
        cell.quantityMilli,
        cell.period,
        cell.minimumMilli,
        cell.tiers.map(({ fromMilli, unitPrice }) => [fromMilli, unitPrice]),
        cell.note,
      ];
    case "included":
      return [cell.state, cell.inLineId, cell.note];
    case "bundled":
      return [cell.state, place.get(cell.bundleId) ?? cell.bundleId, cell.note];
    case "not_offered":
    case "unanswered":
      return [cell.state, cell.note];
  }
}
