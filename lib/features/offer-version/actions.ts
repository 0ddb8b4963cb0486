"use server";

import { restoreVersion, withdrawVersion } from "@/db/writes/offer-withdrawal";
import { succeed } from "@/lib/domain/outcome";
import { selectionAction } from "@/lib/server/action";
import { RestoreVersion, WithdrawVersion } from "./schema";

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
