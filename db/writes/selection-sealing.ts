import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import type { SelectionRow } from "../queries/access";
import { waitingUploads } from "../queries/offer-draft";
import { hasOffers } from "../queries/sealed-offer";
import { selection } from "../schema/selection";

/**
 * Seals the prices of a selection from now on. Only while no offer is stored: what somebody has seen cannot be unseen.
 * There is no function for the reverse; prices are unsealed by opening them. The selection's row is taken before it is
 * looked whether there are offers: somebody who types the first one at this moment takes it, too (`holdUnsealed`).
 * Errors: `prices.already_sealed`, `prices.offers_stored`, `prices.uploads_waiting`.
 */
export async function sealPrices(tx: Tx, current: Pick<SelectionRow, "id">): Promise<Outcome<null>> {
  const taken = await tx
    .update(selection)
    .set({ sealing: "sealed" })
    .where(and(eq(selection.id, current.id), eq(selection.sealing, "none")))
    .returning({ id: selection.id });
  if (taken.length === 0) return fail("prices.already_sealed");
  if (await hasOffers(tx, current.id)) return fail("prices.offers_stored");
  if ((await waitingUploads(tx, current.id)).length > 0) return fail("prices.uploads_waiting");
  return succeed(null);
}

/**
 * Takes the selection's row for the rest of the transaction and says whether prices may be stored in the open. Typing
 * an open price and sealing can then not pass each other, whatever the database's isolation.
 */
export async function holdUnsealed(tx: Tx, selectionId: string): Promise<boolean> {
  const held = await tx
    .update(selection)
    .set({ revision: sql`${selection.revision}` })
    .where(
      and(
        eq(selection.id, selectionId),
        or(eq(selection.sealing, "none"), isNotNull(selection.pricesOpenedAt)),
      ),
    )
    .returning({ id: selection.id });
  return held.length > 0;
}
