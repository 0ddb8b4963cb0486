import { and, eq } from "drizzle-orm";
import { BASKET_MAX, type BasketItem, normalisedName } from "@/lib/domain/basket";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { basketRows } from "../queries/basket";
import { catalogueRows } from "../queries/offer";
import { basketItem } from "../schema/cost";
import { inChunks } from "./in-chunks";
import type { Written } from "./written";

export interface BasketItemInput extends Omit<BasketItem, "id"> {
  /** Null = a new one. */
  readonly itemId: string | null;
  readonly expectedEdition: number;
}

/** Stores one thing of the basket. A line it names must be the selection's own. */
export async function saveBasketItem(
  tx: Tx,
  selectionId: string,
  { itemId, expectedEdition, ...columns }: BasketItemInput,
): Promise<Outcome<Written<{ readonly itemId: string; readonly edition: number }>>> {
  if (!(await areOwnLines(tx, selectionId, [columns]))) return fail("access.not_found");
  if (columns.quantityMilli === 0)
    return fail("input.invalid", {}, [{ path: "quantityMilli", code: "basket.quantity_zero", params: {} }]);
  const known = await basketRows(tx, selectionId);
  if (itemId === null) {
    if (known.length >= BASKET_MAX) return fail("basket.too_many", { limit: BASKET_MAX });
    const id = newId("bsk");
    await tx.insert(basketItem).values({ id, selectionId, position: known.length, ...columns });
    return succeed({ value: { itemId: id, edition: 1 }, subjectId: id, before: null, after: columns });
  }
  const before = known.find(({ id }) => id === itemId);
  if (!before) return fail("access.not_found");
  if (before.edition !== expectedEdition) return fail("row.changed_meanwhile");
  const edition = before.edition + 1;
  await tx
    .update(basketItem)
    .set({ ...columns, edition })
    .where(eq(basketItem.id, itemId));
  return succeed({ value: { itemId, edition }, subjectId: itemId, before, after: columns });
}

/** Adds what is not in the basket yet, by line or by name; what is there stays as it is. */
export async function fillBasket(
  tx: Tx,
  selectionId: string,
  items: readonly Omit<BasketItem, "id">[],
): Promise<Outcome<Written<{ readonly added: number }>>> {
  if (!(await areOwnLines(tx, selectionId, items))) return fail("access.not_found");
  const known = await basketRows(tx, selectionId);
  const added = items.filter(
    ({ lineId, name }) =>
      !known.some((each) =>
        lineId === null ? normalisedName(each.name) === normalisedName(name) : each.lineId === lineId,
      ),
  );
  if (known.length + added.length > BASKET_MAX) return fail("basket.too_many", { limit: BASKET_MAX });
  await inChunks(
    added.map((item, index) => ({
      ...item,
      id: newId("bsk"),
      selectionId,
      position: known.length + index,
    })),
    (chunk) => tx.insert(basketItem).values(chunk),
  );
  return succeed({ value: { added: added.length }, subjectId: selectionId, before: null, after: added });
}

export async function deleteBasketItem(
  tx: Tx,
  selectionId: string,
  itemId: string,
): Promise<Outcome<Written<null>>> {
  const before = (await basketRows(tx, selectionId)).find(({ id }) => id === itemId);
  if (!before) return fail("access.not_found");
  await tx.delete(basketItem).where(and(eq(basketItem.id, itemId), eq(basketItem.selectionId, selectionId)));
  return succeed({ value: null, subjectId: itemId, before, after: null });
}

async function areOwnLines(
  tx: Tx,
  selectionId: string,
  items: readonly Pick<BasketItem, "lineId">[],
): Promise<boolean> {
  const wanted = items.flatMap(({ lineId }) => (lineId === null ? [] : [lineId]));
  if (wanted.length === 0) return true;
  const own = new Set((await catalogueRows(tx, selectionId)).map(({ id }) => id));
  return wanted.every((lineId) => own.has(lineId));
}
