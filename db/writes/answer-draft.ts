import { and, eq } from "drizzle-orm";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { AnswerRow } from "../queries/answer-draft";
import { offerDraft } from "../schema/request";
import { type PriceVault, sealWords } from "./sealed-values";

/** What is kept of an answer: itself as text, and beside it what may be read while it is sealed. */
export interface KeptDraft {
  readonly content: string;
  readonly findings: string;
}

const contentColumns = (vault: PriceVault | null, id: string, content: string) => ({
  content: vault === null ? content : sealWords(vault, "offer_draft", id, content),
  isSealed: vault !== null,
});

/** Begins an answer on a vendor's page, sealed while prices are. */
export async function beginAnswer(
  tx: Tx,
  whose: {
    readonly candidateId: string;
    readonly variant: string;
    readonly participantId: string;
    readonly createdBy: string;
    readonly requestNumber: number | null;
  },
  { content, findings }: KeptDraft,
  vault: PriceVault | null,
  now: string,
): Promise<AnswerRow> {
  const id = newId("drf");
  const [row] = await tx
    .insert(offerDraft)
    .values({
      id,
      ...whose,
      source: "vendor_page",
      state: "draft",
      ...contentColumns(vault, id, content),
      findings,
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  if (!row) throw new Error("an inserted draft came back empty");
  return row;
}

/** Keeps what an answer says now; its edition is one higher. */
export async function keepAnswerText(
  tx: Tx,
  row: AnswerRow,
  { content, findings }: KeptDraft,
  vault: PriceVault | null,
  now: string,
): Promise<number> {
  const edition = row.edition + 1;
  await tx
    .update(offerDraft)
    .set({ ...contentColumns(vault, row.id, content), findings, edition, updatedAt: now })
    .where(eq(offerDraft.id, row.id));
  return edition;
}

export interface Submission {
  readonly participantId: string;
  readonly submittedBy: string;
  readonly submittedAt: string;
  readonly contentHash: string;
  readonly requestNumber: number | null;
  /** Null: it is late and waits for the lead. */
  readonly offerVersionId: string | null;
}

/** From now on the answer is what was submitted, and is not typed into any more. */
export async function markSubmitted(tx: Tx, row: AnswerRow, submission: Submission): Promise<void> {
  const { submittedBy, offerVersionId, submittedAt, ...columns } = submission;
  await tx
    .update(offerDraft)
    .set({
      ...columns,
      createdBy: submittedBy,
      submittedAt,
      offerVersionId,
      state: offerVersionId === null ? "awaiting_lead" : "accepted",
      late: offerVersionId === null,
      edition: row.edition + 1,
      updatedAt: submittedAt,
    })
    .where(eq(offerDraft.id, row.id));
}

/** A late answer became an offer. */
export async function markLetIn(
  tx: Tx,
  row: AnswerRow,
  { offerVersionId, findings }: { readonly offerVersionId: string; readonly findings: string },
  now: string,
): Promise<void> {
  await tx
    .update(offerDraft)
    .set({ state: "accepted", offerVersionId, findings, edition: row.edition + 1, updatedAt: now })
    .where(eq(offerDraft.id, row.id));
}

/** A late answer did not become an offer: the lead refused it, or the vendor sent a newer one. */
export async function markDiscarded(tx: Tx, row: AnswerRow, findings: string, now: string): Promise<void> {
  await tx
    .update(offerDraft)
    .set({ state: "discarded", findings, edition: row.edition + 1, updatedAt: now })
    .where(and(eq(offerDraft.id, row.id), eq(offerDraft.state, "awaiting_lead")));
}

/** An answer that nobody submitted is as if it had never been begun. */
export async function deleteAnswer(tx: Tx, row: AnswerRow): Promise<void> {
  await tx.delete(offerDraft).where(and(eq(offerDraft.id, row.id), eq(offerDraft.state, "draft")));
}
