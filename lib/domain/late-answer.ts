import type { SealState } from "./sealing";

/** How a vendor's answer that came late may become an offer. */
export const LATE_ENTRIES = ["word", "reason", "prices_open"] as const;
/**
 * `word`: the lead's word is enough. `reason`: the final round is over, so the lead says why it counts all the same.
 * `prices_open`: it cannot any more.
 */
export type LateEntry = (typeof LATE_ENTRIES)[number];

/**
 * What letting a late answer in takes. Rule: nobody revises after the best-and-final round; an answer that was sent
 * before it was closed and still waits may count by the lead's reasoned word, as long as that word is given blind. Once
 * sealed prices were opened whoever gives it knows what the others offer at last, and only another round, open to all,
 * is fair. Where prices were never sealed nobody was promised blindness, and the reason on record has to do.
 *
 * @example lateEntry({ finalOver: true, sealing: "sealed", pricesOpenedAt: null }) // "reason"
 * @example lateEntry({ finalOver: true, sealing: "sealed", pricesOpenedAt: "2026-11-20T08:00:00.000Z" }) // "prices_open"
 */
export function lateEntry({
  finalOver,
  sealing,
  pricesOpenedAt,
}: SealState & { readonly finalOver: boolean }): LateEntry {
  if (!finalOver) return "word";
  return sealing === "sealed" && pricesOpenedAt !== null ? "prices_open" : "reason";
}
