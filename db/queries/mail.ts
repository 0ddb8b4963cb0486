import { and, asc, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import { isColleague, type ParticipantRole } from "@/lib/domain/criterion";
import type { Locale } from "@/lib/domain/locale";
import type { MailKind, MailState } from "@/lib/domain/mail";
import type { Reader } from "../engine/database";
import { user } from "../schema/auth";
import { mailMessage } from "../schema/mail";
import { participant } from "../schema/participant";

/** Somebody in a selection who can be written to. */
export interface MailReader {
  readonly id: string;
  readonly name: string;
  readonly role: ParticipantRole;
  readonly locale: Locale;
  /** Of the invitation, else of the account. */
  readonly address: string;
}

/** Every colleague in a selection with an address who has not been put out, oldest first. */
export async function mailReaders(reader: Reader, selectionId: string): Promise<MailReader[]> {
  const rows = await reader
    .select({
      id: participant.id,
      name: participant.name,
      role: participant.role,
      locale: participant.locale,
      email: participant.email,
      accountEmail: user.email,
    })
    .from(participant)
    .leftJoin(user, eq(user.id, participant.userId))
    .where(
      and(
        eq(participant.selectionId, selectionId),
        isNull(participant.revokedAt),
        ne(participant.role, "vendor"),
      ),
    )
    .orderBy(asc(participant.createdAt), asc(participant.id));
  return rows.flatMap(({ email, accountEmail, role, ...row }) => {
    const address = email ?? accountEmail;
    return address === null || !isColleague(role) ? [] : [{ ...row, role, address }];
  });
}

/** The newest message of one kind to one participant, without its content. */
export interface NewestMail {
  readonly id: string;
  readonly participantId: string;
  /** Empty when the participant is gone. */
  readonly name: string;
  readonly kind: MailKind;
  readonly state: MailState;
  readonly attempts: number;
  readonly nextAttemptAt: string;
  readonly lastError: string;
  readonly createdAt: string;
  /** Its content is still there to be sent. */
  readonly isWhole: boolean;
}

/** How mail to the people of a selection stands: the newest message of each kind to each of them since a moment. */
export async function newestMail(reader: Reader, selectionId: string, since: string): Promise<NewestMail[]> {
  const rows = await reader
    .select({
      id: mailMessage.id,
      participantId: participant.id,
      name: participant.name,
      kind: mailMessage.kind,
      state: mailMessage.state,
      attempts: mailMessage.attempts,
      nextAttemptAt: mailMessage.nextAttemptAt,
      lastError: mailMessage.lastError,
      createdAt: mailMessage.createdAt,
    })
    .from(mailMessage)
    .innerJoin(participant, eq(participant.id, mailMessage.participantId))
    .where(
      and(
        eq(mailMessage.selectionId, selectionId),
        gt(mailMessage.createdAt, since),
        ne(mailMessage.state, "cancelled"),
        isNull(participant.revokedAt),
      ),
    )
    .orderBy(asc(mailMessage.createdAt), asc(mailMessage.id));
  const newest = new Map(rows.map((row) => [`${row.participantId} ${row.kind}`, row]));
  const ids = [...newest.values()].flatMap(({ id, state }) => (state === "failed" ? [id] : []));
  const whole = new Set(ids.length === 0 ? [] : await wholeOf(reader, ids));
  return [...newest.values()].map((row) => ({
    ...row,
    isWhole: row.state === "queued" || whole.has(row.id),
  }));
}

/** Those of these messages that still hold their content. */
async function wholeOf(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const rows = await reader
    .select({ id: mailMessage.id })
    .from(mailMessage)
    .where(and(inArray(mailMessage.id, [...ids]), ne(mailMessage.sealedContent, "")));
  return rows.map(({ id }) => id);
}
