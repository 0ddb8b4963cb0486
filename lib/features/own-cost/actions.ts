"use server";

import { deleteOwnCost, saveOwnCost } from "@/db/writes/own-cost";
import { succeed } from "@/lib/domain/outcome";
import { selectionAction } from "@/lib/server/action";
import { DeleteOwnCost, SaveOwnCost } from "./schema";

export const saveOwnCostAction = selectionAction({
  name: "ownCost.save",
  input: SaveOwnCost,
  write: async ({ tx, input: { selectionId: _, ...cost }, audit, authorized }) => {
    const written = await saveOwnCost(tx, authorized.selection.id, cost);
    if (!written.ok) return written;
    audit(written.value.subjectId, written.value.before, written.value.after);
    return succeed(written.value.value);
  },
});

export const deleteOwnCostAction = selectionAction({
  name: "ownCost.delete",
  input: DeleteOwnCost,
  write: async ({ tx, input, audit, authorized }) => {
    const written = await deleteOwnCost(tx, authorized.selection.id, input.costId);
    if (!written.ok) return written;
    audit(written.value.subjectId, written.value.before, written.value.after);
    return succeed(written.value.value);
  },
});
