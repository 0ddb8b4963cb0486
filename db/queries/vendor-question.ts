import { and, asc, eq } from "drizzle-orm";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { vendorQuestion } from "../schema/request";
import { vendor } from "../schema/vendor";

export type VendorQuestionRow = typeof vendorQuestion.$inferSelect;

/** Every question of a selection, in both directions, oldest first. For leads alone: it says who asked. */
export async function vendorQuestions(reader: Reader, selectionId: string): Promise<VendorQuestionRow[]> {
  return reader
    .select()
    .from(vendorQuestion)
    .where(eq(vendorQuestion.selectionId, selectionId))
    .orderBy(asc(vendorQuestion.createdAt), asc(vendorQuestion.id));
}

/** One question of this selection; undefined when it is another's or gone. */
export async function vendorQuestionOf(
  reader: Reader,
  selectionId: string,
  questionId: string,
): Promise<VendorQuestionRow | undefined> {
  const [row] = await reader
    .select()
    .from(vendorQuestion)
    .where(and(eq(vendorQuestion.id, questionId), eq(vendorQuestion.selectionId, selectionId)))
    .limit(1);
  return row;
}

/** A question as a candidate may read it. */
export interface ReadableQuestion {
  readonly id: string;
  /** `own`: asked by this candidate. `answered`: asked by another, answered for all. `to_us`: the buyer asks this candidate. */
  readonly kind: "own" | "answered" | "to_us";
  readonly lineId: string | null;
  readonly text: string;
  /** Of an own question: as all read it, once it is answered. */
  readonly publishedText: string;
  readonly answer: string;
  readonly answeredAt: string | null;
  /** When it was asked; of another's question nothing is told of that. */
  readonly askedAt: string | null;
  readonly edition: number;
}

/**
 * What one candidate may read of questions: its own as it asked them, those the buyer put to it, and what was answered
 * for all, in the words that were published and without whose question it was.
 */
export async function questionsFor(
  reader: Reader,
  selectionId: string,
  candidateId: string,
): Promise<ReadableQuestion[]> {
  const rows = await vendorQuestions(reader, selectionId);
  const mine = rows.filter((row) => row.candidateId === candidateId);
  const published = rows
    .filter((row) => row.direction === "from_vendor" && row.candidateId !== candidateId)
    .filter(({ answeredAt }) => answeredAt !== null)
    .sort((a, b) => (a.answeredAt ?? "").localeCompare(b.answeredAt ?? ""));
  return [
    ...mine.map((row) => ({
      id: row.id,
      kind: row.direction === "to_vendor" ? ("to_us" as const) : ("own" as const),
      lineId: row.lineId,
      text: row.text,
      publishedText: row.publishedText,
      answer: row.answer,
      answeredAt: row.answeredAt,
      askedAt: row.createdAt,
      edition: row.edition,
    })),
    // Its id, number and moment of asking are left out: from them one could tell whose question it was.
    ...published.map((row, index) => ({
      id: `answered-${index + 1}`,
      kind: "answered" as const,
      lineId: row.lineId,
      text: row.publishedText,
      publishedText: row.publishedText,
      answer: row.answer,
      answeredAt: row.answeredAt,
      askedAt: null,
      edition: 1,
    })),
  ];
}

/** The vendor's name behind a candidate; empty when it is gone. */
export async function candidateName(reader: Reader, candidateId: string): Promise<string> {
  const [row] = await reader
    .select({ name: vendor.legalName })
    .from(candidate)
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(eq(candidate.id, candidateId))
    .limit(1);
  return row?.name ?? "";
}
