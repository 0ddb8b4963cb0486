"use server";

import { keepWeights } from "@/db/writes/weights";
import { succeed } from "@/lib/domain/outcome";
import { selectionAction } from "@/lib/server/action";
import { KeepWeights } from "./schema";

/** Stores the weights that were tried out with the sliders. */
export const keepTriedWeights = selectionAction({
  name: "selection.keepWeights",
  input: KeepWeights,
  write: async ({ tx, input, now, audit }) => {
    const kept = await keepWeights(tx, input, now);
    if (!kept.ok) return kept;
    audit(input.selectionId, kept.value.before, kept.value.after);
    return succeed(null);
  },
});
