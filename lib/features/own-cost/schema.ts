import { z } from "zod";
import { isIsoDay } from "@/lib/domain/iso-day";
import { isMinor, MAX_PRICE_MINOR, type Minor } from "@/lib/domain/money";
import { PERIODS } from "@/lib/domain/offer";
import { OWN_COST_KINDS } from "@/lib/domain/own-cost";

/** What the actions on the buyer's own costs take. Amounts arrive as whole minor units. */

const id = z.string().min(1).max(60);

export const SaveOwnCost = z.object({
  selectionId: id,
  costId: id.nullable(),
  expectedEdition: z.int().min(0),
  kind: z.enum(OWN_COST_KINDS),
  name: z.string().trim().min(1, "field.required").max(200),
  amount: z
    .number()
    .int()
    .min(0, "number.negative")
    .max(MAX_PRICE_MINOR, "number.too_large")
    .refine((value): value is Minor => isMinor(value)),
  period: z.enum(PERIODS),
  source: z.string().trim().max(300),
  sourceDate: z.string().refine(isIsoDay, "input.not_a_day").nullable(),
});
export const DeleteOwnCost = z.object({ selectionId: id, costId: id });
