"use server";

import { closeOfferRound, openOfferRound } from "@/db/writes/offer-round";
import { fail, succeed } from "@/lib/domain/outcome";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { selectionAction } from "@/lib/server/action";
import { env } from "@/lib/server/env";
import { tellVendors } from "@/lib/server/mail/vendor-notices";
import { momentOf } from "@/lib/server/today";
import { CloseRound, OpenRound } from "./schema";

const textsOf = (locale: Locale) => loadMessages(locale).mail.letter;

/** Opens a round of negotiation and tells the vendors' contacts of the candidates it is for. */
export const openRoundOfOffers = selectionAction({
  name: "offerRound.open",
  input: OpenRound,
  write: async ({ tx, input, actor, now, audit, authorized: { selection, participant } }) => {
    const { deadline: wall, message, isFinal } = input;
    const deadline = wall === null ? null : momentOf(wall.day, wall.clock);
    if (wall !== null && deadline === null)
      return fail("input.invalid", {}, [{ path: "deadline", code: "request.deadline_invalid", params: {} }]);
    const context = { selection, actorName: actor.name || participant.name, now };
    const outcome = await openOfferRound(tx, context, { message, deadline, isFinal });
    if (!outcome.ok) return outcome;
    const { subjectId, before, after, value } = outcome.value;
    audit(subjectId, before, after);
    const told = { news: "round" as const, answerBy: deadline, candidateIds: value.candidateIds };
    await tellVendors(tx, { selection, origin: env().origin, textsOf }, told, now);
    return succeed({ number: value.number });
  },
});

/** Closes a round; after a final one no candidate revises its offer any more. */
export const closeRoundOfOffers = selectionAction({
  name: "offerRound.close",
  input: CloseRound,
  write: async ({ tx, input, actor, now, audit, authorized: { selection, participant } }) => {
    const context = { selection, actorName: actor.name || participant.name, now };
    const outcome = await closeOfferRound(tx, context, input.number);
    if (!outcome.ok) return outcome;
    audit(outcome.value.subjectId, outcome.value.before, outcome.value.after);
    return succeed(null);
  },
});
