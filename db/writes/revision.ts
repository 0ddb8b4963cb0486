import { eq, sql } from "drizzle-orm";
import type { Tx } from "../engine/database";
import { lastly } from "../engine/lastly";
import { selection } from "../schema/selection";

/** Counts a write in a selection, so that everything computed from it before is out of date. */
export function raiseRevision(tx: Tx, selectionId: string, now: string): void {
  const raised = tx
    .update(selection)
    .set({ revision: sql`${selection.revision} + 1`, updatedAt: now })
    .where(eq(selection.id, selectionId));
  lastly(tx, { statements: [raised.getSQL()] });
}
