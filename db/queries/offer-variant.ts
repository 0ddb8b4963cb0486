import { and, asc, eq, ne } from "drizzle-orm";
import { variantTarget } from "@/lib/domain/offer-target";
import type { Reader } from "../engine/database";
import { offer } from "../schema/offer";

/** An alternative that a candidate offers beside its main offer. */
export interface VariantEntry {
  readonly offerId: string;
  /** The id under which it stands among candidates. */
  readonly targetId: string;
  readonly name: string;
  readonly shown: boolean;
  readonly edition: number;
}

/** A candidate's variants in the order in which they were added, which is that of their columns. */
export async function variantsOf(reader: Reader, candidateId: string): Promise<VariantEntry[]> {
  const rows = await reader
    .select({ offerId: offer.id, name: offer.variant, shown: offer.variantShown, edition: offer.edition })
    .from(offer)
    .where(and(eq(offer.candidateId, candidateId), ne(offer.variant, "")))
    .orderBy(asc(offer.createdAt), asc(offer.id));
  return rows.map((row) => ({ ...row, targetId: variantTarget(candidateId, row.offerId) }));
}
