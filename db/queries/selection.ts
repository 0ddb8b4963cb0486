import { and, asc, count, countDistinct, desc, eq, inArray, isNull } from "drizzle-orm";
import { COMPARED_STAGES } from "@/lib/domain/candidate";
import { isColleague, type ParticipantRole } from "@/lib/domain/criterion";
import type { SelectionCounts } from "@/lib/domain/next-step";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { catalogueLine, offer } from "../schema/offer";
import { organisation } from "../schema/organisation";
import { participant } from "../schema/participant";
import { selection } from "../schema/selection";

/** One line of the list of selections a person takes part in. */
export interface SelectionSummary extends SelectionCounts {
  readonly id: string;
  readonly name: string;
  readonly role: ParticipantRole;
  readonly organisationName: string;
  readonly isSample: boolean;
  /** ISO timestamp of the last write in it. */
  readonly updatedAt: string;
  readonly edition: number;
}

/** A selection's row as it stands now; undefined when it is gone. Whoever asks has been authorised for it. */
export async function selectionById(
  reader: Reader,
  selectionId: string,
): Promise<typeof selection.$inferSelect | undefined> {
  const [row] = await reader.select().from(selection).where(eq(selection.id, selectionId)).limit(1);
  return row;
}

/** All selections this person takes part in as a colleague, in whatever role; the one written to last comes first. */
export async function selectionsOfUser(reader: Reader, userId: string): Promise<SelectionSummary[]> {
  const rows = await reader
    .select({ selection, role: participant.role, organisation })
    .from(participant)
    .innerJoin(selection, eq(selection.id, participant.selectionId))
    .innerJoin(organisation, eq(organisation.id, selection.organisationId))
    .where(and(eq(participant.userId, userId), isNull(participant.revokedAt)))
    .orderBy(desc(selection.updatedAt), asc(selection.id));

  const theirs = reader
    .select({ id: participant.selectionId })
    .from(participant)
    .where(and(eq(participant.userId, userId), isNull(participant.revokedAt)));
  const candidates = await reader
    .select({
      selectionId: candidate.selectionId,
      stage: candidate.stage,
      // A candidate's variants are offers of their own, and make it neither more candidates nor more that have answered.
      total: countDistinct(candidate.id),
      offers: countDistinct(offer.candidateId),
    })
    .from(candidate)
    .leftJoin(offer, eq(offer.candidateId, candidate.id))
    .where(inArray(candidate.selectionId, theirs))
    .groupBy(candidate.selectionId, candidate.stage);
  const lines = await reader
    .select({ selectionId: catalogueLine.selectionId, total: count() })
    .from(catalogueLine)
    .where(inArray(catalogueLine.selectionId, theirs))
    .groupBy(catalogueLine.selectionId);

  const linesOf = new Map(lines.map((row) => [row.selectionId, row.total]));
  const counts = new Map<string, { candidates: number; compared: number; offers: number }>();
  for (const row of candidates) {
    const sum = counts.get(row.selectionId) ?? { candidates: 0, compared: 0, offers: 0 };
    const active = row.stage !== "withdrawn" && row.stage !== "rejected";
    const compared = COMPARED_STAGES.includes(row.stage);
    counts.set(row.selectionId, {
      candidates: sum.candidates + (active ? row.total : 0),
      compared: sum.compared + (compared ? row.total : 0),
      offers: sum.offers + (compared ? row.offers : 0),
    });
  }
  return rows.flatMap(({ selection: one, role, organisation: owner }) =>
    !isColleague(role)
      ? []
      : [
          {
            id: one.id,
            name: one.name,
            role,
            organisationName: owner.name,
            isSample: owner.isSample,
            updatedAt: one.updatedAt,
            edition: one.edition,
            phase: one.phase,
            hasQuantities: [one.usersMilli, one.serversMilli, one.gbMilli, one.devicesMilli].some(
              (quantity) => quantity !== null,
            ),
            lines: linesOf.get(one.id) ?? 0,
            ...(counts.get(one.id) ?? { candidates: 0, compared: 0, offers: 0 }),
          },
        ],
  );
}
