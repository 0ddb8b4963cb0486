import type { Tx } from "@/db/engine/database";
import type { ParticipantRow, SelectionRow } from "@/db/queries/access";
import { replaceLinks } from "@/db/writes/invitation";
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

export interface LinkRound {
  readonly kind: "invitation" | "reminder";
  readonly selection: SelectionRow;
  readonly organisationName: string;
  /** The participant in whose name it is sent. */
  readonly sender: { readonly id: string; readonly name: string };
  readonly people: readonly ParticipantRow[];
  /** What stands before the path of a link: https://shortlist.example.dk */
  readonly origin: string;
}

/**
 * Gives people new personal links, which end their older ones, and posts them where mail is set up. People without an
 * address are left out.
 */
export async function giveLinks(tx: Tx, round: LinkRound, post: Post, now: string): Promise<GivenLink[]> {
  const given = round.people.flatMap((person) => {
    if (person.email === null) return [];
    const token = newToken();
    return [
      { person, email: person.email, hash: tokenHash(token), link: `${round.origin}/invited/${token}` },
    ];
  });
  await replaceLinks(
    tx,
    given.map(({ person, hash }) => ({ participantId: person.id, tokenHash: hash })),
    round.sender.id,
    now,
  );
  const { selection } = round;
  await post.links(
    tx,
    given.map(({ person, email, link }) => ({
      kind: round.kind,
      organisationId: selection.organisationId,
      organisationName: round.organisationName,
      selectionId: selection.id,
      selectionName: selection.name,
      participantId: person.id,
      to: { name: person.name, email, locale: person.locale },
      role: person.role,
      inviterName: round.sender.name,
      link,
      expiresAt: addDays(now, INVITATION_DAYS),
      deadline: selection.scoringDeadline,
    })),
    now,
  );
  return given.map(({ person, email, link }) => ({
    participantId: person.id,
    name: person.name,
    email,
    link,
  }));
}
