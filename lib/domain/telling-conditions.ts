import type { OpenPointCode } from "./open-points";
import type { EntryCondition } from "./phase-road";

/** Without these there is nobody yet for the others to be about. */
const SOMEBODY: ReadonlySet<OpenPointCode> = new Set<OpenPointCode>([
  "candidates.too_few",
  "candidates.shortlist_size",
  "offers.too_few",
  "compare.basis_empty",
  "compare.too_few_comparable",
]);

/** Conditions that ask something of each candidate, so that nobody fails them where there is nobody. */
const OF_EACH: ReadonlySet<OpenPointCode> = new Set<OpenPointCode>([
  "candidates.accounts_missing",
  "candidates.assurance_missing",
  "candidates.references_few",
  "candidates.requirements_unanswered",
  "scoring.scores_missing",
  "scoring.moderation_needed",
  "offers.rate_missing",
  "offers.gaps_open",
  "compare.price_refused",
  "compare.not_comparable",
  "compare.provisional",
  "compare.abnormally_low",
]);

/** Conditions that nobody can fail before prices are opened, for only prices tell. */
const OF_PRICES: ReadonlySet<OpenPointCode> = new Set<OpenPointCode>([
  "offers.rate_missing",
  "offers.gaps_open",
  "compare.price_refused",
  "compare.too_few_comparable",
  "compare.not_comparable",
  "compare.provisional",
  "compare.abnormally_low",
]);

/**
 * The conditions worth showing: one that is met only because there is nobody yet to fail it, or because prices are
 * sealed, is left out, for a tick beside it would say that something has been done.
 *
 * @example with too few candidates, "three years of accounts for each" is left out while nobody lacks any
 */
export function tellingConditions(conditions: readonly EntryCondition[]): readonly EntryCondition[] {
  const isUnmet = (...codes: readonly OpenPointCode[]) =>
    conditions.some(({ code, met }) => !met && codes.includes(code));
  const isNobody = isUnmet(...SOMEBODY);
  const isSealed = isUnmet("offers.sealed");
  return conditions.filter(
    ({ code, met }) => !met || !((isNobody && OF_EACH.has(code)) || (isSealed && OF_PRICES.has(code))),
  );
}
