import { z } from "zod";

/** What the actions on the scoring model's lock and on sealed prices take. */

const id = z.string().min(1).max(64);
const selectionId = id;

export const LockModelInput = z.object({ selectionId });
export const ReopenModelInput = z.object({
  selectionId,
  reason: z.string().trim().min(1, "model.reason_needed").max(1_000, "field.too_long"),
});
export const SealPricesInput = z.object({ selectionId });
export const SetConfirmerInput = z.object({ selectionId, participantId: id.nullable() });
export const RequestOpeningInput = z.object({
  selectionId,
  password: z.string().min(1, "field.required").max(200, "field.too_long"),
});
export const ConfirmOpeningInput = z.object({ selectionId });
