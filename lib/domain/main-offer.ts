import type { Offer } from "./offer";

/** The main offer of a candidate: the one without a name of its own. */
export function mainOfferOf(offers: readonly Offer[], candidateId: string): Offer | undefined {
  return offers.find((each) => each.candidateId === candidateId && (each.variant ?? "") === "");
}
