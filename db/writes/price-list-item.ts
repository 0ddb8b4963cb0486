import { eq } from "drizzle-orm";
import type { Period } from "@/lib/domain/offer";
import type { SheetItem } from "@/lib/domain/offer-sheet";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Driver } from "@/lib/domain/selection";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { candidateOfSelection, catalogueRows, isAsSubmitted } from "../queries/offer";
import { priceListItem } from "../schema/offer";
import { ensureOffer, type OfferContext } from "./offer";
import { sheetToWrite } from "./opened-sheet";
import { type PriceVault, sealItem, vaultFor } from "./sealed-values";
import type { Written } from "./written";

export interface PriceListItemInput {
  readonly candidateId: string;
  /** Null for a new one. */
  readonly itemId: string | null;
  readonly expectedEdition: number;
  readonly lineId: string | null;
  readonly name: string;
  readonly unitPrice: number;
  readonly driver: Driver;
  readonly period: Period;
}

/** Most items a price list may hold. */
export const PRICE_LIST_LIMIT = 1_000;

/** A unit price in its row: open or sealed. */
export function itemColumns(vault: PriceVault | null, itemId: string, unitPrice: number) {
  return vault === null
    ? { unitPriceMinor: unitPrice, sealed: null }
    : { unitPriceMinor: null, sealed: sealItem(vault, itemId, unitPrice) };
}

/** Makes or changes a unit price for additions after signing, in the current version of the offer. */
export async function savePriceListItem(
  tx: Tx,
  context: OfferContext,
  input: PriceListItemInput,
): Promise<Outcome<Written<{ readonly itemId: string; readonly edition: number }>>> {
  const { selection } = context;
  const vault = vaultFor(context);
  const owner = await candidateOfSelection(tx, selection.id, input.candidateId);
  if (!owner) return fail("access.not_found");
  if (input.lineId !== null) {
    const line = (await catalogueRows(tx, selection.id)).find((each) => each.id === input.lineId);
    if (!line) return fail("access.not_found");
    if ((line.kind === "service") === (input.period === "once"))
      return fail("input.invalid", {}, [{ path: "period", code: "offer.period_wrong", params: {} }]);
  }
  if (await isAsSubmitted(tx, input.candidateId)) return fail("offer.as_submitted");
  const { version } = await ensureOffer(tx, context, input.candidateId);
  const list = (await sheetToWrite(tx, input.candidateId, vault))?.priceList ?? [];
  const before = list.find((item) => item.id === input.itemId);
  if (input.itemId !== null && !before) return fail("access.not_found");
  if (before && before.edition !== input.expectedEdition) return fail("row.changed_meanwhile");
  if (!before && list.length >= PRICE_LIST_LIMIT)
    return fail("offer.price_list_full", { limit: PRICE_LIST_LIMIT });
  const itemId = before?.id ?? newId("item");
  const edition = (before?.edition ?? 0) + 1;
  const known = { lineId: input.lineId, name: input.name, driver: input.driver, period: input.period };
  const columns = { ...known, ...itemColumns(vault, itemId, input.unitPrice) };
  if (before)
    await tx
      .update(priceListItem)
      .set({ ...columns, edition })
      .where(eq(priceListItem.id, itemId));
  else
    await tx
      .insert(priceListItem)
      .values({ id: itemId, offerVersionId: version.id, position: list.length, ...columns });
  return succeed({
    value: { itemId, edition },
    subjectId: itemId,
    before: before ? told(vault, before) : null,
    after: vault === null ? { ...known, unitPriceMinor: input.unitPrice } : known,
  });
}

/** Takes an item off the current version's price list. */
export async function deletePriceListItem(
  tx: Tx,
  context: Pick<OfferContext, "selection" | "vault">,
  input: { readonly candidateId: string; readonly itemId: string },
): Promise<Outcome<Written<null>>> {
  const vault = vaultFor(context);
  const owner = await candidateOfSelection(tx, context.selection.id, input.candidateId);
  const sheet = owner && (await sheetToWrite(tx, input.candidateId, vault));
  const before = sheet?.priceList.find((item) => item.id === input.itemId);
  if (!before) return fail("access.not_found");
  if (await isAsSubmitted(tx, input.candidateId)) return fail("offer.as_submitted");
  await tx.delete(priceListItem).where(eq(priceListItem.id, before.id));
  return succeed({ value: null, subjectId: before.id, before: told(vault, before), after: null });
}

/** What the record says of an item: all of it, or all but its price. */
function told(vault: PriceVault | null, { unitPrice, ...item }: SheetItem) {
  return vault === null ? { ...item, unitPrice } : item;
}
