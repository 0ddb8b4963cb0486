"use server";

import {
  deleteRequirement,
  reorderRequirements,
  saveRequirement,
  saveRequirementAnswer,
} from "@/db/writes/requirement";
import { succeed } from "@/lib/domain/outcome";
import { selectionAction } from "@/lib/server/action";
import {
  deleteRequirementInput,
  reorderRequirementsInput,
  saveRequirementAnswerInput,
  saveRequirementInput,
} from "./schema";

export const saveRequirementAction = selectionAction({
  name: "requirement.save",
  input: saveRequirementInput,
  write: async ({ tx, input, authorized, audit }) => {
    const saved = await saveRequirement(tx, authorized.selection.id, input);
    if (!saved.ok) return saved;
    const { before, after } = saved.value;
    if (after) audit(after.id, before, after);
    return succeed({ id: after?.id ?? "", edition: after?.edition ?? 0 });
  },
});

export const deleteRequirementAction = selectionAction({
  name: "requirement.delete",
  input: deleteRequirementInput,
  write: async ({ tx, input, authorized, audit }) => {
    const deleted = await deleteRequirement(tx, authorized.selection.id, input.id, input.withAnswers);
    if (!deleted.ok) return deleted;
    audit(input.id, deleted.value.before, undefined);
    return succeed(null);
  },
});

export const reorderRequirementsAction = selectionAction({
  name: "requirement.reorder",
  input: reorderRequirementsInput,
  write: async ({ tx, input, authorized, audit }) => {
    const moved = await reorderRequirements(tx, authorized.selection.id, input.level, input.order);
    if (!moved.ok) return moved;
    audit(authorized.selection.id, moved.value.before, moved.value.after);
    return succeed(null);
  },
});

/** Does not draw the page anew: the grid keeps itself up to date, and the next cell must not wait. */
export const saveRequirementAnswerAction = selectionAction(
  {
    name: "requirementAnswer.save",
    input: saveRequirementAnswerInput,
    write: async ({ tx, input, authorized, audit }) => {
      const saved = await saveRequirementAnswer(tx, authorized.selection.id, input);
      if (!saved.ok) return saved;
      const { before, after, edition } = saved.value;
      if (after && before !== after) audit(after.id, before, after);
      return succeed({ edition });
    },
  },
  "none",
);
