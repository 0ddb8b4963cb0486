import { type Awaited, counts, type Pair, pairKey, type Scorer } from "./scoring-duties";
import { type Sight, sees } from "./sight";

/**
 * The pairs of candidate and criterion group that somebody has scored and this reader may not see yet, each once, in
 * the order of the submissions. A pair nobody has scored is not among them: there is nothing to hide.
 *
 * @example
 * blindPairsOf({ everything: false, pairs: [] }, [mette], [{ participantId: "mette", candidateId: "a", groupId: "g" }])
 * // [{ candidateId: "a", groupId: "g" }]
 */
export function blindPairsOf(
  sight: Sight,
  scorers: readonly Scorer[],
  submissions: readonly Awaited[],
): Pair[] {
  const scorerOf = new Map(scorers.map((scorer) => [scorer.id, scorer]));
  const blind = new Map<string, Pair>();
  for (const { participantId, candidateId, groupId } of submissions) {
    const pair = { candidateId, groupId };
    const scorer = scorerOf.get(participantId);
    if (scorer === undefined || !counts(scorer, pair) || sees(sight, pair)) continue;
    blind.set(pairKey(pair), pair);
  }
  return [...blind.values()];
}
