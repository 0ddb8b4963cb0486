import { and, asc, eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { RequirementAnswer, RequirementLevel } from "@/lib/domain/requirements";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import {
  countAnswers,
  type RequirementAnswerRow,
  type RequirementRow,
  requirementAnswerOf,
  requirementOf,
  requirements,
} from "../queries/requirement";
import { candidateStage } from "../queries/score";
import { requirement, requirementAnswer } from "../schema/scoring";
import { type Change, movedTo, samePermutation } from "./change";

/** At most this many requirements in one selection; each is a row that every candidate answers. */
export const MAX_REQUIREMENTS = 300;

export interface RequirementInput {
  /** Null makes a new requirement. */
  readonly id: string | null;
  readonly name: string;
  readonly level: RequirementLevel;
  readonly expectedEdition: number | null;
}

/**
 * Makes or changes a requirement. A new one, and one that changes level, goes last in its level.
 * Errors: `access.not_found`, `row.changed_meanwhile` (with what stands now), `requirement.name_twice`,
 * `requirement.too_many`.
 */
export async function saveRequirement(
  tx: Tx,
  selectionId: string,
  input: RequirementInput,
): Promise<Outcome<Change<RequirementRow>>> {
  const all = await requirements(tx, selectionId);
  const before = input.id === null ? undefined : all.find((row) => row.id === input.id);
  if (input.id !== null && !before) return fail("access.not_found");
  if (before && before.edition !== input.expectedEdition) {
    const { name, level, edition } = before;
    return fail("row.changed_meanwhile", { name, level, edition });
  }
  const key = input.name.trim().toLowerCase();
  if (all.some((row) => row.id !== input.id && row.name.trim().toLowerCase() === key)) {
    const params = { name: input.name };
    return fail("requirement.name_twice", params, [{ path: "name", code: "requirement.name_twice", params }]);
  }
  const last = 1 + Math.max(-1, ...all.map((row) => row.position));
  if (!before) {
    if (all.length >= MAX_REQUIREMENTS) return fail("requirement.too_many", { limit: MAX_REQUIREMENTS });
    const after: RequirementRow = {
      id: newId("req"),
      selectionId,
      name: input.name,
      templateKey: null,
      level: input.level,
      position: last,
      edition: 1,
    };
    await tx.insert(requirement).values(after);
    return succeed({ before: undefined, after });
  }
  const after: RequirementRow = {
    ...before,
    name: input.name,
    level: input.level,
    position: before.level === input.level ? before.position : last,
    edition: before.edition + 1,
  };
  await tx.update(requirement).set(after).where(eq(requirement.id, before.id));
  return succeed({ before, after });
}

/**
 * Deletes a requirement. One that candidates have answered is refused first, naming how many; `withAnswers` says that
 * the answers may go, too.
 * Errors: `access.not_found`, `requirement.has_answers` (with the count).
 */
export async function deleteRequirement(
  tx: Tx,
  selectionId: string,
  requirementId: string,
  withAnswers: boolean,
): Promise<Outcome<Change<RequirementRow & { readonly answers: readonly RequirementAnswerRow[] }>>> {
  const before = await requirementOf(tx, selectionId, requirementId);
  if (!before) return fail("access.not_found");
  const count = await countAnswers(tx, requirementId);
  if (count > 0 && !withAnswers) return fail("requirement.has_answers", { count });
  const answers = await tx
    .select()
    .from(requirementAnswer)
    .where(eq(requirementAnswer.requirementId, requirementId))
    .orderBy(asc(requirementAnswer.candidateId));
  await tx.delete(requirementAnswer).where(eq(requirementAnswer.requirementId, requirementId));
  await tx.delete(requirement).where(eq(requirement.id, requirementId));
  return succeed({ before: { ...before, answers }, after: undefined });
}

/**
 * Puts one level's requirements in this order.
 * Errors: `row.order_changed` when the ids are not exactly that level's requirements now.
 */
export async function reorderRequirements(
  tx: Tx,
  selectionId: string,
  level: RequirementLevel,
  order: readonly string[],
): Promise<Outcome<Change<readonly string[]>>> {
  const before = (await requirements(tx, selectionId))
    .filter((row) => row.level === level)
    .map((row) => row.id);
  if (!samePermutation(before, order)) return fail("row.order_changed");
  for (const { id, position } of movedTo(order)) {
    await tx.update(requirement).set({ position }).where(eq(requirement.id, id));
  }
  return succeed({ before, after: order });
}

export interface RequirementAnswerInput {
  readonly requirementId: string;
  readonly candidateId: string;
  readonly answer: RequirementAnswer;
  readonly note: string;
  /** The edition the writer saw; null when there was no answer. */
  readonly expectedEdition: number | null;
}

/**
 * Records how far one candidate meets one requirement. The same answer sent twice changes nothing the second time.
 * Errors: `access.not_found`, `requirement_answer.changed_meanwhile` (with what stands now).
 */
export async function saveRequirementAnswer(
  tx: Tx,
  selectionId: string,
  input: RequirementAnswerInput,
): Promise<Outcome<Change<RequirementAnswerRow> & { readonly edition: number }>> {
  const { requirementId, candidateId, answer, note } = input;
  const known = await requirementOf(tx, selectionId, requirementId);
  const stage = await candidateStage(tx, selectionId, candidateId);
  if (!known || !stage) return fail("access.not_found");
  const before = await requirementAnswerOf(tx, requirementId, candidateId);
  if (before && before.answer === answer && before.note === note) {
    return succeed({ before, after: before, edition: before.edition });
  }
  if ((before?.edition ?? null) !== input.expectedEdition) {
    if (!before) return fail("access.not_found");
    return fail("requirement_answer.changed_meanwhile", {
      answer: before.answer,
      note: before.note,
      edition: before.edition,
    });
  }
  if (!before) {
    const after: RequirementAnswerRow = {
      id: newId("rqa"),
      requirementId,
      candidateId,
      answer,
      note,
      edition: 1,
    };
    await tx.insert(requirementAnswer).values(after);
    return succeed({ before: undefined, after, edition: 1 });
  }
  const after: RequirementAnswerRow = { ...before, answer, note, edition: before.edition + 1 };
  await tx
    .update(requirementAnswer)
    .set({ answer, note, edition: after.edition })
    .where(
      and(eq(requirementAnswer.requirementId, requirementId), eq(requirementAnswer.candidateId, candidateId)),
    );
  return succeed({ before, after, edition: after.edition });
}
