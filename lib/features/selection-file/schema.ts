import { z } from "zod";

export const ImportSelectionFile = z.object({
  organisationId: z.string().max(64),
  bytes: z.instanceof(Uint8Array),
});
