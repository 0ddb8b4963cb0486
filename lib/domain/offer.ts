import type { IsoDay } from "./iso-day";
import type { Currency, Minor } from "./money";
import type { Driver, EstablishmentStage } from "./selection";

/** The service catalogue's rows and what an offer answers to each of them. */

export const LINE_KINDS = ["service", "establishment", "exit"] as const;
/** `service` recurs; `establishment` is one-off work in a stage; `exit` is one-off, paid when leaving. */
export type LineKind = (typeof LINE_KINDS)[number];

export const LINE_SCOPES = ["in_scope", "optional"] as const;
export type LineScope = (typeof LINE_SCOPES)[number];

/** One row of the catalogue: a service, an establishment piece or the exit assistance. */
export interface CatalogueLine {
  readonly id: string;
  readonly kind: LineKind;
  readonly name: string;
  readonly description: string;
  /** Heading the row stands under; empty for none. */
  readonly category: string;
  /** Set on establishment pieces only. */
  readonly stage: EstablishmentStage | null;
  /** What a service is counted in; `fixed` on one-off lines. */
  readonly driver: Driver;
  readonly scope: LineScope;
  /** Which template text it started from, so that a sample can be told in another language; null = own. */
  readonly templateKey?: string | null;
}

export const PERIODS = ["month", "year", "once"] as const;
/** What a price is for: a month or a year of a service; `once` on one-off lines. */
export type Period = (typeof PERIODS)[number];

/** From this quantity (thousandths) on, the whole quantity is priced at this unit price. */
export interface Tier {
  readonly fromMilli: number;
  readonly unitPrice: Minor;
}

export const CELL_STATES = ["priced", "included", "bundled", "not_offered", "unanswered"] as const;
export type CellState = (typeof CELL_STATES)[number];

/** One cell of an offer. Exactly one state; a blank is `unanswered`, never 0. */
export type Cell =
  | {
      readonly state: "priced";
      /** In the offer's currency. 0 only when typed as a deliberate zero. */
      readonly unitPrice: Minor;
      /** May differ from the line's own driver: one vendor prices per user, another per server. */
      readonly driver: Driver;
      /** Thousandths; null = the selection's quantity of the driver (1 for `fixed`). Never assumed 1 otherwise. */
      readonly quantityMilli: number | null;
      readonly period: Period;
      /** Least quantity billed, thousandths; null = none. */
      readonly minimumMilli: number | null;
      /** Ascending by `fromMilli`; empty = one price. */
      readonly tiers: readonly Tier[];
      readonly note: string;
    }
  | { readonly state: "included"; readonly inLineId: string; readonly note: string }
  | { readonly state: "bundled"; readonly bundleId: string; readonly note: string }
  | { readonly state: "not_offered"; readonly note: string }
  | { readonly state: "unanswered"; readonly note: string };

/** One price over several establishment pieces. Its lines are those whose cell is `bundled` into it. */
export interface Bundle {
  readonly id: string;
  readonly name: string;
  readonly amount: Minor;
  /** The buyer's split by hand, in the offer's currency; adds up to `amount`. Empty = not split. */
  readonly split: readonly { readonly lineId: string; readonly amount: Minor }[];
  readonly splitNote: string;
}

/** A unit price for additions after signing; `lineId` ties it to the catalogue when it can stand in for a gap. */
export interface PriceListItem {
  readonly id: string;
  readonly lineId: string | null;
  readonly name: string;
  readonly unitPrice: Minor;
  readonly driver: Driver;
  readonly period: Period;
}

export const OFFER_CHANNELS = ["typed", "file", "vendor_page", "selection_file"] as const;
/** How a version came in: typed by us, read from a workbook, submitted on the vendor's page, or with an imported selection. */
export type OfferChannel = (typeof OFFER_CHANNELS)[number];

export interface Offer {
  readonly id: string;
  readonly candidateId: string;
  /** Name of an alternative beside the candidate's main offer; left out = the main offer. */
  readonly variant?: string;
  /** Whether a variant stands as a column of its own in the comparison; left out on the main offer, which always does. */
  readonly variantShown?: boolean;
  readonly currency: Currency;
  readonly versionNumber: number;
  readonly receivedOn: IsoDay | null;
  readonly validUntil: IsoDay | null;
  /** The offer's own yearly price rise in basis points (200 = 2 %), first applied after `indexAfterMonths`. */
  readonly indexBasisPoints: number;
  readonly indexAfterMonths: number;
  /** The total the vendor states itself, if any; checked against ours, never used. */
  readonly statedTotal: Minor | null;
  readonly source: string;
  /** Months over which establishment is paid in equal instalments, 1–84; null or absent = at the start. */
  readonly financedMonths?: number | null;
  /** Yearly interest on it in basis points, 0–5 000. */
  readonly financeBasisPoints?: number;
  readonly cells: readonly { readonly lineId: string; readonly cell: Cell }[];
  readonly bundles: readonly Bundle[];
  readonly priceList: readonly PriceListItem[];
}

export const PLUG_SOURCES = ["own_price_list", "median_of_others", "highest_of_others", "estimate"] as const;
export type PlugSource = (typeof PLUG_SOURCES)[number];

/** The buyer's explicit, visible stand-in for a gap. */
export interface Plug {
  readonly id: string;
  readonly candidateId: string;
  readonly lineId: string;
  readonly source: PlugSource;
  /** `estimate` only: selection's currency, per month for a service, once otherwise. low ≤ base ≤ high. */
  readonly low: Minor | null;
  readonly base: Minor | null;
  readonly high: Minor | null;
  readonly note: string;
  readonly madeOn: IsoDay;
  readonly madeBy: string;
}

/**
 * The buyer's decision to leave a gap open: nothing stands in for the price, and the candidate has no comparable total
 * on a basis that needs the line. It says something only while the gap is there.
 */
export interface LeftGap {
  readonly id: string;
  readonly candidateId: string;
  readonly lineId: string;
  readonly reason: string;
  readonly leftOn: IsoDay;
  readonly leftBy: string;
}

/** One unit of `currency` costs `rateMillionths / 1 000 000` of the selection's currency, on that day. */
export interface ExchangeRate {
  readonly currency: Currency;
  readonly rateMillionths: number;
  readonly date: IsoDay;
}
