"use server";

import type { Tx } from "@/db/engine/database";
import type { ParticipantRow } from "@/db/queries/access";
import { participantOf } from "@/db/queries/participant";
import { peopleToRemind } from "@/db/queries/reminder";
import { allowDevice } from "@/db/writes/invitation";
import {
  inviteParticipants,
  type Lost,
  markReminded,
  revokeParticipant,
  updateParticipant,
} from "@/db/writes/participant";
import { setScoringFrame } from "@/db/writes/scoring-frame";
import { fail, succeed } from "@/lib/domain/outcome";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { AuthorizedSelection } from "@/lib/server/access";
import { selectionAction } from "@/lib/server/action";
import { env } from "@/lib/server/env";
import type { AuditRecord } from "@/lib/server/guarded-action";
import { type GivenLink, giveLinks } from "@/lib/server/participant-links";
import { postWith } from "@/lib/server/participant-mail";
import {
  inviteInput,
  participantInput,
  remindInput,
  scoringFrameInput,
  updateParticipantInput,
} from "./schema";

const post = postWith((locale) => loadMessages(locale).mail.letter);

/** New links for people who are invited, or invited again: the ones before stop. */
function invite(
  tx: Tx,
  { selection, participant }: AuthorizedSelection,
  people: readonly ParticipantRow[],
  now: string,
): Promise<GivenLink[]> {
  const receivers = people.map((person) => ({ person, open: null }));
  return giveLinks(tx, { selection, sender: participant, receivers, origin: env().origin }, post, now);
}

/**
 * Adds one person or a list, each with a personal link. In a list, whoever cannot be added is named with the reason
 * and the others are added all the same; one person alone is refused at the field.
 */
export const inviteParticipantsAction = selectionAction({
  name: "participant.invite",
  input: inviteInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection } = authorized;
    const done = await inviteParticipants(tx, selection, input.people, input, now);
    if (!done.ok) return done;
    const refused = done.value.flatMap((one) => (one.ok ? [] : [{ email: one.email, code: one.code }]));
    const [only] = refused;
    if (input.people.length === 1 && only)
      return fail(only.code, {}, [{ path: "email", code: only.code, params: {} }]);
    const changes = done.value.flatMap((one) => (one.ok ? [one.change] : []));
    for (const { id, before, after } of changes) audit(id, before, after);
    const links = await invite(
      tx,
      authorized,
      changes.flatMap(({ after }) => (after ? [after] : [])),
      now,
    );
    return succeed({ links, refused, mailed: post.isConfigured() });
  },
});

/** What went with somebody's part stands in the record beside it. */
function recordLost(
  audit: AuditRecord,
  selection: AuthorizedSelection["selection"],
  person: ParticipantRow | undefined,
  lost: Lost,
): void {
  if (lost.wasConfirmer)
    audit(selection.id, { confirmer: selection.openingConfirmerId }, { confirmer: null });
  if (lost.endedMembership) audit(person?.userId ?? "", { member: true }, { member: false });
}

/** Another name or part. Whoever becomes lead without an account gets a new link, known at this moment only. */
export const updateParticipantAction = selectionAction({
  name: "participant.update",
  input: updateParticipantInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection } = authorized;
    const { selectionId: _selectionId, ...change } = input;
    const done = await updateParticipant(tx, selection, change, now);
    if (!done.ok) return done;
    const { id, before, after, needsLink, lost } = done.value;
    audit(id, before, after);
    recordLost(audit, selection, before, lost);
    const links = needsLink ? await invite(tx, authorized, after ? [after] : [], now) : [];
    return succeed({ links, mailed: post.isConfigured(), lost });
  },
});

/** Out at once: link, codes and devices stop. */
export const revokeParticipantAction = selectionAction({
  name: "participant.revoke",
  input: participantInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection } = authorized;
    const done = await revokeParticipant(tx, selection, input.id, now);
    if (!done.ok) return done;
    const { id, before, after, lost } = done.value;
    audit(id, before, after);
    recordLost(audit, selection, before, lost);
    return succeed({ lost });
  },
});

/** A new link; the old one stops. */
export const sendLinkAction = selectionAction({
  name: "participant.sendLink",
  input: participantInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const person = await participantOf(tx, authorized.selection.id, input.id);
    if (!person || person.revokedAt !== null) return fail("row.gone");
    if (person.email === null) return fail("participant.no_address");
    audit(person.id, undefined, { sentTo: person.email });
    const links = await invite(tx, authorized, [person], now);
    return succeed({ links, mailed: post.isConfigured() });
  },
});

/** One more device may open the link, within fifteen minutes. */
export const allowDeviceAction = selectionAction({
  name: "participant.allowDevice",
  input: participantInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const person = await participantOf(tx, authorized.selection.id, input.id);
    if (!person || person.revokedAt !== null) return fail("row.gone");
    const done = await allowDevice(tx, person.id, now);
    if (!done.ok) return done;
    const { deviceAllowedUntil } = done.value;
    audit(person.id, undefined, { deviceAllowedUntil });
    return succeed({ deviceAllowedUntil });
  },
});

/** Reminds one person, or everybody who is not done, each with a new link. */
export const remindAction = selectionAction({
  name: "participant.remind",
  input: remindInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection, participant } = authorized;
    if (selection.scoringClosedAt !== null) return fail("scoring.closed");
    const open = await peopleToRemind(tx, selection.id);
    const receivers = input.id === null ? open : open.filter(({ person }) => person.id === input.id);
    if (receivers.length === 0) return fail("participant.nobody_to_remind");
    await markReminded(
      tx,
      receivers.map(({ person }) => person.id),
      now,
    );
    for (const { person } of receivers)
      audit(person.id, { remindedAt: person.remindedAt }, { remindedAt: now });
    const round = { selection, sender: participant, receivers, origin: env().origin };
    const links = await giveLinks(tx, round, post, now);
    return succeed({ links, mailed: post.isConfigured() });
  },
});

/** By when everybody should have scored, and whether the panel sees names. */
export const setScoringFrameAction = selectionAction({
  name: "scoring.setFrame",
  input: scoringFrameInput,
  write: async ({ tx, input, authorized, audit }) => {
    const { selection } = authorized;
    const { deadline, scorerNames } = input;
    const done = await setScoringFrame(tx, selection, { deadline, scorerNames }, input.expectedEdition);
    if (!done.ok) return done;
    audit(selection.id, done.value.before, { deadline, scorerNames });
    return succeed({ edition: done.value.edition });
  },
});
