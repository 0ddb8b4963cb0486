import { z } from "zod";

const id = z.string().min(1).max(60);

/** What a vendor's page sends to take its workbook in, once it has looked at it. */
export const TakeWorkbook = z.object({
  selectionId: id,
  /** Name of an alternative; empty = the main offer. */
  variant: z.string().trim().max(80),
  /** How the answer stood when the workbook was looked at. */
  seen: z.string().min(1).max(80),
  bytes: z.instanceof(Uint8Array),
  readerLocale: z.enum(["en", "da", "nb"]),
});
