"use server";

import { vendorQuestionOf } from "@/db/queries/vendor-question";
import { askAboutGaps } from "@/db/writes/gap-question";
import { leaveGaps, openGaps } from "@/db/writes/left-gap";
import { savePlugs } from "@/db/writes/plug";
import { succeed } from "@/lib/domain/outcome";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { selectionAction } from "@/lib/server/action";
import { env } from "@/lib/server/env";
import { tellVendors } from "@/lib/server/mail/vendor-notices";
import { dayOf } from "@/lib/server/today";
import { AskVendor, LeaveGaps, OpenGaps, PlugGaps } from "./schema";

const textsOf = (locale: Locale) => loadMessages(locale).mail.letter;

/** Fills several gaps of one candidate with the same kind of stand-in: all of them or none. */
export const plugGapsAction = selectionAction({
  name: "plug.saveMany",
  input: PlugGaps,
  write: async ({ tx, input, actor, now, audit, authorized }) => {
    const { selection, participant } = authorized;
    const context = { selection, actorName: actor.name || participant.name, today: dayOf(new Date(now)) };
    const written = await savePlugs(tx, context, input);
    if (!written.ok) return written;
    audit(written.value.subjectId, written.value.before, written.value.after);
    return succeed(written.value.value);
  },
});

/** Leaves several gaps of one candidate open, with the reason: all of them or none. */
export const leaveGapsAction = selectionAction({
  name: "gap.leave",
  input: LeaveGaps,
  write: async ({ tx, input, actor, now, audit, authorized }) => {
    const { selection, participant } = authorized;
    const context = { selection, actorName: actor.name || participant.name, today: dayOf(new Date(now)) };
    const written = await leaveGaps(tx, context, input);
    if (!written.ok) return written;
    audit(written.value.subjectId, written.value.before, written.value.after);
    return succeed(written.value.value);
  },
});

/** Takes away what was decided about gaps: stand-ins and decisions to leave them open. */
export const openGapsAction = selectionAction({
  name: "gap.open",
  input: OpenGaps,
  write: async ({ tx, input, audit, authorized }) => {
    const written = await openGaps(tx, { selection: authorized.selection }, input);
    if (!written.ok) return written;
    audit(written.value.subjectId, written.value.before, written.value.after);
    return succeed(written.value.value);
  },
});

/** Puts a question about gaps to one vendor, for its page; without a contact the page offers it for copying too. */
export const askVendorAction = selectionAction({
  name: "vendorQuestion.askAboutGaps",
  input: AskVendor,
  write: async ({ tx, input, actor, now, audit, authorized }) => {
    const { selection, participant } = authorized;
    const context = { selectionId: selection.id, actorName: actor.name || participant.name, now };
    const written = await askAboutGaps(tx, context, input);
    if (!written.ok) return written;
    audit(written.value.subjectId, written.value.before, written.value.after);
    const asked = await vendorQuestionOf(tx, selection.id, written.value.value.questionId);
    const told = {
      news: "question" as const,
      answerBy: null,
      candidateIds: asked ? [asked.candidateId] : [],
    };
    await tellVendors(tx, { selection, origin: env().origin, textsOf }, told, now);
    return succeed(written.value.value);
  },
});
