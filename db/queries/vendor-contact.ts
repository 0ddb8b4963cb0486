import { and, asc, desc, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { CANDIDATE_STAGES } from "@/lib/domain/candidate";
import type { Locale } from "@/lib/domain/locale";
import type { MailState } from "@/lib/domain/mail";
import type { LinkTimes } from "@/lib/domain/participation";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { mailMessage } from "../schema/mail";
import { invitation, participant } from "../schema/participant";
import type { ParticipantRow } from "./access";
import { grouped } from "./grouped";
import { devicesOf } from "./guest-session";
import { invitationsOf } from "./invitation";

/** Somebody at a vendor who answers for a candidate. */
export interface ListedContact {
  readonly id: string;
  readonly candidateId: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: Locale;
  readonly revokedAt: string | null;
  /** The newest link. */
  readonly link: LinkTimes | null;
  readonly letIn: boolean;
  /** When a link of theirs was first opened; null when none was. */
  readonly openedAt: string | null;
  /** Devices that are let in now. */
  readonly devices: number;
  /** State of the newest mail with a link. */
  readonly mail: MailState | null;
  readonly edition: number;
}

/** Every vendor's contact in a selection, oldest first. */
export async function vendorContacts(
  reader: Reader,
  selectionId: string,
  now: string,
): Promise<ListedContact[]> {
  const rows = await reader
    .select()
    .from(participant)
    .where(and(eq(participant.selectionId, selectionId), eq(participant.role, "vendor")))
    .orderBy(asc(participant.createdAt), asc(participant.name), asc(participant.id));
  const mails = await reader
    .select({ participantId: mailMessage.participantId, state: mailMessage.state })
    .from(mailMessage)
    .where(
      and(
        eq(mailMessage.selectionId, selectionId),
        eq(mailMessage.kind, "vendor_invitation"),
        ne(mailMessage.state, "cancelled"),
      ),
    )
    .orderBy(asc(mailMessage.createdAt), asc(mailMessage.id));
  const links = grouped(await invitationsOf(reader, selectionId), (row) => row.participantId);
  const devices = await devicesOf(reader, selectionId, now);
  const mailOf = new Map(mails.map((row) => [row.participantId, row.state]));
  return rows.flatMap((row) => {
    if (row.candidateId === null) return [];
    const own = links.get(row.id) ?? [];
    const openings = own.flatMap(({ openedAt }) => openedAt ?? []).sort();
    return {
      id: row.id,
      candidateId: row.candidateId,
      name: row.name,
      email: row.email,
      locale: row.locale,
      revokedAt: row.revokedAt,
      link: own.at(-1) ?? null,
      letIn: row.userId !== null || openings.length > 0,
      openedAt: openings[0] ?? null,
      devices: devices.get(row.id)?.count ?? 0,
      mail: mailOf.get(row.id) ?? null,
      edition: row.edition,
    };
  });
}

/** A vendor's contact of this selection; undefined when it is another's, gone, or a colleague. */
export async function vendorContactOf(
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
        eq(participant.role, "vendor"),
      ),
    )
    .limit(1);
  return row;
}

/** A vendor's contact who can be written to. */
export interface ContactAddress {
  readonly id: string;
  readonly candidateId: string;
  readonly name: string;
  readonly locale: Locale;
  readonly address: string;
}

const STILL_IN = CANDIDATE_STAGES.filter((stage) => stage !== "withdrawn" && stage !== "rejected");

/** Contacts who still take part, of candidates who do; of these candidates alone when they are named. */
export async function contactAddresses(
  reader: Reader,
  selectionId: string,
  candidateIds: readonly string[] | null = null,
): Promise<ContactAddress[]> {
  if (candidateIds?.length === 0) return [];
  const rows = await reader
    .select({
      id: participant.id,
      candidateId: participant.candidateId,
      name: participant.name,
      locale: participant.locale,
      address: participant.email,
    })
    .from(participant)
    .innerJoin(candidate, eq(candidate.id, participant.candidateId))
    .where(
      and(
        eq(participant.selectionId, selectionId),
        eq(participant.role, "vendor"),
        isNull(participant.revokedAt),
        isNotNull(participant.email),
        inArray(candidate.stage, STILL_IN),
        candidateIds === null ? undefined : inArray(participant.candidateId, [...candidateIds]),
      ),
    )
    .orderBy(asc(participant.createdAt), asc(participant.id));
  return rows.flatMap(({ candidateId, address, ...row }) =>
    candidateId === null || address === null ? [] : [{ ...row, candidateId, address }],
  );
}

/** The name of whoever sent a contact its newest link; empty when they are gone. */
export async function inviterOf(reader: Reader, selectionId: string, participantId: string): Promise<string> {
  const [row] = await reader
    .select({ createdBy: invitation.createdBy })
    .from(invitation)
    .where(eq(invitation.participantId, participantId))
    .orderBy(desc(invitation.createdAt), desc(invitation.id))
    .limit(1);
  if (!row) return "";
  const [inviter] = await reader
    .select({ name: participant.name })
    .from(participant)
    .where(and(eq(participant.id, row.createdBy), eq(participant.selectionId, selectionId)))
    .limit(1);
  return inviter?.name ?? "";
}
