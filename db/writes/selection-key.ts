import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "../engine/database";
import { wrappedKeyOf } from "../queries/opening";
import { selection, selectionKey } from "../schema/selection";

/**
 * Takes the selection's row for the rest of the transaction and says whether its prices are still to be opened. A
 * write of a sealed price and the opening can then not pass each other, whatever the database's isolation.
 */
export async function holdUnopened(tx: Tx, selectionId: string): Promise<boolean> {
  const held = await tx
    .update(selection)
    .set({ revision: sql`${selection.revision}` })
    .where(and(eq(selection.id, selectionId), isNull(selection.pricesOpenedAt)))
    .returning({ id: selection.id });
  return held.length > 0;
}

/** Keeps a new wrapped key; when another was faster, theirs is what comes back. */
export async function keepWrappedKey(
  tx: Tx,
  selectionId: string,
  wrappedKey: string,
  now: string,
): Promise<string> {
  await tx.insert(selectionKey).values({ selectionId, wrappedKey, createdAt: now }).onConflictDoNothing();
  const kept = await wrappedKeyOf(tx, selectionId);
  if (kept === undefined) throw new Error("an inserted key is not there");
  return kept;
}
