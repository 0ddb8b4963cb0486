"use server";

import { candidateName } from "@/db/queries/vendor-question";
import { answerQuestion, askQuestion } from "@/db/writes/vendor-question";
import { type Failure, fail, succeed } from "@/lib/domain/outcome";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import type { AuthorizedSelection } from "@/lib/server/access";
import { selectionAction } from "@/lib/server/action";
import { env } from "@/lib/server/env";
import { tellLeadsOfVendor, tellVendors } from "@/lib/server/mail/vendor-notices";
import { answerInput, askInput, replyInput, sendInput } from "./schema";

const textsOf = (locale: Locale) => loadMessages(locale).mail.letter;
const noticeOf = ({ selection }: AuthorizedSelection) => ({ selection, origin: env().origin, textsOf });

/** A page without a candidate of its own asks and answers nothing. */
const NO_CANDIDATE: Failure = fail("access.not_found");

/** A vendor asks. The record says that it did, not what: a question may name a price. */
export const askBuyer = selectionAction({
  name: "vendorQuestion.ask",
  input: askInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    const { candidateId } = participant;
    if (candidateId === null) return NO_CANDIDATE;
    const { lineId, text } = input;
    const asked = { direction: "from_vendor" as const, candidateId, lineId, text, askedBy: participant.name };
    const done = await askQuestion(tx, selection.id, asked, now);
    if (!done.ok) return done;
    audit(done.value.id, undefined, { candidateId, lineId });
    const candidate = await candidateName(tx, candidateId);
    await tellLeadsOfVendor(tx, noticeOf(authorized), { deed: "asked", candidate }, now);
    return succeed({ id: done.value.id });
  },
});

/** The lead answers a vendor's question for all candidates; none of them learns who asked. */
export const answerVendor = selectionAction({
  name: "vendorQuestion.answer",
  input: answerInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    const { id, expectedEdition, answer, publishedText } = input;
    const done = await answerQuestion(
      tx,
      selection.id,
      {
        ...{ id, expectedEdition, answer, publishedText },
        answeredBy: participant.name,
        direction: "from_vendor",
        candidateId: null,
      },
      now,
    );
    if (!done.ok) return done;
    const { before, after } = done.value;
    audit(
      id,
      before && { answer: before.answer, publishedText: before.publishedText },
      after && { answer: after.answer, publishedText: after.publishedText },
    );
    const told = { news: "answer" as const, answerBy: null, candidateIds: null };
    await tellVendors(tx, noticeOf(authorized), told, now);
    return succeed({ edition: after?.edition ?? expectedEdition + 1 });
  },
});

/** The buyer asks one vendor. */
export const askVendor = selectionAction({
  name: "vendorQuestion.send",
  input: sendInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    const { candidateId, lineId, text } = input;
    const asked = { direction: "to_vendor" as const, candidateId, lineId, text, askedBy: participant.name };
    const done = await askQuestion(tx, selection.id, asked, now);
    if (!done.ok) return done;
    audit(done.value.id, undefined, { candidateId, lineId, text });
    const told = { news: "question" as const, answerBy: null, candidateIds: [candidateId] };
    await tellVendors(tx, noticeOf(authorized), told, now);
    return succeed({ id: done.value.id });
  },
});

/** The vendor answers a question of ours. As above, the record does not say what. */
export const replyToBuyer = selectionAction({
  name: "vendorQuestion.reply",
  input: replyInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    const { candidateId } = participant;
    if (candidateId === null) return NO_CANDIDATE;
    const { id, expectedEdition, answer } = input;
    const done = await answerQuestion(
      tx,
      selection.id,
      {
        ...{ id, expectedEdition, answer, candidateId },
        publishedText: null,
        answeredBy: participant.name,
        direction: "to_vendor",
      },
      now,
    );
    if (!done.ok) return done;
    audit(id, undefined, { candidateId });
    const candidate = await candidateName(tx, candidateId);
    await tellLeadsOfVendor(tx, noticeOf(authorized), { deed: "replied", candidate }, now);
    return succeed({ edition: done.value.after?.edition ?? expectedEdition + 1 });
  },
});
