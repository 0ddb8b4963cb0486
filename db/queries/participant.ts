import { and, asc, count, eq, inArray, isNotNull, isNull, like, ne, or } from "drizzle-orm";
import { isColleague, type ParticipantRole } from "@/lib/domain/criterion";
import type { Locale } from "@/lib/domain/locale";
import type { MailState } from "@/lib/domain/mail";
import type { LinkTimes } from "@/lib/domain/participation";
import type { Reader } from "../engine/database";
import { declaredConflict, participantCandidate, participantGroup } from "../schema/assignment";
import { auditEvent } from "../schema/audit";
import { user } from "../schema/auth";
import { candidate } from "../schema/candidate";
import { mailMessage } from "../schema/mail";
import { participant } from "../schema/participant";
import { criterionGroup, scoreSubmission } from "../schema/scoring";
import { vendor } from "../schema/vendor";
import type { ParticipantRow } from "./access";
import { grouped } from "./grouped";
import { devicesOf } from "./guest-session";
import { invitationsOf } from "./invitation";

/** A conflict of interest that somebody declared, for the lead to read. */
export interface ListedConflict {
  readonly candidateId: string;
  readonly letter: string | null;
  readonly name: string;
  readonly note: string;
  readonly declaredAt: string;
}

/** One participant with everything the list of people shows. Holds no score and no secret. */
export interface ListedParticipant {
  readonly id: string;
  readonly name: string;
  readonly role: ParticipantRole;
  readonly email: string | null;
  readonly locale: Locale;
  readonly knowsPrices: boolean;
  readonly hasAccount: boolean;
  /** Null = all, also those made later. */
  readonly groupIds: readonly string[] | null;
  /** Null = everybody on the shortlist. */
  readonly candidateIds: readonly string[] | null;
  readonly conflicts: readonly ListedConflict[];
  readonly declaredAt: string | null;
  readonly remindedAt: string | null;
  readonly revokedAt: string | null;
  /** The newest link. */
  readonly link: LinkTimes | null;
  readonly letIn: boolean;
  /** Devices that are let in now. */
  readonly devices: number;
  /** When one of them was last in use, to the hour. */
  readonly lastSeenAt: string | null;
  /** State of the newest mail with a link. */
  readonly mail: MailState | null;
  readonly edition: number;
}

/** Every colleague in a selection, in the order they came; those of one list by name. */
export async function listParticipants(
  reader: Reader,
  selectionId: string,
  now: string,
): Promise<ListedParticipant[]> {
  const ofSelection = eq(participant.selectionId, selectionId);
  const rows = await reader
    .select()
    .from(participant)
    .where(and(ofSelection, ne(participant.role, "vendor")))
    .orderBy(asc(participant.createdAt), asc(participant.name), asc(participant.id));
  const groups = await reader
    .select({ participantId: participantGroup.participantId, id: participantGroup.groupId })
    .from(participantGroup)
    .innerJoin(participant, eq(participant.id, participantGroup.participantId))
    .where(ofSelection)
    .orderBy(asc(participantGroup.groupId));
  const candidates = await reader
    .select({ participantId: participantCandidate.participantId, id: participantCandidate.candidateId })
    .from(participantCandidate)
    .innerJoin(participant, eq(participant.id, participantCandidate.participantId))
    .where(ofSelection)
    .orderBy(asc(participantCandidate.candidateId));
  const conflicts = await reader
    .select({
      participantId: declaredConflict.participantId,
      candidateId: declaredConflict.candidateId,
      letter: candidate.letter,
      name: vendor.legalName,
      note: declaredConflict.note,
      declaredAt: declaredConflict.declaredAt,
    })
    .from(declaredConflict)
    .innerJoin(participant, eq(participant.id, declaredConflict.participantId))
    .innerJoin(candidate, eq(candidate.id, declaredConflict.candidateId))
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(ofSelection)
    .orderBy(asc(candidate.letter), asc(declaredConflict.candidateId));
  const mails = await reader
    .select({ participantId: mailMessage.participantId, state: mailMessage.state })
    .from(mailMessage)
    .where(
      and(
        eq(mailMessage.selectionId, selectionId),
        inArray(mailMessage.kind, ["invitation", "reminder"]),
        ne(mailMessage.state, "cancelled"),
      ),
    )
    .orderBy(asc(mailMessage.createdAt), asc(mailMessage.id));
  const links = grouped(await invitationsOf(reader, selectionId), (row) => row.participantId);
  const devices = await devicesOf(reader, selectionId, now);
  const groupsOf = grouped(groups, (row) => row.participantId);
  const candidatesOf = grouped(candidates, (row) => row.participantId);
  const conflictsOf = grouped(conflicts, (row) => row.participantId);
  const mailOf = new Map(mails.map((row) => [row.participantId, row.state]));
  const ids = (held: readonly { id: string }[] | undefined) => (held ?? []).map(({ id }) => id);
  return rows.flatMap((row) => {
    const { role } = row;
    if (!isColleague(role)) return [];
    const own = links.get(row.id) ?? [];
    return {
      id: row.id,
      name: row.name,
      role,
      email: row.email,
      locale: row.locale,
      knowsPrices: row.knowsPrices,
      hasAccount: row.userId !== null,
      groupIds: row.allGroups ? null : ids(groupsOf.get(row.id)),
      candidateIds: row.allCandidates ? null : ids(candidatesOf.get(row.id)),
      conflicts: (conflictsOf.get(row.id) ?? []).map(({ participantId: _, ...conflict }) => conflict),
      declaredAt: row.declaredAt,
      remindedAt: row.remindedAt,
      revokedAt: row.revokedAt,
      link: own.at(-1) ?? null,
      letIn: row.userId !== null || own.some(({ openedAt }) => openedAt !== null),
      devices: devices.get(row.id)?.count ?? 0,
      lastSeenAt: devices.get(row.id)?.lastSeenAt ?? null,
      mail: mailOf.get(row.id) ?? null,
      edition: row.edition,
    };
  });
}

/** A colleague of this selection; undefined when it is another's, gone, or a vendor's contact. */
export async function participantOf(
  reader: Reader,
  selectionId: string,
  participantId: string,
): Promise<ParticipantRow | undefined> {
  const [row] = await reader
    .select()
    .from(participant)
    .where(
      and(
        eq(participant.id, participantId),
        eq(participant.selectionId, selectionId),
        ne(participant.role, "vendor"),
      ),
    )
    .limit(1);
  return row;
}

/** Everybody in a selection by the addresses they may be known by: the one invited, and that of their account. */
export async function participantsByEmail(
  reader: Reader,
  selectionId: string,
): Promise<ReadonlyMap<string, ParticipantRow>> {
  const rows = await reader
    .select({ row: participant, accountEmail: user.email })
    .from(participant)
    .leftJoin(user, eq(user.id, participant.userId))
    .where(eq(participant.selectionId, selectionId));
  const byEmail = new Map<string, ParticipantRow>();
  for (const { row, accountEmail } of rows) {
    if (accountEmail !== null) byEmail.set(accountEmail.toLowerCase(), row);
  }
  // An invited address decides over an account's: it is what the database holds unique.
  for (const { row } of rows) if (row.email !== null) byEmail.set(row.email, row);
  return byEmail;
}

/** Leads who can act: not revoked, and with an account. */
export async function actingLeads(reader: Reader, selectionId: string): Promise<string[]> {
  const rows = await reader
    .select({ id: participant.id })
    .from(participant)
    .where(
      and(
        eq(participant.selectionId, selectionId),
        eq(participant.role, "lead"),
        isNull(participant.revokedAt),
        isNotNull(participant.userId),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Has this participant submitted any scores? */
export async function hasSubmitted(reader: Reader, participantId: string): Promise<boolean> {
  const rows = await reader
    .select({ id: scoreSubmission.id })
    .from(scoreSubmission)
    .where(eq(scoreSubmission.participantId, participantId))
    .limit(1);
  return rows.length > 0;
}

/** Has anybody in this selection submitted any scores? */
export async function hasAnySubmission(reader: Reader, selectionId: string): Promise<boolean> {
  const rows = await reader
    .select({ id: scoreSubmission.id })
    .from(scoreSubmission)
    .innerJoin(participant, eq(participant.id, scoreSubmission.participantId))
    .where(eq(participant.selectionId, selectionId))
    .limit(1);
  return rows.length > 0;
}

/** Has this participant ever typed an offer here? The record of writes says so; amounts are not looked at. */
export async function hasTypedPrices(
  reader: Reader,
  { id, userId, selectionId }: ParticipantRow,
): Promise<boolean> {
  const rows = await reader
    .select({ id: auditEvent.id })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.selectionId, selectionId),
        inArray(auditEvent.actorId, userId === null ? [id] : [id, userId]),
        or(like(auditEvent.action, "offer%"), like(auditEvent.action, "priceListItem.%")),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Do all these groups and candidates belong to the selection? */
export async function areOfSelection(
  reader: Reader,
  selectionId: string,
  groupIds: readonly string[],
  candidateIds: readonly string[],
): Promise<boolean> {
  const groups = new Set(groupIds);
  const candidates = new Set(candidateIds);
  const [groupCount] =
    groups.size === 0
      ? [{ found: 0 }]
      : await reader
          .select({ found: count() })
          .from(criterionGroup)
          .where(and(eq(criterionGroup.selectionId, selectionId), inArray(criterionGroup.id, [...groups])));
  const [candidateCount] =
    candidates.size === 0
      ? [{ found: 0 }]
      : await reader
          .select({ found: count() })
          .from(candidate)
          .where(and(eq(candidate.selectionId, selectionId), inArray(candidate.id, [...candidates])));
  return groupCount?.found === groups.size && candidateCount?.found === candidates.size;
}
