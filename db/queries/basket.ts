import { asc, eq } from "drizzle-orm";
import type { BasketItem } from "@/lib/domain/basket";
import type { Reader } from "../engine/database";
import { basketItem } from "../schema/cost";

/** The basket of additions in its order, with the count of its edits. */
export async function basketRows(
  reader: Reader,
  selectionId: string,
): Promise<(BasketItem & { readonly edition: number })[]> {
  const rows = await reader
    .select()
    .from(basketItem)
    .where(eq(basketItem.selectionId, selectionId))
    .orderBy(asc(basketItem.position), asc(basketItem.id));
  return rows.map(({ id, lineId, name, driver, period, quantityMilli, edition }) => ({
    id,
    lineId,
    name,
    driver,
    period,
    quantityMilli,
    edition,
  }));
}

/** The same for a dossier, which knows no editions. */
export async function loadBasket(reader: Reader, selectionId: string): Promise<BasketItem[]> {
  return (await basketRows(reader, selectionId)).map(({ edition: _, ...item }) => item);
}
