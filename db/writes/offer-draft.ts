import { and, eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { waitingUpload } from "../queries/offer-draft";
import { columnMapping, offerDraft } from "../schema/request";
import { type PriceVault, sealWords } from "./sealed-values";

/** An upload to keep until somebody has looked at it. */
export interface UploadToKeep {
  readonly candidateId: string;
  readonly variant: string;
  readonly participantId: string;
  readonly createdBy: string;
  /** What was read, with amounts. */
  readonly content: string;
  /** What was found, without. */
  readonly report: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly requestNumber: number | null;
}

/** Keeps an upload: sealed with the selection's key when there is a vault, open when there is none. */
export async function keepUpload(
  tx: Tx,
  vault: PriceVault | null,
  upload: UploadToKeep,
  now: string,
): Promise<string> {
  const id = newId("drf");
  const { content, report, ...row } = upload;
  await tx.insert(offerDraft).values({
    id,
    ...row,
    source: "upload",
    state: "draft",
    content: vault === null ? content : sealWords(vault, "offer_draft", id, content),
    isSealed: vault !== null,
    findings: report,
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

/** What may change of an upload that waits. */
interface UploadChange {
  readonly content?: string;
  readonly report?: string;
  readonly state?: "accepted" | "discarded";
  readonly offerVersionId?: string;
  readonly contentHash?: string;
}

/**
 * Changes an upload that waits, if nobody has meanwhile.
 * Errors: `access.not_found` (it is not there, or does not wait any more), `row.changed_meanwhile`.
 */
export async function changeUpload(
  tx: Tx,
  selectionId: string,
  seen: { readonly draftId: string; readonly expectedEdition: number },
  vault: PriceVault | null,
  { content, report, ...rest }: UploadChange,
  now: string,
): Promise<Outcome<{ readonly edition: number }>> {
  const row = await waitingUpload(tx, selectionId, seen.draftId);
  if (!row) return fail("access.not_found");
  if (row.edition !== seen.expectedEdition) return fail("row.changed_meanwhile");
  const edition = row.edition + 1;
  await tx
    .update(offerDraft)
    .set({
      ...rest,
      ...(report === undefined ? {} : { findings: report }),
      ...(content === undefined
        ? {}
        : {
            content: vault === null ? content : sealWords(vault, "offer_draft", row.id, content),
            isSealed: vault !== null,
          }),
      edition,
      updatedAt: now,
    })
    .where(and(eq(offerDraft.id, row.id), eq(offerDraft.edition, row.edition)));
  return succeed({ edition });
}

/** Remembers how a vendor's own workbook is laid out, in place of what was remembered for the same headings. */
export async function rememberMapping(
  tx: Tx,
  mapping: {
    readonly vendorId: string;
    readonly signature: string;
    readonly content: string;
    readonly by: string;
  },
  now: string,
): Promise<void> {
  const { vendorId, signature, content, by } = mapping;
  await tx
    .insert(columnMapping)
    .values({ id: newId("map"), vendorId, signature, content, updatedBy: by, updatedAt: now })
    .onConflictDoUpdate({
      target: [columnMapping.vendorId, columnMapping.signature],
      set: { content, updatedBy: by, updatedAt: now },
    });
}
