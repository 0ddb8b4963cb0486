"use server";

import { getTranslations } from "next-intl/server";
import { catalogueLines } from "@/db/queries/offer";
import { deleteBasketItem, fillBasket, saveBasketItem } from "@/db/writes/basket";
import { suggestedBasket } from "@/lib/domain/basket";
import { succeed } from "@/lib/domain/outcome";
import { selectionAction } from "@/lib/server/action";
import { DeleteBasketItem, FillBasket, SaveBasketItem } from "./schema";

export const saveBasketItemAction = selectionAction({
  name: "basketItem.save",
  input: SaveBasketItem,
  write: async ({ tx, input: { selectionId: _, ...item }, audit, authorized }) => {
    const written = await saveBasketItem(tx, authorized.selection.id, item);
    if (!written.ok) return written;
    audit(written.value.subjectId, written.value.before, written.value.after);
    return succeed(written.value.value);
  },
});

/** Puts the suggested things into an empty basket, in the reader's words. */
export const fillBasketAction = selectionAction({
  name: "basketItem.suggest",
  input: FillBasket,
  prepare: async () => {
    const t = await getTranslations("price");
    return t("basket.consultantHour") || "Consultant, hour";
  },
  write: async ({ tx, prepared, audit, authorized }) => {
    const { id } = authorized.selection;
    const written = await fillBasket(tx, id, suggestedBasket(await catalogueLines(tx, id), prepared));
    if (!written.ok) return written;
    audit(written.value.subjectId, written.value.before, written.value.after);
    return succeed(written.value.value);
  },
});

export const deleteBasketItemAction = selectionAction({
  name: "basketItem.delete",
  input: DeleteBasketItem,
  write: async ({ tx, input, audit, authorized }) => {
    const written = await deleteBasketItem(tx, authorized.selection.id, input.itemId);
    if (!written.ok) return written;
    audit(written.value.subjectId, written.value.before, written.value.after);
    return succeed(written.value.value);
  },
});
