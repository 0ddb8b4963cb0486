"use server";

import { deleteCriterion, reorderCriteria, saveCriterion } from "@/db/writes/criterion";
import {
  deleteCriterionGroup,
  reorderCriterionGroups,
  saveCriterionGroup,
} from "@/db/writes/criterion-group";
import { setPriceModel } from "@/db/writes/price-model";
import { succeed } from "@/lib/domain/outcome";
import { selectionAction } from "@/lib/server/action";
import {
  deleteCriterionGroupInput,
  deleteCriterionInput,
  reorderCriteriaInput,
  reorderCriterionGroupsInput,
  saveCriterionGroupInput,
  saveCriterionInput,
  setPriceModelInput,
} from "./schema";

export const saveCriterionGroupAction = selectionAction({
  name: "criterionGroup.save",
  input: saveCriterionGroupInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    const saved = await saveCriterionGroup(tx, selection.id, input, { by: participant.id, now });
    if (!saved.ok) return saved;
    const { before, after } = saved.value;
    if (after) audit(after.id, before, after);
    return succeed({ id: after?.id ?? "", edition: after?.edition ?? 0 });
  },
});

export const deleteCriterionGroupAction = selectionAction({
  name: "criterionGroup.delete",
  input: deleteCriterionGroupInput,
  write: async ({ tx, input, authorized, audit }) => {
    const deleted = await deleteCriterionGroup(tx, authorized.selection.id, input.id);
    if (!deleted.ok) return deleted;
    audit(input.id, deleted.value.before, undefined);
    return succeed(null);
  },
});

export const reorderCriterionGroupsAction = selectionAction({
  name: "criterionGroup.reorder",
  input: reorderCriterionGroupsInput,
  write: async ({ tx, input, authorized, audit }) => {
    const moved = await reorderCriterionGroups(tx, authorized.selection.id, input.order);
    if (!moved.ok) return moved;
    audit(authorized.selection.id, moved.value.before, moved.value.after);
    return succeed(null);
  },
});

export const saveCriterionAction = selectionAction({
  name: "criterion.save",
  input: saveCriterionInput,
  write: async ({ tx, input, authorized, audit }) => {
    const saved = await saveCriterion(tx, authorized.selection.id, input);
    if (!saved.ok) return saved;
    const { before, after } = saved.value;
    if (after) audit(after.id, before, after);
    return succeed({ id: after?.id ?? "", edition: after?.edition ?? 0 });
  },
});

export const deleteCriterionAction = selectionAction({
  name: "criterion.delete",
  input: deleteCriterionInput,
  write: async ({ tx, input, authorized, audit }) => {
    const deleted = await deleteCriterion(tx, authorized.selection.id, input.id);
    if (!deleted.ok) return deleted;
    audit(input.id, deleted.value.before, undefined);
    return succeed(null);
  },
});

export const reorderCriteriaAction = selectionAction({
  name: "criterion.reorder",
  input: reorderCriteriaInput,
  write: async ({ tx, input, authorized, audit }) => {
    const moved = await reorderCriteria(tx, authorized.selection.id, input.groupId, input.order);
    if (!moved.ok) return moved;
    audit(input.groupId, moved.value.before, moved.value.after);
    return succeed(null);
  },
});

export const setPriceModelAction = selectionAction({
  name: "selection.setPriceModel",
  input: setPriceModelInput,
  write: async ({ tx, input, authorized, audit }) => {
    const { selectionId: _selectionId, expectedEdition, ...model } = input;
    const set = await setPriceModel(tx, authorized.selection, expectedEdition, model);
    if (!set.ok) return set;
    audit(authorized.selection.id, set.value.before, set.value.after);
    return succeed({ edition: set.value.edition });
  },
});
