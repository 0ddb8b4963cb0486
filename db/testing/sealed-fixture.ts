import { eq } from "drizzle-orm";
import type { Database } from "../engine/database";
import { participant } from "../schema/participant";
import { selection } from "../schema/selection";
import type { Person } from "./offer-fixture";

/** Seals the prices of a selection of the offer fixture, and says who knows them and may type. */
export async function sealSelection(
  db: Database,
  key: "own" | "other",
  keepers: readonly Person[],
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(selection)
      .set({ sealing: "sealed" })
      .where(eq(selection.id, `sel_${key}`));
    for (const person of keepers)
      await tx
        .update(participant)
        .set({ knowsPrices: true })
        .where(eq(participant.id, `par_${key}_${person}`));
  });
}

/** Locks the model and closes scoring, as if all of it had been done. */
export async function readyToOpen(db: Database, selectionId: string): Promise<void> {
  const at = "2026-11-21T08:00:00.000Z";
  await db.transaction((tx) =>
    tx
      .update(selection)
      .set({ modelLockedAt: at, modelLockedBy: "The lead", scoringClosedAt: at, scoringClosedBy: "The lead" })
      .where(eq(selection.id, selectionId)),
  );
}
