import type { Reader } from "@/db/engine/database";
import { visibleTallies } from "@/db/queries/visible-scores";
import { type Sight, sightKey } from "@/lib/domain/sight";
import type { ScoreTally } from "@/lib/domain/spread";
import type { AuthorizedSelection } from "./access";

/**
 * Scores counted by value, kept between requests by the selection's revision and by how far the reader sees: two
 * readers share what is kept only when both may see exactly the same. Nothing is handed out without an authorised
 * selection.
 */
const KEPT = 40;
const kept = new Map<string, readonly ScoreTally[]>();

/** The counts that this reader may see; `sight` is this reader's own. */
export async function talliesInSight(
  reader: Reader,
  { selection, participant }: AuthorizedSelection,
  sight: Sight,
): Promise<readonly ScoreTally[]> {
  const key = `${selection.id} ${selection.revision} ${sightKey(sight)}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const tallies = await visibleTallies(reader, selection, participant);
  kept.set(key, tallies);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return tallies;
}
