"use server";

import type { Tx } from "@/db/engine/database";
import type { ParticipantRow } from "@/db/queries/access";
import { answerFrame } from "@/db/queries/answer-frame";
import { vendorContactOf } from "@/db/queries/vendor-contact";
import { allowDevice } from "@/db/writes/invitation";
import { inviteContact, revokeContact, updateContact } from "@/db/writes/vendor-contact";
import { answerWindow } from "@/lib/domain/answer-window";
import { fail, succeed } from "@/lib/domain/outcome";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { AuthorizedSelection } from "@/lib/server/access";
import { selectionAction } from "@/lib/server/action";
import { env } from "@/lib/server/env";
import { type GivenLink, giveLinks } from "@/lib/server/participant-links";
import { postWith } from "@/lib/server/participant-mail";
import { contactInput, inviteContactInput, updateContactInput } from "./schema";

const post = postWith((locale) => loadMessages(locale).mail.letter);

/** A new link for a contact, with the deadline that holds; the ones before stop. */
async function give(
  tx: Tx,
  { selection, participant }: AuthorizedSelection,
  person: ParticipantRow,
  now: string,
): Promise<GivenLink[]> {
  const { deadline } = answerWindow(await answerFrame(tx, selection.id), now);
  const receivers = [{ person, open: null }];
  const round = { selection, sender: participant, receivers, origin: env().origin, answerBy: deadline };
  return giveLinks(tx, round, post, now);
}

/** Asks somebody at a vendor for the candidate's answer, by a personal link. */
export const inviteContactAction = selectionAction({
  name: "vendorContact.invite",
  input: inviteContactInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selectionId, ...contact } = input;
    const done = await inviteContact(tx, selectionId, contact, now);
    if (!done.ok) return done;
    const { id, before, after } = done.value;
    audit(id, before, after);
    const links = after ? await give(tx, authorized, after, now) : [];
    return succeed({ links, mailed: post.isConfigured() });
  },
});

/**
 * A contact's name, address or language. With another address the old link stops, and a new one is made for whoever
 * reads there.
 */
export const updateContactAction = selectionAction({
  name: "vendorContact.update",
  input: updateContactInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selectionId, id, expectedEdition, ...facts } = input;
    const done = await updateContact(tx, selectionId, { id, expectedEdition }, facts, now);
    if (!done.ok) return done;
    const { before, after, isMoved } = done.value;
    audit(id, before, after);
    const links = after && isMoved ? await give(tx, authorized, after, now) : [];
    return succeed({ links, mailed: post.isConfigured() });
  },
});

/** A new link; the old one stops. */
export const sendContactLinkAction = selectionAction({
  name: "vendorContact.sendLink",
  input: contactInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const person = await vendorContactOf(tx, authorized.selection.id, input.id);
    if (!person || person.revokedAt !== null) return fail("row.gone");
    audit(person.id, undefined, { sentTo: person.email });
    const links = await give(tx, authorized, person, now);
    return succeed({ links, mailed: post.isConfigured() });
  },
});

/** One more device may open the link, within fifteen minutes. */
export const allowContactDeviceAction = selectionAction({
  name: "vendorContact.allowDevice",
  input: contactInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const person = await vendorContactOf(tx, authorized.selection.id, input.id);
    if (!person || person.revokedAt !== null) return fail("row.gone");
    const done = await allowDevice(tx, person.id, now);
    if (!done.ok) return done;
    audit(person.id, undefined, done.value);
    return succeed({ name: person.name, ...done.value });
  },
});

/** Out at once: link, codes and devices stop. What they answered stays. */
export const revokeContactAction = selectionAction({
  name: "vendorContact.revoke",
  input: contactInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const done = await revokeContact(tx, authorized.selection.id, input.id, now);
    if (!done.ok) return done;
    audit(done.value.id, done.value.before, done.value.after);
    return succeed(null);
  },
});
