import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { dutiesOf, pairKey } from "@/lib/domain/scoring-duties";
import type { Reader } from "../engine/database";
import { participant } from "../schema/participant";
import type { ParticipantRow } from "./access";
import { loadScorers, loadScoringFrame, loadSubmissions } from "./duties";

/** Somebody who is not done: pairs of candidate and group still to submit, and all that are theirs to score now. */
export interface Reminded {
  readonly person: ParticipantRow;
  readonly open: { readonly left: number; readonly total: number };
}

/**
 * Everybody with an address who has something left to score now, oldest first. Pairs that wait for their meeting are
 * nobody's delay.
 */
export async function peopleToRemind(reader: Reader, selectionId: string): Promise<Reminded[]> {
  const frame = await loadScoringFrame(reader, selectionId);
  const submissions = await loadSubmissions(reader, selectionId);
  const done = new Set(submissions.map((one) => `${one.participantId} ${pairKey(one)}`));
  const openOf = new Map(
    (await loadScorers(reader, selectionId)).map((scorer) => {
      const theirs = dutiesOf(scorer, frame).filter(({ duty }) => duty === "theirs");
      const left = theirs.filter((pair) => !done.has(`${scorer.id} ${pairKey(pair)}`));
      return [scorer.id, { left: left.length, total: theirs.length }];
    }),
  );
  const rows = await reader
    .select()
    .from(participant)
    .where(
      and(
        eq(participant.selectionId, selectionId),
        isNull(participant.revokedAt),
        isNotNull(participant.email),
      ),
    )
    .orderBy(participant.createdAt, participant.id);
  return rows.flatMap((person) => {
    const open = openOf.get(person.id);
    return open && open.left > 0 ? [{ person, open }] : [];
  });
}
