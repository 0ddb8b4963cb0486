import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "../engine/database";
import { offerDraft } from "../schema/request";

export type VendorFileRow = typeof offerDraft.$inferSelect;

/**
 * The workbook a vendor has brought to its page for one of its offers and not yet taken in or left; undefined when
 * there is none. For that vendor's own people alone.
 */
export async function vendorFile(
  reader: Reader,
  candidateId: string,
  variant: string,
): Promise<VendorFileRow | undefined> {
  const [row] = await reader
    .select()
    .from(offerDraft)
    .where(
      and(
        eq(offerDraft.candidateId, candidateId),
        eq(offerDraft.variant, variant),
        eq(offerDraft.source, "vendor_file"),
      ),
    )
    .orderBy(desc(offerDraft.createdAt), desc(offerDraft.id))
    .limit(1);
  return row;
}
