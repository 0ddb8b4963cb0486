"use server";

import { deleteAgreedScore, saveAgreedScore } from "@/db/writes/agreed-score";
import { succeed } from "@/lib/domain/outcome";
import { selectionAction } from "@/lib/server/action";
import { deleteAgreedScoreInput, saveAgreedScoreInput } from "./schema";

/** Does not draw the page anew: the words being typed on the shared screen must not jump. */
export const saveAgreedScoreAction = selectionAction(
  {
    name: "agreedScore.save",
    input: saveAgreedScoreInput,
    write: async ({ tx, input, authorized, now, audit }) => {
      const saved = await saveAgreedScore(tx, authorized.selection, authorized.participant, input, now);
      if (!saved.ok) return saved;
      const { id, before, after } = saved.value;
      if (before !== after) audit(id, before, after);
      return succeed({ edition: after?.edition ?? 0, at: now });
    },
  },
  "none",
);

export const deleteAgreedScoreAction = selectionAction(
  {
    name: "agreedScore.delete",
    input: deleteAgreedScoreInput,
    write: async ({ tx, input, authorized, audit }) => {
      const deleted = await deleteAgreedScore(tx, authorized.selection, authorized.participant, input);
      if (!deleted.ok) return deleted;
      const { id, before } = deleted.value;
      if (before) audit(id, before, undefined);
      return succeed(null);
    },
  },
  "none",
);
