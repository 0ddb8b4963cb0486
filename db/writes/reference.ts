import { and, eq } from "drizzle-orm";
import type { IsoDay } from "@/lib/domain/iso-day";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { checkReference, REFERENCE_QUESTIONS, type Reference } from "@/lib/domain/references";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { candidateOf, type ReferenceRow } from "../queries/candidate";
import { referenceFromRow } from "../queries/dossier-candidates";
import { candidateReference, referenceAnswer } from "../schema/candidate";
import { type Change, flatRow, type SeenRow } from "./row-change";

interface Place {
  readonly selectionId: string;
  readonly candidateId: string;
}

interface StoredReference {
  readonly row: ReferenceRow;
  readonly reference: Reference;
}

async function storedReference(
  tx: Tx,
  candidateId: string,
  id: string,
): Promise<StoredReference | undefined> {
  const [row] = await tx
    .select()
    .from(candidateReference)
    .where(and(eq(candidateReference.id, id), eq(candidateReference.candidateId, candidateId)));
  if (!row) return undefined;
  const answers = await tx.select().from(referenceAnswer).where(eq(referenceAnswer.referenceId, id));
  return { row, reference: referenceFromRow(row, answers) };
}

function changedMeanwhile({ row, reference }: StoredReference) {
  return fail("row.changed_meanwhile", { ...flatRow(row), ...flatRow(reference.answers) });
}

/**
 * Writes a reference with its answers, new (id null) or changed. An answer left empty is not stored.
 * Errors: `access.not_found`, `row.gone`, `row.changed_meanwhile`, `input.invalid` with `checkReference`'s rules.
 */
export async function saveReference(
  tx: Tx,
  input: Place & SeenRow & { readonly reference: Omit<Reference, "id">; readonly today: IsoDay },
): Promise<Outcome<Change<Reference & { readonly edition: number }>>> {
  const { candidateId, today } = input;
  if (!(await candidateOf(tx, input.selectionId, candidateId))) return fail("access.not_found");
  const before = input.id === null ? undefined : await storedReference(tx, candidateId, input.id);
  if (input.id !== null && !before) return fail("row.gone");
  if (before && before.row.edition !== input.expectedEdition) return changedMeanwhile(before);
  const id = before?.row.id ?? newId("ref");
  const reference = { ...input.reference, id };
  const faults = checkReference(reference, today);
  if (faults.length > 0) return fail("input.invalid", {}, faults);
  const { answers, ...row } = reference;
  if (before) {
    await tx
      .update(candidateReference)
      .set({ ...row, edition: before.row.edition + 1 })
      .where(eq(candidateReference.id, id));
    await tx.delete(referenceAnswer).where(eq(referenceAnswer.referenceId, id));
  } else {
    await tx.insert(candidateReference).values({ ...row, candidateId });
  }
  const given = REFERENCE_QUESTIONS.filter((question) => answers[question].trim() !== "");
  if (given.length > 0) {
    await tx.insert(referenceAnswer).values(
      given.map((question) => ({
        id: newId("ans"),
        referenceId: id,
        question,
        answer: answers[question].trim(),
      })),
    );
  }
  const edition = (before?.row.edition ?? 0) + 1;
  return succeed({
    id,
    before: before && { ...before.reference, edition: before.row.edition },
    after: { ...reference, edition },
  });
}

/** Deletes a reference with its answers. Errors: `access.not_found`, `row.gone`, `row.changed_meanwhile`. */
export async function deleteReference(
  tx: Tx,
  input: Place & { readonly id: string; readonly expectedEdition: number },
): Promise<Outcome<Change<Reference>>> {
  const { candidateId, id } = input;
  if (!(await candidateOf(tx, input.selectionId, candidateId))) return fail("access.not_found");
  const before = await storedReference(tx, candidateId, id);
  if (!before) return fail("row.gone");
  if (before.row.edition !== input.expectedEdition) return changedMeanwhile(before);
  await tx.delete(candidateReference).where(eq(candidateReference.id, id));
  return succeed({ id, before: before.reference, after: undefined });
}
