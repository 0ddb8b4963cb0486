import { z } from "zod";

/** Messages of one selection that are to be tried again. */
export const retryMailInput = z.object({
  selectionId: z.string().min(1),
  ids: z.array(z.string().min(1)).min(1).max(1_000),
});
