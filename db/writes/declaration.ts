import { and, eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { declaredCandidates } from "../queries/duties";
import { participantOf } from "../queries/participant";
import { calledCandidates } from "../queries/reference-call";
import { scoredCandidates } from "../queries/score";
import { declaredCandidate, declaredConflict } from "../schema/assignment";
import { participant } from "../schema/participant";
import type { Scoring } from "./standing";

export interface ConflictInput {
  readonly candidateId: string;
  readonly note: string;
}

export interface DeclarationInput {
  /** Everybody the person was asked about, with ties or without. */
  readonly candidateIds: readonly string[];
  /** Those with ties, also of those declared before. */
  readonly conflicts: readonly ConflictInput[];
}

export interface Declared {
  readonly declaredAt: string;
  /** Asked about with this write; those declared before are left out. */
  readonly asked: readonly string[];
  /** Declared with this write, with the candidates' names; those declared before are left out. */
  readonly added: readonly (ConflictInput & { readonly name: string })[];
}

/**
 * Confirms confidentiality and says for each candidate asked about whether there are ties. The first time opens scoring
 * for the person; later ones answer for candidates who came after, and can only add conflicts: what has been declared
 * is taken back by nobody alone. What was scored stays on record and stops counting. The same declaration sent twice
 * changes nothing the second time.
 *
 * Errors: `access.not_found` (a candidate that this selection neither compares nor has this person call a reference
 * of), `score.knows_prices`.
 */
export async function confirmDeclaration(
  tx: Tx,
  { selection, participant: person }: Scoring,
  { candidateIds, conflicts }: DeclarationInput,
  now: string,
): Promise<Outcome<Declared>> {
  if (person.knowsPrices) return fail("score.knows_prices");
  const candidates = new Map(
    [
      ...(await scoredCandidates(tx, selection.id)),
      ...(await calledCandidates(tx, selection.id, person.id)),
    ].map((each) => [each.id, each.name]),
  );
  const about = new Set([...candidateIds, ...conflicts.map(({ candidateId }) => candidateId)]);
  if ([...about].some((id) => !candidates.has(id))) return fail("access.not_found");

  const declaredBefore = new Set(await declaredCandidates(tx, person.id));
  const asked = [...about].filter((id) => !declaredBefore.has(id));
  for (const candidateId of asked) {
    await tx
      .insert(declaredCandidate)
      .values({ id: newId("dec"), participantId: person.id, candidateId, declaredAt: now });
  }
  const known = await tx
    .select({ candidateId: declaredConflict.candidateId })
    .from(declaredConflict)
    .where(eq(declaredConflict.participantId, person.id));
  const withTies = new Set(known.map(({ candidateId }) => candidateId));
  const added: (ConflictInput & { name: string })[] = [];
  for (const { candidateId, note } of conflicts) {
    if (withTies.has(candidateId)) continue;
    withTies.add(candidateId);
    added.push({ candidateId, note, name: candidates.get(candidateId) ?? "" });
    await tx
      .insert(declaredConflict)
      .values({ id: newId("con"), participantId: person.id, candidateId, note, declaredAt: now });
  }
  const declaredAt = person.declaredAt ?? now;
  if (person.declaredAt === null) {
    // Not an edit of the row in anybody's form: its edition stays.
    await tx.update(participant).set({ declaredAt }).where(eq(participant.id, person.id));
  }
  return succeed({ declaredAt, asked, added });
}

/**
 * A lead takes back a conflict that somebody else declared, e.g. one ticked by mistake: the candidate is the person's
 * to score again, once they have been asked about it anew, and what had been submitted counts again. Not one's own, and
 * not once scoring is closed: it would change what everybody has seen.
 *
 * Errors: `access.not_found`, `declaration.own_conflict`, `scoring.closed`, `row.gone`.
 * @returns the conflict as it stood
 */
export async function takeBackConflict(
  tx: Tx,
  { selection, participant: lead }: Scoring,
  { participantId, candidateId }: { readonly participantId: string; readonly candidateId: string },
): Promise<Outcome<{ readonly note: string; readonly declaredAt: string }>> {
  const person = await participantOf(tx, selection.id, participantId);
  if (!person) return fail("access.not_found");
  if (person.id === lead.id) return fail("declaration.own_conflict");
  if (selection.scoringClosedAt !== null) return fail("scoring.closed");
  const [gone] = await tx
    .delete(declaredConflict)
    .where(and(eq(declaredConflict.participantId, person.id), eq(declaredConflict.candidateId, candidateId)))
    .returning({ note: declaredConflict.note, declaredAt: declaredConflict.declaredAt });
  if (!gone) return fail("row.gone");
  await tx
    .delete(declaredCandidate)
    .where(
      and(eq(declaredCandidate.participantId, person.id), eq(declaredCandidate.candidateId, candidateId)),
    );
  return succeed(gone);
}
