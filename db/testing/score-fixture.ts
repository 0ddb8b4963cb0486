import type { Tx } from "../engine/database";
import { score, scoreSubmission } from "../schema/scoring";

const AT = "2026-11-10T09:00:00.000Z";

/** What somebody gave on each criterion: 1–5, or null for "cannot judge"; with a note where there is one. */
export type Given = Readonly<Record<string, number | null | readonly [number | null, string]>>;

/** Drafts of one participant on one candidate: given, and not yet submitted. */
export async function draftScores(tx: Tx, participantId: string, candidateId: string, given: Given) {
  await insertScores(tx, participantId, candidateId, given, null);
}

/** One participant has scored one candidate on one group, and submitted it. */
export async function submitScores(
  tx: Tx,
  participantId: string,
  candidateId: string,
  groupId: string,
  given: Given,
  submittedAt: string = AT,
): Promise<void> {
  await insertScores(tx, participantId, candidateId, given, submittedAt);
  await tx.insert(scoreSubmission).values({
    id: `sub_${participantId}_${candidateId}_${groupId}`,
    participantId,
    candidateId,
    groupId,
    submittedAt,
  });
}

async function insertScores(
  tx: Tx,
  participantId: string,
  candidateId: string,
  given: Given,
  submittedAt: string | null,
): Promise<void> {
  const rows = Object.entries(given).map(([criterionId, what]) => {
    const [value, note] = typeof what === "object" && what !== null ? what : [what, ""];
    return {
      id: `sco_${participantId}_${candidateId}_${criterionId}`,
      participantId,
      candidateId,
      criterionId,
      value,
      note,
      submittedAt,
      updatedAt: AT,
    };
  });
  if (rows.length > 0) await tx.insert(score).values(rows);
}
