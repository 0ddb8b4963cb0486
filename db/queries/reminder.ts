import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { dutiesOf, pairKey } from "@/lib/domain/scoring-duties";
import type { Reader } from "../engine/database";
import { participant } from "../schema/participant";
import type { ParticipantRow } from "./access";
import { loadScorers, loadScoringFrame, loadSubmissions } from "./duties";

/**
 * Everybody with an address who has something left to score now, oldest first. Pairs that wait for their meeting are
 * nobody's delay.
 */
export async function peopleToRemind(reader: Reader, selectionId: string): Promise<ParticipantRow[]> {
  const frame = await loadScoringFrame(reader, selectionId);
  const submissions = await loadSubmissions(reader, selectionId);
  const done = new Set(submissions.map((one) => `${one.participantId} ${pairKey(one)}`));
  const open = new Set(
    (await loadScorers(reader, selectionId))
      .filter((scorer) =>
        dutiesOf(scorer, frame).some(
          (pair) => pair.duty === "theirs" && !done.has(`${scorer.id} ${pairKey(pair)}`),
        ),
      )
      .map(({ id }) => id),
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
  return rows.filter(({ id }) => open.has(id));
}
