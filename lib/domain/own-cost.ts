/** What IT costs the buyer itself. */

export const OWN_COST_KINDS = ["running", "hidden", "follow_up"] as const;
/**
 * `running`: what is paid today, own staff included. `hidden`: what today's way costs without an invoice, such as time
 * lost to outages. `follow_up`: what following up a partner and its contract will take; it comes on top of every offer
 * and not of staying as one is.
 */
export type OwnCostKind = (typeof OWN_COST_KINDS)[number];
