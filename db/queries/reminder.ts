import { and, asc, between, eq, isNotNull, isNull, max } from "drizzle-orm";
import { dutiesOf, pairKey } from "@/lib/domain/scoring-duties";
import type { Reader } from "../engine/database";
import { mailMessage } from "../schema/mail";
import { participant } from "../schema/participant";
import { selection } from "../schema/selection";
import type { ParticipantRow } from "./access";
import { loadScorers, loadScoringFrame, loadSubmissions } from "./duties";

/** Somebody who is not done: pairs of candidate and group still to submit, and all that are theirs to score now. */
export interface Reminded {
  readonly person: ParticipantRow;
  readonly open: { readonly left: number; readonly total: number };
}

/** How much everybody has left to score now, by participant. Holds no score. */
export async function peopleOpen(
  reader: Reader,
  selectionId: string,
): Promise<ReadonlyMap<string, Reminded["open"]>> {
  const frame = await loadScoringFrame(reader, selectionId);
  const submissions = await loadSubmissions(reader, selectionId);
  const done = new Set(submissions.map((one) => `${one.participantId} ${pairKey(one)}`));
  const scorers = await loadScorers(reader, selectionId);
  return new Map(
    scorers.map((scorer) => {
      const theirs = dutiesOf(scorer, frame).filter(({ duty }) => duty === "theirs");
      const left = theirs.filter((pair) => !done.has(`${scorer.id} ${pairKey(pair)}`));
      return [scorer.id, { left: left.length, total: theirs.length }];
    }),
  );
}

/**
 * Everybody with an address who has something left to score now, oldest first. Pairs that wait for their meeting are
 * nobody's delay.
 */
export async function peopleToRemind(reader: Reader, selectionId: string): Promise<Reminded[]> {
  const openOf = await peopleOpen(reader, selectionId);
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

/** Selections whose scoring is open and ends between two days, both included; the most urgent first. */
export async function selectionsNearDeadline(reader: Reader, first: string, last: string): Promise<string[]> {
  const rows = await reader
    .select({ id: selection.id })
    .from(selection)
    .where(and(between(selection.scoringDeadline, first, last), isNull(selection.scoringClosedAt)))
    .orderBy(asc(selection.scoringDeadline), asc(selection.id));
  return rows.map(({ id }) => id);
}

/** When each participant was last invited by mail. Whoever was not is not in it. */
export async function lastInvitations(
  reader: Reader,
  selectionId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await reader
    .select({ participantId: mailMessage.participantId, at: max(mailMessage.createdAt) })
    .from(mailMessage)
    .where(and(eq(mailMessage.selectionId, selectionId), eq(mailMessage.kind, "invitation")))
    .groupBy(mailMessage.participantId);
  return new Map(
    rows.flatMap(({ participantId, at }) =>
      participantId !== null && at !== null ? [[participantId, at]] : [],
    ),
  );
}
