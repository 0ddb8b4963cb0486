import { and, eq } from "drizzle-orm";
import type { IsoDay } from "@/lib/domain/iso-day";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { checkReference, REFERENCE_QUESTIONS, type Reference } from "@/lib/domain/references";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { candidateOf, type ReferenceRow } from "../queries/candidate";
import { referenceFromRow } from "../queries/dossier-candidates";
import { hasDeclared, loadScorer } from "../queries/duties";
import { participantOf } from "../queries/participant";
import { callOf } from "../queries/reference-call";
import { candidateReference, referenceAnswer } from "../schema/candidate";
import { type Change, flatRow, type SeenRow } from "./row-change";
import type { Scoring } from "./standing";

interface Place {
  readonly selectionId: string;
  readonly candidateId: string;
}

/** A reference as it is stored, with who makes the call. */
export type StoredCall = Reference & { readonly callerId: string | null; readonly edition: number };

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
  input: Place &
    SeenRow & {
      readonly reference: Omit<Reference, "id">;
      /** The participant who makes the call and may write it down; left out = as it is. */
      readonly callerId?: string | null | undefined;
      readonly today: IsoDay;
    },
): Promise<Outcome<Change<StoredCall>>> {
  const { candidateId, today } = input;
  if (!(await candidateOf(tx, input.selectionId, candidateId))) return fail("access.not_found");
  const before = input.id === null ? undefined : await storedReference(tx, candidateId, input.id);
  if (input.id !== null && !before) return fail("row.gone");
  if (before && before.row.edition !== input.expectedEdition) return changedMeanwhile(before);
  const callerId = input.callerId === undefined ? (before?.row.callerId ?? null) : input.callerId;
  if (callerId !== null && callerId !== before?.row.callerId) {
    const caller = await participantOf(tx, input.selectionId, callerId);
    if (!caller || caller.revokedAt !== null || caller.role === "observer") return fail("access.not_found");
  }
  const id = before?.row.id ?? newId("ref");
  const reference = { ...input.reference, id };
  const faults = checkReference(reference, today);
  if (faults.length > 0) return fail("input.invalid", {}, faults);
  const { answers, ...row } = reference;
  if (before) {
    await tx
      .update(candidateReference)
      .set({ ...row, callerId, edition: before.row.edition + 1 })
      .where(eq(candidateReference.id, id));
  } else {
    await tx.insert(candidateReference).values({ ...row, callerId, candidateId });
  }
  await replaceAnswers(tx, id, answers);
  const edition = (before?.row.edition ?? 0) + 1;
  return succeed({
    id,
    before: before && { ...before.reference, callerId: before.row.callerId, edition: before.row.edition },
    after: { ...reference, callerId, edition },
  });
}

/** What the caller writes down. */
export type CallInput = Pick<Reference, "calledOn" | "rating" | "answers">;

/**
 * Writes down a reference call by whoever was asked to make it, under their own name.
 *
 * Errors: `access.not_found` (a reference of another selection), `reference.not_your_call`, `score.not_declared`,
 * `score.conflict`, `row.changed_meanwhile`, `input.invalid` with `checkReference`'s rules.
 */
export async function saveCall(
  tx: Tx,
  { selection, participant }: Scoring,
  input: CallInput & { readonly id: string; readonly expectedEdition: number; readonly today: IsoDay },
): Promise<Outcome<Change<StoredCall>>> {
  const asked = await callOf(tx, selection.id, input.id);
  const before = asked && (await storedReference(tx, asked.candidateId, input.id));
  if (!asked || !before) return fail("access.not_found");
  if (asked.callerId !== participant.id) return fail("reference.not_your_call");
  if (participant.declaredAt === null) return fail("score.not_declared");
  const { conflicts } = await loadScorer(tx, participant);
  if (conflicts.includes(asked.candidateId)) return fail("score.conflict");
  if (!(await hasDeclared(tx, participant.id, asked.candidateId))) return fail("score.not_declared");
  if (before.row.edition !== input.expectedEdition) return changedMeanwhile(before);
  const { calledOn, rating, answers } = input;
  const after = { ...before.reference, calledBy: participant.name, calledOn, rating, answers };
  const faults = checkReference(after, input.today);
  if (faults.length > 0) return fail("input.invalid", {}, faults);
  const edition = before.row.edition + 1;
  await tx
    .update(candidateReference)
    .set({ calledBy: after.calledBy, calledOn, rating, edition })
    .where(eq(candidateReference.id, input.id));
  await replaceAnswers(tx, input.id, answers);
  const { callerId } = before.row;
  return succeed({
    id: input.id,
    before: { ...before.reference, callerId, edition: before.row.edition },
    after: { ...after, callerId, edition },
  });
}

async function replaceAnswers(tx: Tx, referenceId: string, answers: Reference["answers"]): Promise<void> {
  await tx.delete(referenceAnswer).where(eq(referenceAnswer.referenceId, referenceId));
  const given = REFERENCE_QUESTIONS.filter((question) => answers[question].trim() !== "");
  if (given.length === 0) return;
  await tx.insert(referenceAnswer).values(
    given.map((question) => ({
      id: newId("ans"),
      referenceId,
      question,
      answer: answers[question].trim(),
    })),
  );
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
