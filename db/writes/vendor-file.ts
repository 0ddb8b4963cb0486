import { and, eq } from "drizzle-orm";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { VendorFileRow } from "../queries/vendor-file";
import { offerDraft } from "../schema/request";
import { type PriceVault, sealWords } from "./sealed-values";

/**
 * Keeps a workbook a vendor has brought to its page, in place of one it brought before for the same offer: whole and
 * sealed while prices are, and with nothing beside it that could be read.
 */
export async function keepVendorFile(
  tx: Tx,
  vault: PriceVault | null,
  file: {
    readonly candidateId: string;
    readonly variant: string;
    readonly participantId: string;
    readonly createdBy: string;
    readonly content: string;
    readonly requestNumber: number | null;
  },
  now: string,
): Promise<void> {
  await dropVendorFile(tx, file);
  const id = newId("drf");
  const { content, ...row } = file;
  await tx.insert(offerDraft).values({
    id,
    ...row,
    source: "vendor_file",
    state: "draft",
    content: vault === null ? content : sealWords(vault, "offer_draft", id, content),
    isSealed: vault !== null,
    createdAt: now,
    updatedAt: now,
  });
}

/** The same workbook, read once more. */
export async function changeVendorFile(
  tx: Tx,
  vault: PriceVault | null,
  row: VendorFileRow,
  content: string,
  now: string,
): Promise<void> {
  await tx
    .update(offerDraft)
    .set({
      content: vault === null ? content : sealWords(vault, "offer_draft", row.id, content),
      isSealed: vault !== null,
      edition: row.edition + 1,
      updatedAt: now,
    })
    .where(eq(offerDraft.id, row.id));
}

/** A workbook that was taken in or left is not kept: what it said is in the answer, or the vendor has the file. */
export async function dropVendorFile(
  tx: Tx,
  { candidateId, variant }: { readonly candidateId: string; readonly variant: string },
): Promise<void> {
  await tx
    .delete(offerDraft)
    .where(
      and(
        eq(offerDraft.candidateId, candidateId),
        eq(offerDraft.variant, variant),
        eq(offerDraft.source, "vendor_file"),
      ),
    );
}
