import { z } from "zod";

const id = z.string().min(1).max(60);
const number = z.int().min(1).max(10_000);
const selectionId = id;
const reason = z.string().trim().min(1, "offer.reason_needed").max(500);

export const WithdrawVersion = z.object({ selectionId, candidateId: id, number, reason });
export const RestoreVersion = z.object({ selectionId, candidateId: id, number });

export const SaveVariant = z.object({
  selectionId,
  candidateId: id,
  offerId: id.nullable(),
  name: z.string().trim().min(1, "field.required").max(100),
  shown: z.boolean(),
  expectedEdition: z.int().min(0),
});
export const RemoveVariant = z.object({ selectionId, candidateId: id, offerId: id });
