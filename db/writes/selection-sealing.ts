import { eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import type { SelectionRow } from "../queries/access";
import { hasOffers } from "../queries/sealed-offer";
import { selection } from "../schema/selection";

/**
 * Seals the prices of a selection from now on. Only while no offer is stored: what somebody has seen cannot be unseen.
 * There is no function for the reverse; prices are unsealed by opening them.
 * Errors: `prices.already_sealed`, `prices.offers_stored`.
 */
export async function sealPrices(tx: Tx, current: SelectionRow): Promise<Outcome<null>> {
  if (current.sealing === "sealed") return fail("prices.already_sealed");
  if (await hasOffers(tx, current.id)) return fail("prices.offers_stored");
  await tx.update(selection).set({ sealing: "sealed" }).where(eq(selection.id, current.id));
  return succeed(null);
}
