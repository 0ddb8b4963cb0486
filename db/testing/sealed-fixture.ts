import { eq } from "drizzle-orm";
import { minor } from "@/lib/domain/money";
import type { Cell } from "@/lib/domain/offer";
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

/** The row of a selection as it stands. */
export async function selectionRow(db: Database, selectionId: string) {
  const [found] = await db.read.select().from(selection).where(eq(selection.id, selectionId));
  return found;
}

/** A price with tiers, a minimum and a note: something of everything that a cell may have. */
export const priced = (amount: number): Cell => ({
  state: "priced",
  unitPrice: minor(amount),
  driver: "users",
  quantityMilli: 5_000,
  period: "month",
  minimumMilli: 1_000,
  tiers: [
    { fromMilli: 10_000, unitPrice: minor(90) },
    { fromMilli: 20_000, unitPrice: minor(80) },
  ],
  note: "As agreed",
});
