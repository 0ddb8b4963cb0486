import type { Tx } from "@/db/engine/database";
import type { ParticipantRow, SelectionRow } from "@/db/queries/access";
import { organisationName } from "@/db/queries/organisation";
import { addLinks, endLinks } from "@/db/writes/invitation";
import { addDays, INVITATION_DAYS } from "@/lib/domain/participation";
import { newToken, tokenHash } from "./guest-cookie";
import type { Post } from "./participant-mail";

/** A personal link at the one moment it is known: it can be copied now, and never read again. */
export interface GivenLink {
  readonly participantId: string;
  readonly name: string;
  readonly email: string;
  readonly link: string;
}

/** Somebody who gets a link; `open` makes the letter with it a reminder of so much still to score. */
export interface LinkReceiver {
  readonly person: ParticipantRow;
  readonly open: { readonly left: number; readonly total: number } | null;
}

export interface LinkRound {
  readonly selection: SelectionRow;
  /** The participant in whose name it is sent. */
  readonly sender: { readonly id: string; readonly name: string };
  readonly receivers: readonly LinkReceiver[];
  /** What stands before the path of a link: https://shortlist.example.dk */
  readonly origin: string;
  /** By when a vendor is to answer, as an ISO timestamp; null or left out = no deadline. */
  readonly answerBy?: string | null;
}

/**
 * Gives people new personal links, and posts them where mail is set up. An invitation ends the links before it; a
 * reminder leaves them, for it may be the earlier mail that its reader opens. People without an address are left out.
 */
export async function giveLinks(tx: Tx, round: LinkRound, post: Post, now: string): Promise<GivenLink[]> {
  const { selection, sender, origin } = round;
  const given = round.receivers.flatMap(({ person, open }) => {
    if (person.email === null) return [];
    const token = newToken();
    return [
      { person, open, email: person.email, hash: tokenHash(token), link: `${origin}/invited/${token}` },
    ];
  });
  await endLinks(
    tx,
    given.filter(({ open }) => open === null).map(({ person }) => person.id),
    now,
  );
  await addLinks(
    tx,
    given.map(({ person, hash }) => ({ participantId: person.id, tokenHash: hash })),
    sender.id,
    now,
  );
  const buyer = await organisationName(tx, selection.organisationId);
  for (const { person, open, email, link } of given) {
    const letter = {
      organisationId: selection.organisationId,
      organisationName: buyer,
      selectionId: selection.id,
      selectionName: selection.name,
      participantId: person.id,
      to: { name: person.name, email, locale: person.locale },
      role: person.role,
      senderName: sender.name,
      link,
      expiresAt: addDays(now, INVITATION_DAYS),
      deadline: selection.scoringDeadline,
      answerBy: round.answerBy ?? null,
      open,
    };
    await post.link(tx, letter, now);
  }
  return given.map(({ person, email, link }) => ({
    participantId: person.id,
    name: person.name,
    email,
    link,
  }));
}
