import { z } from "zod";
import { PERIODS } from "@/lib/domain/offer";
import { DRIVERS, SELECTION_LIMITS } from "@/lib/domain/selection";

/** What the actions on the basket of additions take. Quantities arrive as thousandths. */

const id = z.string().min(1).max(60);

export const SaveBasketItem = z.object({
  selectionId: id,
  itemId: id.nullable(),
  expectedEdition: z.int().min(0),
  lineId: id.nullable(),
  name: z.string().trim().min(1, "field.required").max(200),
  driver: z.enum(DRIVERS),
  period: z.enum(PERIODS),
  quantityMilli: z
    .number()
    .int()
    .min(0, "number.negative")
    .max(SELECTION_LIMITS.quantityMaxMilli, "number.too_large"),
});
export const FillBasket = z.object({ selectionId: id });
export const DeleteBasketItem = z.object({ selectionId: id, itemId: id });
