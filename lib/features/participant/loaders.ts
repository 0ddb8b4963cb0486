import { connection } from "next/server";
import { cache } from "react";
import { criterionGroups } from "@/db/queries/criterion";
import { hasAnySubmission, type ListedParticipant, listParticipants } from "@/db/queries/participant";
import { peopleOpen } from "@/db/queries/reminder";
import { scoredCandidates } from "@/db/queries/score";
import type { PartRole } from "@/lib/domain/criterion";
import { type ParticipationState, participationState } from "@/lib/domain/participation";
import type { ScorerNames, Sealing } from "@/lib/domain/selection";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { isMailConfigured } from "@/lib/server/mail/settings";
import { currentActor } from "@/lib/server/session";

/** One person in the list. */
export interface Person
  extends Pick<
    ListedParticipant,
    | "id"
    | "name"
    | "email"
    | "role"
    | "locale"
    | "knowsPrices"
    | "groupIds"
    | "candidateIds"
    | "conflicts"
    | "remindedAt"
    | "devices"
    | "lastSeenAt"
    | "edition"
  > {
  /** Must confirm the opening of prices, which is still to come. */
  readonly confirmsOpening: boolean;
  readonly state: ParticipationState;
  /** Pairs of candidate and group still to submit, and all that are theirs to score now. */
  readonly left: number;
  readonly total: number;
}

/** The people of a selection, as the lead manages them. */
export interface PeoplePage {
  readonly role: PartRole;
  /** The reader's own participant. */
  readonly self: string;
  readonly people: readonly Person[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly letter: string | null;
  }[];
  readonly frame: {
    readonly deadline: string | null;
    readonly scorerNames: ScorerNames;
    /** Somebody has submitted: whether names are shown stands. */
    readonly namesSettled: boolean;
    readonly edition: number;
  };
  readonly sealing: Sealing;
  readonly isScoringClosed: boolean;
  readonly mailIsOn: boolean;
  /** Set when links point at this very machine, which nobody else can reach. */
  readonly localOrigin: string | null;
}

/** The people of a selection; null for everybody but its leads. */
export const loadPeople = cache(async (selectionId: string): Promise<PeoplePage | null> => {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "participants.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const now = new Date().toISOString();
    const open = await peopleOpen(reader, selection.id);
    const people = await listParticipants(reader, selection.id, now);
    const groups = await criterionGroups(reader, selection.id);
    const candidates = await scoredCandidates(reader, selection.id);
    return {
      role: participant.role,
      self: participant.id,
      people: people.map((person) => ({
        id: person.id,
        name: person.name,
        email: person.email,
        role: person.role,
        locale: person.locale,
        knowsPrices: person.knowsPrices,
        groupIds: person.groupIds,
        candidateIds: person.candidateIds,
        conflicts: person.conflicts,
        remindedAt: person.remindedAt,
        devices: person.devices,
        lastSeenAt: person.lastSeenAt,
        edition: person.edition,
        confirmsOpening: selection.pricesOpenedAt === null && selection.openingConfirmerId === person.id,
        state: participationState(person, now),
        left: open.get(person.id)?.left ?? 0,
        total: open.get(person.id)?.total ?? 0,
      })),
      groups: groups
        .filter((group) => group.criteria.some(({ feed }) => feed === "people"))
        .map(({ id, name }) => ({ id, name })),
      candidates: candidates.map(({ id, name, letter }) => ({ id, name, letter })),
      frame: {
        deadline: selection.scoringDeadline,
        scorerNames: selection.scorerNames,
        namesSettled: await hasAnySubmission(reader, selection.id),
        edition: selection.edition,
      },
      sealing: selection.sealing,
      isScoringClosed: selection.scoringClosedAt !== null,
      mailIsOn: isMailConfigured(),
      localOrigin: LOCAL.test(env().origin) ? env().origin : null,
    };
  });
});

const LOCAL = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
