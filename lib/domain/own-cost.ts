import type { IsoDay } from "./iso-day";
import type { Minor } from "./money";
import type { Period } from "./offer";

/** What IT costs the buyer itself. */

export const OWN_COST_KINDS = ["running", "hidden", "follow_up"] as const;
/**
 * `running`: what is paid today, own staff included. `hidden`: what today's way costs without an invoice, such as time
 * lost to outages. `follow_up`: what following up a partner and its contract will take; it comes on top of every offer
 * and not of staying as one is.
 */
export type OwnCostKind = (typeof OWN_COST_KINDS)[number];

/** One such cost, in the selection's currency. */
export interface OwnCost {
  readonly id: string;
  readonly kind: OwnCostKind;
  readonly name: string;
  readonly amount: Minor;
  readonly period: Period;
  /** Where the figure comes from, and of which day it is. */
  readonly source: string;
  readonly sourceDate: IsoDay | null;
}

/** How many of them one selection holds. */
export const OWN_COSTS_MAX = 100;
