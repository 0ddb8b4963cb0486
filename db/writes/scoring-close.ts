import { eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { awaitedOf } from "@/lib/domain/scoring-duties";
import type { Tx } from "../engine/database";
import type { SelectionRow } from "../queries/access";
import { loadScorers, loadScoringFrame, loadSubmissions } from "../queries/duties";
import { selection } from "../schema/selection";

export interface Closed {
  readonly closedAt: string;
  /** How many pairs were still awaited when it was closed. */
  readonly awaited: number;
  /** Empty when nothing was awaited. */
  readonly waivedReason: string;
  readonly isNew: boolean;
}

/**
 * Closes scoring: nothing is saved or submitted afterwards, and nothing is awaited. While somebody has not submitted
 * everything a reason is needed, which stays on record. Closing twice changes nothing the second time.
 *
 * Errors: `scoring.awaited` (with how many submissions are missing).
 */
export async function closeScoring(
  tx: Tx,
  row: SelectionRow,
  input: { readonly reason: string; readonly by: string },
  now: string,
): Promise<Outcome<Closed>> {
  if (row.scoringClosedAt !== null) {
    return succeed({
      closedAt: row.scoringClosedAt,
      awaited: 0,
      waivedReason: row.scoringWaivedReason,
      isNew: false,
    });
  }
  const missing = awaitedOf(
    await loadScorers(tx, row.id),
    await loadScoringFrame(tx, row.id),
    await loadSubmissions(tx, row.id),
  );
  const waivedReason = missing.length > 0 ? input.reason.trim() : "";
  if (missing.length > 0 && waivedReason === "") return fail("scoring.awaited", { count: missing.length });
  await tx
    .update(selection)
    .set({ scoringClosedAt: now, scoringClosedBy: input.by, scoringWaivedReason: waivedReason })
    .where(eq(selection.id, row.id));
  return succeed({ closedAt: now, awaited: missing.length, waivedReason, isNew: true });
}

/**
 * Opens scoring again. Not once prices are open: every later score would be given knowing them.
 * Errors: `scoring.not_closed`, `scoring.prices_open`.
 */
export async function reopenScoring(
  tx: Tx,
  row: SelectionRow,
): Promise<Outcome<{ readonly closedAt: string; readonly waivedReason: string }>> {
  if (row.pricesOpenedAt !== null) return fail("scoring.prices_open");
  if (row.scoringClosedAt === null) return fail("scoring.not_closed");
  await tx
    .update(selection)
    .set({ scoringClosedAt: null, scoringClosedBy: null, scoringWaivedReason: "" })
    .where(eq(selection.id, row.id));
  return succeed({ closedAt: row.scoringClosedAt, waivedReason: row.scoringWaivedReason });
}
