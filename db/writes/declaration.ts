import { eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { scoredCandidates } from "../queries/score";
import { declaredConflict } from "../schema/assignment";
import { participant } from "../schema/participant";
import type { Scoring } from "./standing";

export interface ConflictInput {
  readonly candidateId: string;
  readonly note: string;
}

export interface Declared {
  readonly declaredAt: string;
  /** Declared with this write, with the candidates' names; those declared before are left out. */
  readonly added: readonly (ConflictInput & { readonly name: string })[];
}

/**
 * Confirms confidentiality and declares conflicts of interest. The first time opens scoring for the person; later ones
 * can only add conflicts, as what has been declared is taken back by nobody alone. What was scored stays on record and
 * stops counting. The same declaration sent twice changes nothing the second time.
 *
 * Errors: `access.not_found` (a candidate that is not on this selection's shortlist), `score.knows_prices`.
 */
export async function confirmDeclaration(
  tx: Tx,
  { selection, participant: person }: Scoring,
  conflicts: readonly ConflictInput[],
  now: string,
): Promise<Outcome<Declared>> {
  if (person.knowsPrices) return fail("score.knows_prices");
  const candidates = new Map((await scoredCandidates(tx, selection.id)).map((each) => [each.id, each.name]));
  const known = await tx
    .select({ candidateId: declaredConflict.candidateId })
    .from(declaredConflict)
    .where(eq(declaredConflict.participantId, person.id));
  const declared = new Set(known.map(({ candidateId }) => candidateId));
  const added: (ConflictInput & { name: string })[] = [];
  for (const { candidateId, note } of conflicts) {
    const name = candidates.get(candidateId);
    if (name === undefined) return fail("access.not_found");
    if (declared.has(candidateId)) continue;
    declared.add(candidateId);
    added.push({ candidateId, note, name });
    await tx
      .insert(declaredConflict)
      .values({ id: newId("con"), participantId: person.id, candidateId, note, declaredAt: now });
  }
  const declaredAt = person.declaredAt ?? now;
  if (person.declaredAt === null) {
    // Not an edit of the row in anybody's form: its edition stays.
    await tx.update(participant).set({ declaredAt }).where(eq(participant.id, person.id));
  }
  return succeed({ declaredAt, added });
}
