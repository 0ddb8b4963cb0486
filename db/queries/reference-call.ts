import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Reference } from "@/lib/domain/references";
import type { Reader } from "../engine/database";
import { declaredConflict } from "../schema/assignment";
import { candidate, candidateReference, referenceAnswer } from "../schema/candidate";
import { participant } from "../schema/participant";
import { vendor } from "../schema/vendor";
import { referenceFromRow } from "./dossier-candidates";
import { grouped } from "./grouped";

export interface CalledCandidate {
  readonly id: string;
  readonly letter: string | null;
  readonly colour: number | null;
  readonly name: string;
}

/** A reference call that somebody was asked to make. */
export interface Call
  extends Pick<Reference, "id" | "customer" | "contact" | "calledOn" | "rating" | "answers"> {
  readonly candidate: CalledCandidate;
  readonly edition: number;
}

/** The calls this participant was asked to make, without those about candidates they have a conflict with. */
export async function callsOf(reader: Reader, selectionId: string, participantId: string): Promise<Call[]> {
  const asked = and(
    eq(candidate.selectionId, selectionId),
    eq(candidateReference.callerId, participantId),
    isNull(declaredConflict.id),
  );
  const conflict = and(
    eq(declaredConflict.candidateId, candidate.id),
    eq(declaredConflict.participantId, participantId),
  );
  const rows = await reader
    .select({
      row: candidateReference,
      letter: candidate.letter,
      colour: candidate.colour,
      name: vendor.legalName,
    })
    .from(candidateReference)
    .innerJoin(candidate, eq(candidate.id, candidateReference.candidateId))
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .leftJoin(declaredConflict, conflict)
    .where(asked)
    .orderBy(asc(candidate.letter), asc(candidateReference.customer), asc(candidateReference.id));
  const answers = await reader
    .select({ row: referenceAnswer })
    .from(referenceAnswer)
    .innerJoin(candidateReference, eq(candidateReference.id, referenceAnswer.referenceId))
    .innerJoin(candidate, eq(candidate.id, candidateReference.candidateId))
    .leftJoin(declaredConflict, conflict)
    .where(asked);
  const answersOf = grouped(answers, ({ row }) => row.referenceId);
  return rows.map(({ row, letter, colour, name }) => {
    const found = referenceFromRow(
      row,
      (answersOf.get(row.id) ?? []).map((each) => each.row),
    );
    return {
      id: row.id,
      customer: found.customer,
      contact: found.contact,
      calledOn: found.calledOn,
      rating: found.rating,
      answers: found.answers,
      candidate: { id: row.candidateId, letter, colour, name },
      edition: row.edition,
    };
  });
}

/** The candidates whose references this participant was asked to call, on the shortlist or not, each once. */
export async function calledCandidates(
  reader: Reader,
  selectionId: string,
  participantId: string,
): Promise<CalledCandidate[]> {
  return reader
    .selectDistinct({
      id: candidate.id,
      letter: candidate.letter,
      colour: candidate.colour,
      name: vendor.legalName,
    })
    .from(candidateReference)
    .innerJoin(candidate, eq(candidate.id, candidateReference.candidateId))
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(and(eq(candidate.selectionId, selectionId), eq(candidateReference.callerId, participantId)))
    .orderBy(asc(candidate.letter), asc(vendor.legalName), asc(candidate.id));
}

/** Who was asked to make a call of this selection, and about which candidate. */
export async function callOf(
  reader: Reader,
  selectionId: string,
  referenceId: string,
): Promise<{ readonly candidateId: string; readonly callerId: string | null } | undefined> {
  const [row] = await reader
    .select({ candidateId: candidateReference.candidateId, callerId: candidateReference.callerId })
    .from(candidateReference)
    .innerJoin(candidate, eq(candidate.id, candidateReference.candidateId))
    .where(and(eq(candidateReference.id, referenceId), eq(candidate.selectionId, selectionId)))
    .limit(1);
  return row;
}

/** Those who can be asked to make a call: leads and evaluators who are still in the selection. */
export async function possibleCallers(
  reader: Reader,
  selectionId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return reader
    .select({ id: participant.id, name: participant.name })
    .from(participant)
    .where(
      and(
        eq(participant.selectionId, selectionId),
        inArray(participant.role, ["lead", "evaluator"]),
        isNull(participant.revokedAt),
      ),
    )
    .orderBy(asc(participant.name), asc(participant.id));
}
