import type { Reader } from "@/db/engine/database";
import { loadScorers, loadScoringFrame, loadSubmissions } from "@/db/queries/duties";
import { type ScoringProgress, scoringProgress } from "@/lib/domain/progress";
import { awaitedOf, type Scorer, type ScoringFrame } from "@/lib/domain/scoring-duties";
import type { AuthorizedSelection } from "./access";

/**
 * How far everybody is, kept between requests by the selection's revision. Every write changes that but drafts of
 * scores, which change nothing here: what is kept can be old but never wrong. It holds that pairs were submitted and
 * never what was given, so it is the same for whoever may see progress; and nothing is handed out without an
 * authorised selection.
 */
interface Kept {
  readonly revision: number;
  readonly frame: ScoringFrame;
  readonly progress: ScoringProgress<Scorer & { readonly name: string }>;
  /** Names of all participants, also of those who score nothing. */
  readonly names: ReadonlyMap<string, string>;
  /** Who is still waited for, with how many pairs, by name. */
  readonly awaited: readonly { readonly id: string; readonly name: string; readonly count: number }[];
}

/** Danish and Norwegian order names alike; English names stand the same in it. */
const byName = new Intl.Collator("da");
const KEPT = 40;
const kept = new Map<string, Kept>();

/** The frame of a selection's scoring and everybody's progress in it. */
export async function progressOfSelection(reader: Reader, { selection }: AuthorizedSelection): Promise<Kept> {
  const known = kept.get(selection.id);
  kept.delete(selection.id);
  if (known?.revision === selection.revision) {
    kept.set(selection.id, known);
    return known;
  }
  const frame = await loadScoringFrame(reader, selection.id);
  const scorers = await loadScorers(reader, selection.id);
  scorers.sort((one, other) => byName.compare(one.name, other.name));
  const submissions = await loadSubmissions(reader, selection.id);
  const left = new Map<string, number>();
  for (const { participantId } of awaitedOf(scorers, frame, submissions))
    left.set(participantId, (left.get(participantId) ?? 0) + 1);
  const fresh = {
    revision: selection.revision,
    frame,
    progress: scoringProgress(scorers, frame, submissions),
    names: new Map(scorers.map(({ id, name }) => [id, name])),
    awaited: scorers.flatMap(({ id, name }) => {
      const count = left.get(id) ?? 0;
      return count === 0 ? [] : [{ id, name, count }];
    }),
  };
  kept.set(selection.id, fresh);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return fresh;
}
