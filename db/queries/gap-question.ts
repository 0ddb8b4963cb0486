import { and, asc, eq, isNull } from "drizzle-orm";
import type { Locale } from "@/lib/domain/locale";
import type { Reader } from "../engine/database";
import { participant } from "../schema/participant";
import { vendorQuestion, vendorQuestionLine } from "../schema/request";

/** What a vendor was asked about one gap, last. */
export interface AskedGap {
  readonly candidateId: string;
  readonly lineId: string;
  /** ISO timestamp. */
  readonly askedAt: string;
  readonly answer: string;
  readonly answeredAt: string | null;
}

/** Questions to vendors about gaps, newest last; one entry for each line a question names. */
export async function askedGaps(reader: Reader, selectionId: string): Promise<AskedGap[]> {
  const rows = await reader
    .select({
      candidateId: vendorQuestion.candidateId,
      lineId: vendorQuestionLine.lineId,
      askedAt: vendorQuestion.createdAt,
      answer: vendorQuestion.answer,
      answeredAt: vendorQuestion.answeredAt,
    })
    .from(vendorQuestion)
    .innerJoin(vendorQuestionLine, eq(vendorQuestionLine.questionId, vendorQuestion.id))
    .where(and(eq(vendorQuestion.selectionId, selectionId), eq(vendorQuestion.direction, "to_vendor")))
    .orderBy(asc(vendorQuestion.createdAt), asc(vendorQuestion.id));
  return rows;
}

/** The contact that would read a question to a vendor. */
export interface GapContact {
  readonly candidateId: string;
  readonly name: string;
  readonly locale: Locale;
}

/** Vendors' contacts that are not out, oldest first. */
export async function gapContacts(reader: Reader, selectionId: string): Promise<GapContact[]> {
  const rows = await reader
    .select({ candidateId: participant.candidateId, name: participant.name, locale: participant.locale })
    .from(participant)
    .where(
      and(
        eq(participant.selectionId, selectionId),
        eq(participant.role, "vendor"),
        isNull(participant.revokedAt),
      ),
    )
    .orderBy(asc(participant.createdAt), asc(participant.id));
  return rows.flatMap(({ candidateId, name, locale }) =>
    candidateId === null ? [] : [{ candidateId, name, locale }],
  );
}
