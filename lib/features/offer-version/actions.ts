"use server";

import { removeVariant, saveVariant } from "@/db/writes/offer-variant";
import { restoreVersion, withdrawVersion } from "@/db/writes/offer-withdrawal";
import { succeed } from "@/lib/domain/outcome";
import { selectionAction } from "@/lib/server/action";
import { RemoveVariant, RestoreVersion, SaveVariant, WithdrawVersion } from "./schema";

/** Withdraws the current version of an offer, with a reason; what stood before it counts again. */
export const withdrawOfferVersion = selectionAction({
  name: "offer.withdraw",
  input: WithdrawVersion,
  write: async ({ tx, input, actor, now, audit, authorized: { selection, participant } }) => {
    const context = { selection, actorName: actor.name || participant.name, now };
    const outcome = await withdrawVersion(tx, context, input, input.reason);
    if (!outcome.ok) return outcome;
    audit(outcome.value.subjectId, outcome.value.before, outcome.value.after);
    return succeed(null);
  },
});

/** Takes a withdrawal back. */
export const restoreOfferVersion = selectionAction({
  name: "offer.restore",
  input: RestoreVersion,
  write: async ({ tx, input, audit, authorized: { selection } }) => {
    const outcome = await restoreVersion(tx, { selection }, input);
    if (!outcome.ok) return outcome;
    audit(outcome.value.subjectId, outcome.value.before, outcome.value.after);
    return succeed(null);
  },
});

/** Adds, renames, shows or hides an alternative that a candidate offers. */
export const saveOfferVariant = selectionAction({
  name: "offerVariant.save",
  input: SaveVariant,
  write: async ({ tx, input, now, audit, authorized: { selection } }) => {
    const outcome = await saveVariant(tx, { selection, now }, input);
    if (!outcome.ok) return outcome;
    audit(outcome.value.subjectId, outcome.value.before, outcome.value.after);
    return succeed(outcome.value.value);
  },
});

export const removeOfferVariant = selectionAction({
  name: "offerVariant.remove",
  input: RemoveVariant,
  write: async ({ tx, input, audit, authorized: { selection } }) => {
    const outcome = await removeVariant(tx, selection.id, input);
    if (!outcome.ok) return outcome;
    audit(outcome.value.subjectId, outcome.value.before, outcome.value.after);
    return succeed(null);
  },
});
