import { and, eq, inArray, isNull } from "drizzle-orm";
import type { ParticipantRole } from "@/lib/domain/criterion";
import type { Locale } from "@/lib/domain/locale";
import { type Failure, fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { MAX_PARTICIPANTS, mayKnowPrices } from "@/lib/domain/participation";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { ParticipantRow, SelectionRow } from "../queries/access";
import {
  actingLeads,
  areOfSelection,
  hasSubmitted,
  hasTypedPrices,
  participantOf,
  participantsByEmail,
} from "../queries/participant";
import { participantCandidate, participantGroup } from "../schema/assignment";
import { participant } from "../schema/participant";
import { inChunks } from "./in-chunks";
import { endAccess } from "./invitation";
import { releaseConfirmer } from "./opening";
import { addMember, endMembership } from "./organisation";
import { type Change, changedMeanwhile } from "./row-change";

/** What a lead decides about a participant. */
export interface Part {
  readonly role: ParticipantRole;
  readonly locale: Locale;
  readonly knowsPrices: boolean;
  /** Null = every group, also those made later. */
  readonly groupIds: readonly string[] | null;
  /** Null = every candidate on the shortlist. */
  readonly candidateIds: readonly string[] | null;
}

export interface Invitee {
  readonly name: string;
  /** In lower case. */
  readonly email: string;
}

/** One invited person, or why not, by the place in the list that was handed in. */
export type Invited =
  | { readonly ok: true; readonly email: string; readonly change: Change<ParticipantRow> }
  | { readonly ok: false; readonly email: string; readonly code: string };

const atField = (path: string, code: string): Failure => fail(code, {}, [{ path, code, params: {} }]);

/** What a part must be by itself, whoever takes it. */
async function partFault(tx: Tx, selectionId: string, part: Part): Promise<Failure | null> {
  if (part.knowsPrices && !mayKnowPrices(part.role))
    return atField("knowsPrices", "participant.knows_prices_role");
  if (!(await areOfSelection(tx, selectionId, part.groupIds ?? [], part.candidateIds ?? [])))
    return fail("access.not_found");
  return null;
}

/** What somebody has done so far stands against some parts: who scored must not know prices, and who knows them not score. */
async function pastFault(tx: Tx, row: ParticipantRow, part: Part): Promise<Failure | null> {
  if (part.knowsPrices && !row.knowsPrices && (await hasSubmitted(tx, row.id)))
    return atField("knowsPrices", "participant.has_scored");
  if (!part.knowsPrices && row.knowsPrices && (await hasTypedPrices(tx, row)))
    return atField("knowsPrices", "participant.has_typed_prices");
  return null;
}

const partColumns = (part: Part) => ({
  role: part.role,
  locale: part.locale,
  knowsPrices: part.knowsPrices,
  allGroups: part.groupIds === null,
  allCandidates: part.candidateIds === null,
});

/**
 * Adds people to a selection in one part, or takes back in those who were revoked. Whoever is in already is refused by
 * itself and stops nobody else; a list is as good as its good lines. A vendor's contact, also a former one, is never
 * made a colleague: somebody who has seen the request as a bidder does not judge the bids.
 * @returns one entry per person, in their order; a failure when nobody may take such a part
 */
export async function inviteParticipants(
  tx: Tx,
  { id: selectionId, organisationId }: Pick<SelectionRow, "id" | "organisationId">,
  people: readonly Invitee[],
  part: Part,
  now: string,
): Promise<Outcome<Invited[]>> {
  const fault = await partFault(tx, selectionId, part);
  if (fault) return fault;
  const known = new Map(await participantsByEmail(tx, selectionId));
  if (new Set([...known.values()].map(({ id }) => id)).size + people.length > MAX_PARTICIPANTS)
    return fail("participant.too_many", { limit: MAX_PARTICIPANTS });

  const fresh = people
    .filter(({ email }) => !known.has(email))
    .map(({ name, email }) => ({
      id: newId("par"),
      selectionId,
      userId: null,
      name,
      email,
      ...partColumns(part),
      declaredAt: null,
      remindedAt: null,
      revokedAt: null,
      edition: 1,
      createdAt: now,
    }));
  const made = new Map<string, ParticipantRow>();
  // Somebody else may be inviting the same address at this moment: the database decides who was first.
  await inChunks(fresh, async (chunk) => {
    const rows = await tx.insert(participant).values(chunk).onConflictDoNothing().returning();
    for (const row of rows) if (row.email !== null) made.set(row.email, row);
  });
  await insertAssignments(
    tx,
    [...made.values()].map(({ id }) => id),
    part,
  );

  const results: Invited[] = [];
  for (const { name, email } of people) {
    const old = known.get(email);
    const row = made.get(email);
    if (old?.role === "vendor") results.push({ ok: false, email, code: "participant.is_vendor" });
    else if (old?.revokedAt != null) {
      results.push(await takeBack(tx, old, name, email, part));
      if (part.role === "lead" && old.userId !== null) await addMember(tx, organisationId, old.userId, now);
    } else if (row) {
      results.push({ ok: true, email, change: { id: row.id, before: undefined, after: row } });
      // The same address a second time in one list is in already.
      made.delete(email);
    } else results.push({ ok: false, email, code: "participant.already_invited" });
  }
  return succeed(results);
}

async function takeBack(
  tx: Tx,
  before: ParticipantRow,
  name: string,
  email: string,
  part: Part,
): Promise<Invited> {
  const fault = await pastFault(tx, before, part);
  if (fault) return { ok: false, email, code: fault.code };
  const [after] = await tx
    .update(participant)
    .set({ name, email, ...partColumns(part), revokedAt: null, edition: before.edition + 1 })
    .where(eq(participant.id, before.id))
    .returning();
  await replaceAssignments(tx, before.id, part);
  return { ok: true, email, change: { id: before.id, before, after } };
}

/** The selection, as far as who takes part in it is concerned. */
type Place = Pick<SelectionRow, "id" | "organisationId" | "openingConfirmerId" | "pricesOpenedAt">;

/** What went with a part. */
export interface Lost {
  /** The person was to confirm the opening of prices: now nobody is set. */
  readonly wasConfirmer: boolean;
  /** The account is no longer a member of the organisation: it was one by leading this selection alone. */
  readonly endedMembership: boolean;
}

async function lose(
  tx: Tx,
  place: Place,
  before: ParticipantRow,
  role: ParticipantRole | null,
): Promise<Lost> {
  const leadsNoMore = before.role === "lead" && role !== "lead";
  return {
    wasConfirmer:
      role === null || !mayKnowPrices(role) ? await releaseConfirmer(tx, place, before.id) : false,
    endedMembership:
      leadsNoMore && before.userId !== null
        ? await endMembership(tx, place.organisationId, before.userId)
        : false,
  };
}

/** Which participant, as the lead saw it, is to take which part. */
export interface PartChange extends Part {
  readonly id: string;
  readonly name: string;
  readonly expectedEdition: number;
}

/**
 * Changes a participant's name or part. A lead acts with an account: whoever becomes lead without one needs a new
 * link, and every device let in before is let out: `needsLink` says so. What goes with the old part is in `lost`.
 * Errors: `row.changed_meanwhile`, `participant.last_lead`, `participant.has_scored`, `participant.has_typed_prices`,
 * `participant.knows_prices_role`, `access.not_found`.
 */
export async function updateParticipant(
  tx: Tx,
  place: Place,
  change: PartChange,
  now: string,
): Promise<Outcome<Change<ParticipantRow> & { readonly needsLink: boolean; readonly lost: Lost }>> {
  const { id: selectionId, organisationId } = place;
  const before = await participantOf(tx, selectionId, change.id);
  if (!before || before.revokedAt !== null) return fail("row.gone");
  if (before.edition !== change.expectedEdition) return changedMeanwhile(before);
  const fault =
    (await partFault(tx, selectionId, change)) ??
    (await pastFault(tx, before, change)) ??
    (change.role === "lead" ? null : await lastLeadFault(tx, before));
  if (fault) return fault;
  const [after] = await tx
    .update(participant)
    .set({ name: change.name, ...partColumns(change), edition: before.edition + 1 })
    .where(eq(participant.id, before.id))
    .returning();
  await replaceAssignments(tx, before.id, change);
  const needsLink = change.role === "lead" && before.role !== "lead" && before.userId === null;
  if (needsLink) await endAccess(tx, before.id, now);
  if (change.role === "lead" && before.userId !== null)
    await addMember(tx, organisationId, before.userId, now);
  const lost = await lose(tx, place, before, change.role);
  return succeed({ id: before.id, before, after, needsLink, lost });
}

/**
 * Puts a participant out at once: links, codes and devices stop, mail that has not left is cancelled. What was scored
 * stays on record. The last lead who can act cannot go: nobody could do anything any more. Whoever was to confirm the
 * opening of prices no longer is, and a membership that came with leading this selection ends; `lost` says so.
 * Errors: `participant.last_lead`, `row.gone`.
 */
export async function revokeParticipant(
  tx: Tx,
  place: Place,
  participantId: string,
  now: string,
): Promise<Outcome<Change<ParticipantRow> & { readonly lost: Lost }>> {
  const before = await participantOf(tx, place.id, participantId);
  if (!before || before.revokedAt !== null) return fail("row.gone");
  const fault = await lastLeadFault(tx, before);
  if (fault) return fault;
  const [after] = await tx
    .update(participant)
    .set({ revokedAt: now, edition: before.edition + 1 })
    .where(eq(participant.id, before.id))
    .returning();
  await endAccess(tx, before.id, now);
  const lost = await lose(tx, place, before, null);
  return succeed({ id: before.id, before, after, lost });
}

async function lastLeadFault(tx: Tx, { id, role, selectionId }: ParticipantRow): Promise<Failure | null> {
  if (role !== "lead") return null;
  const leads = await actingLeads(tx, selectionId);
  return leads.length === 1 && leads[0] === id ? fail("participant.last_lead") : null;
}

/** An account takes a participant's part as its own. False when it has one here already. */
export async function bindAccount(tx: Tx, row: ParticipantRow, userId: string): Promise<boolean> {
  if (row.userId !== null) return row.userId === userId;
  const [other] = await tx
    .select({ id: participant.id })
    .from(participant)
    .where(and(eq(participant.selectionId, row.selectionId), eq(participant.userId, userId)))
    .limit(1);
  if (other) return false;
  const bound = await tx
    .update(participant)
    .set({ userId })
    .where(and(eq(participant.id, row.id), isNull(participant.userId)))
    .returning({ id: participant.id });
  return bound.length > 0;
}

/** Writes down when these people were reminded. */
export async function markReminded(tx: Tx, participantIds: readonly string[], now: string): Promise<void> {
  await inChunks(participantIds, (ids) =>
    tx.update(participant).set({ remindedAt: now }).where(inArray(participant.id, ids)),
  );
}

async function replaceAssignments(tx: Tx, participantId: string, part: Part): Promise<void> {
  await tx.delete(participantGroup).where(eq(participantGroup.participantId, participantId));
  await tx.delete(participantCandidate).where(eq(participantCandidate.participantId, participantId));
  await insertAssignments(tx, [participantId], part);
}

async function insertAssignments(tx: Tx, participantIds: readonly string[], part: Part): Promise<void> {
  const groups = [...new Set(part.groupIds ?? [])];
  const candidates = [...new Set(part.candidateIds ?? [])];
  await inChunks(
    participantIds.flatMap((participantId) =>
      groups.map((groupId) => ({ id: newId("pgr"), participantId, groupId })),
    ),
    (rows) => tx.insert(participantGroup).values(rows),
  );
  await inChunks(
    participantIds.flatMap((participantId) =>
      candidates.map((candidateId) => ({ id: newId("pca"), participantId, candidateId })),
    ),
    (rows) => tx.insert(participantCandidate).values(rows),
  );
}
