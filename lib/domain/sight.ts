import { type Pair, pairKey } from "./scoring-duties";

/**
 * How far one participant sees into the scores of others.
 *
 * Rule: nobody, the lead included, sees others' scores of a candidate and a criterion group before having submitted
 * their own for both; once scoring is closed, everybody who may look at scores sees them.
 */

export type Sight =
  | { readonly everything: true }
  | { readonly everything: false; readonly pairs: readonly Pair[] };

/**
 * Whether a pair lies within sight.
 *
 * @example sees({ everything: false, pairs: [] }, { candidateId: "a", groupId: "chemistry" }) // false
 */
export function sees(sight: Sight, { candidateId, groupId }: Pair): boolean {
  return (
    sight.everything ||
    sight.pairs.some((pair) => pair.candidateId === candidateId && pair.groupId === groupId)
  );
}

/**
 * The same text for the same sight: part of the key of whatever is kept for a reader.
 *
 * @example sightKey({ everything: true }) // "*"
 */
export function sightKey(sight: Sight): string {
  if (sight.everything) return "*";
  return sight.pairs.map(pairKey).sort().join(", ");
}
