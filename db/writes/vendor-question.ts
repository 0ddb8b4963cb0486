import { and, count, eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { MAX_QUESTIONS, type QuestionDirection } from "@/lib/domain/request";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { candidateOfSelection, catalogueRows } from "../queries/offer";
import { type VendorQuestionRow, vendorQuestionOf } from "../queries/vendor-question";
import { vendorQuestion } from "../schema/request";
import { type Change, changedMeanwhile } from "./row-change";

export interface NewQuestion {
  readonly direction: QuestionDirection;
  /** Who asks, or who is asked. */
  readonly candidateId: string;
  readonly lineId: string | null;
  readonly text: string;
  /** Name of the person. */
  readonly askedBy: string;
}

/**
 * Puts a question: a vendor's to us, or ours to one vendor.
 * Errors: `access.not_found` for a candidate or line of another selection, `vendor_question.too_many`.
 */
export async function askQuestion(
  tx: Tx,
  selectionId: string,
  question: NewQuestion,
  now: string,
): Promise<Outcome<Change<VendorQuestionRow>>> {
  const { candidateId, lineId, direction } = question;
  if (!(await candidateOfSelection(tx, selectionId, candidateId))) return fail("access.not_found");
  if (lineId !== null && !(await catalogueRows(tx, selectionId)).some(({ id }) => id === lineId))
    return fail("access.not_found");
  const [held] = await tx
    .select({ asked: count() })
    .from(vendorQuestion)
    .where(and(eq(vendorQuestion.candidateId, candidateId), eq(vendorQuestion.direction, direction)));
  if ((held?.asked ?? 0) >= MAX_QUESTIONS) return fail("vendor_question.too_many", { limit: MAX_QUESTIONS });
  const [after] = await tx
    .insert(vendorQuestion)
    .values({ id: newId("vqn"), selectionId, ...question, createdAt: now })
    .returning();
  return succeed({ id: after?.id ?? "", before: undefined, after });
}

export interface Answering {
  readonly id: string;
  readonly expectedEdition: number;
  readonly answer: string;
  readonly answeredBy: string;
  /** The question as all candidates read it; null for one of ours to a vendor, whose answer only we read. */
  readonly publishedText: string | null;
}

/**
 * Answers a question. Those of vendors may be answered again, in better words; our own are answered by the vendor
 * alone, `candidateId` says which.
 * Errors: `row.gone`, `row.changed_meanwhile`.
 */
export async function answerQuestion(
  tx: Tx,
  selectionId: string,
  answering: Answering & { readonly direction: QuestionDirection; readonly candidateId: string | null },
  now: string,
): Promise<Outcome<Change<VendorQuestionRow>>> {
  const before = await vendorQuestionOf(tx, selectionId, answering.id);
  if (!before || before.direction !== answering.direction) return fail("row.gone");
  if (answering.candidateId !== null && before.candidateId !== answering.candidateId) return fail("row.gone");
  if (before.edition !== answering.expectedEdition)
    return changedMeanwhile({ edition: before.edition, answer: before.answer });
  const [after] = await tx
    .update(vendorQuestion)
    .set({
      answer: answering.answer,
      answeredBy: answering.answeredBy,
      answeredAt: now,
      ...(answering.publishedText === null ? {} : { publishedText: answering.publishedText }),
      edition: before.edition + 1,
    })
    .where(eq(vendorQuestion.id, before.id))
    .returning();
  return succeed({ id: before.id, before, after });
}
