import { eq } from "drizzle-orm";
import { isPriceModelComplete } from "@/lib/domain/open-points";
import { type Failure, fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { arePricesSealed } from "@/lib/domain/sealing";
import type { Reader, Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import { criterionGroups } from "../queries/criterion";
import { selectionFromRow } from "../queries/dossier-selection";
import { modelReopening, selection } from "../schema/selection";
import { forgetOpeningRequest } from "./opening";

/**
 * The lock of the scoring model: criteria, rubrics, weights, price formula and tie-break stay as they are from then
 * on, so that nobody can fit them to the prices. It is opened again with a reason that is kept.
 */

interface Context {
  readonly selection: SelectionRow;
  readonly actorName: string;
  readonly now: string;
}

/** The failure of every change to a locked model; null while it is open. Ask inside the transaction that writes. */
export async function modelLockFault(reader: Reader, selectionId: string): Promise<Failure | null> {
  const [row] = await reader
    .select({ lockedAt: selection.modelLockedAt })
    .from(selection)
    .where(eq(selection.id, selectionId));
  return row === undefined || row.lockedAt === null ? null : fail("model.locked");
}

/**
 * Locks the model as it stands.
 * Errors: `model.already_locked`, `model.no_criteria`, `model.no_weights`, `model.price_incomplete`.
 */
export async function lockModel(
  tx: Tx,
  { selection: current, actorName, now }: Context,
): Promise<Outcome<{ readonly lockedAt: string; readonly lockedBy: string }>> {
  if (current.modelLockedAt !== null) return fail("model.already_locked");
  const groups = await criterionGroups(tx, current.id);
  const criteria = groups.flatMap((group) => group.criteria);
  if (criteria.length === 0) return fail("model.no_criteria");
  const weighs = groups.some((group) => group.weight > 0 && group.criteria.some(({ weight }) => weight > 0));
  if (!weighs) return fail("model.no_weights");
  if (!isPriceModelComplete(selectionFromRow(current))) return fail("model.price_incomplete");
  await tx
    .update(selection)
    .set({ modelLockedAt: now, modelLockedBy: actorName })
    .where(eq(selection.id, current.id));
  return succeed({ lockedAt: now, lockedBy: actorName });
}

/**
 * Opens the model again, with a reason. Once prices are open to see, the reason is kept where the decision memo prints
 * it; before that it is on the record of what was done. A request to open prices that waits for its second person is
 * taken back.
 * Errors: `model.not_locked`, `model.reason_needed`.
 */
export async function reopenModel(
  tx: Tx,
  { selection: current, actorName, now }: Context,
  reason: string,
): Promise<Outcome<{ readonly afterPrices: boolean }>> {
  if (current.modelLockedAt === null) return fail("model.not_locked");
  if (reason.trim() === "")
    return fail("model.reason_needed", {}, [{ path: "reason", code: "model.reason_needed", params: {} }]);
  await tx
    .update(selection)
    .set({ modelLockedAt: null, modelLockedBy: null })
    .where(eq(selection.id, current.id));
  const afterPrices = !arePricesSealed(current);
  if (afterPrices)
    await tx
      .insert(modelReopening)
      .values({ id: newId("mre"), selectionId: current.id, at: now, by: actorName, reason: reason.trim() });
  else await forgetOpeningRequest(tx, current.id);
  return succeed({ afterPrices });
}
