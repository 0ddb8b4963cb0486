import { and, asc, desc, eq } from "drizzle-orm";
import type { DraftState } from "@/lib/domain/request";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { offer, offerVersion } from "../schema/offer";
import { offerDraft } from "../schema/request";

export type AnswerRow = typeof offerDraft.$inferSelect;

/** What a candidate's people have typed on their page, newest first: the one in work, and every one submitted. */
export async function answerRows(reader: Reader, candidateId: string): Promise<AnswerRow[]> {
  return reader
    .select()
    .from(offerDraft)
    .where(and(eq(offerDraft.candidateId, candidateId), eq(offerDraft.source, "vendor_page")))
    .orderBy(desc(offerDraft.createdAt), desc(offerDraft.id));
}

/** The answer to go on from: the one in work, else the newest that was submitted; of one variant. */
export function answerToGoOnFrom(rows: readonly AnswerRow[], variant: string): AnswerRow | undefined {
  const own = rows.filter((row) => row.variant === variant);
  return own.find(({ state }) => state === "draft") ?? own[0];
}

/** A submitted answer of this selection; undefined when it is another's or gone. */
export async function submittedAnswer(
  reader: Reader,
  selectionId: string,
  draftId: string,
): Promise<AnswerRow | undefined> {
  const [row] = await reader
    .select({ draft: offerDraft })
    .from(offerDraft)
    .innerJoin(candidate, eq(candidate.id, offerDraft.candidateId))
    .where(
      and(
        eq(offerDraft.id, draftId),
        eq(offerDraft.source, "vendor_page"),
        eq(candidate.selectionId, selectionId),
      ),
    )
    .limit(1);
  return row?.draft;
}

/** How far a candidate's answer on its page is. Nothing of what it says. */
export interface Arrival {
  readonly id: string;
  readonly candidateId: string;
  readonly variant: string;
  readonly state: DraftState;
  /** Who began it, or submitted it. */
  readonly by: string;
  readonly begunAt: string;
  readonly changedAt: string;
  readonly submittedAt: string | null;
  readonly late: boolean;
  readonly contentHash: string | null;
  /** Of the version that was made of it. */
  readonly versionNumber: number | null;
  readonly findings: string;
}

/** Every answer on vendors' pages in a selection, oldest first, without its content. */
export async function arrivals(reader: Reader, selectionId: string): Promise<Arrival[]> {
  return reader
    .select({
      id: offerDraft.id,
      candidateId: offerDraft.candidateId,
      variant: offerDraft.variant,
      state: offerDraft.state,
      by: offerDraft.createdBy,
      begunAt: offerDraft.createdAt,
      changedAt: offerDraft.updatedAt,
      submittedAt: offerDraft.submittedAt,
      late: offerDraft.late,
      contentHash: offerDraft.contentHash,
      versionNumber: offerVersion.number,
      findings: offerDraft.findings,
    })
    .from(offerDraft)
    .innerJoin(candidate, eq(candidate.id, offerDraft.candidateId))
    .leftJoin(offerVersion, eq(offerVersion.id, offerDraft.offerVersionId))
    .where(and(eq(candidate.selectionId, selectionId), eq(offerDraft.source, "vendor_page")))
    .orderBy(asc(offerDraft.createdAt), asc(offerDraft.id));
}

/** A version of an offer that did not come by the vendor's page: how many there are, and the newest. */
export async function otherVersions(
  reader: Reader,
  selectionId: string,
): Promise<
  { readonly candidateId: string; readonly number: number; readonly channel: string; readonly at: string }[]
> {
  return reader
    .select({
      candidateId: offer.candidateId,
      number: offerVersion.number,
      channel: offerVersion.channel,
      at: offerVersion.createdAt,
    })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .where(eq(candidate.selectionId, selectionId))
    .orderBy(asc(offerVersion.createdAt));
}
