import { eq } from "drizzle-orm";
import type { IsoDay } from "@/lib/domain/iso-day";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { ScorerNames } from "@/lib/domain/selection";
import type { Tx } from "../engine/database";
import type { SelectionRow } from "../queries/access";
import { hasAnySubmission } from "../queries/participant";
import { selection } from "../schema/selection";

/** By when everybody should have scored, and whether the panel sees who gave which score. */
export interface Frame {
  readonly deadline: IsoDay | null;
  readonly scorerNames: ScorerNames;
}

/**
 * Sets the frame that people score in. Whether names are shown is settled before the first submission: people scored
 * on that promise.
 * Errors: `row.changed_meanwhile`, `scoring.names_settled`.
 */
export async function setScoringFrame(
  tx: Tx,
  current: SelectionRow,
  frame: Frame,
  expectedEdition: number,
): Promise<Outcome<{ before: { deadline: string | null; scorerNames: ScorerNames }; edition: number }>> {
  const { scoringDeadline, scorerNames, edition } = current;
  if (edition !== expectedEdition)
    return fail("row.changed_meanwhile", { edition, deadline: scoringDeadline ?? "", scorerNames });
  if (frame.scorerNames !== scorerNames && (await hasAnySubmission(tx, current.id)))
    return fail("scoring.names_settled", {}, [
      { path: "scorerNames", code: "scoring.names_settled", params: {} },
    ]);
  await tx
    .update(selection)
    .set({ scoringDeadline: frame.deadline, scorerNames: frame.scorerNames, edition: edition + 1 })
    .where(eq(selection.id, current.id));
  return succeed({ before: { deadline: scoringDeadline, scorerNames }, edition: edition + 1 });
}
