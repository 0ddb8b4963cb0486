import { and, eq } from "drizzle-orm";
import type { Reader } from "../engine/database";
import { member, organisation } from "../schema/organisation";
import { participant, selection } from "../schema/selection";

export type SelectionRow = typeof selection.$inferSelect;
export type ParticipantRow = typeof participant.$inferSelect;
export type OrganisationRow = typeof organisation.$inferSelect;

/** A selection together with this user's part in it; undefined for strangers and for what does not exist. */
export async function selectionOfUser(
  reader: Reader,
  userId: string,
  selectionId: string,
): Promise<{ selection: SelectionRow; participant: ParticipantRow } | undefined> {
  const [row] = await reader
    .select({ selection, participant })
    .from(selection)
    .innerJoin(participant, eq(participant.selectionId, selection.id))
    .where(and(eq(selection.id, selectionId), eq(participant.userId, userId)))
    .limit(1);
  return row;
}

/** An organisation together with this user's role in it. */
export async function organisationOfUser(
  reader: Reader,
  userId: string,
  organisationId: string,
): Promise<{ organisation: OrganisationRow; role: (typeof member.$inferSelect)["role"] } | undefined> {
  const [row] = await reader
    .select({ organisation, role: member.role })
    .from(organisation)
    .innerJoin(member, eq(member.organisationId, organisation.id))
    .where(and(eq(organisation.id, organisationId), eq(member.userId, userId)))
    .limit(1);
  return row;
}

/** The organisations a user belongs to, oldest first. */
export async function organisationsOfUser(
  reader: Reader,
  userId: string,
): Promise<{ organisation: OrganisationRow; role: (typeof member.$inferSelect)["role"] }[]> {
  return reader
    .select({ organisation, role: member.role })
    .from(organisation)
    .innerJoin(member, eq(member.organisationId, organisation.id))
    .where(eq(member.userId, userId))
    .orderBy(organisation.createdAt, organisation.id);
}
