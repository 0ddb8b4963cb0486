import { z } from "zod";
import { MappingSchema } from "@/lib/formats/answer/upload-text";
import { UploadFile } from "@/lib/server/upload-file";

const id = z.string().min(1).max(60);
const offer = z.object({
  selectionId: id,
  /** Name of an alternative; empty = the main offer. */
  variant: z.string().trim().max(80),
});

/** What a vendor's page sends with its workbook. */
export const KeepWorkbook = offer.extend({
  fileName: z.string().trim().max(200),
  file: z.instanceof(UploadFile),
  readerLocale: z.enum(["en", "da", "nb"]),
});

const seen = offer.extend({ draftId: id, expectedEdition: z.int().min(1) });

/** What it sends to take the workbook in, once it has looked at it; `seen`: how the answer stood then. */
export const TakeWorkbook = seen.extend({ seen: z.string().min(1).max(80) });
export const MapWorkbook = seen.extend({ mapping: MappingSchema });
export const LeaveWorkbook = offer.extend({ draftId: id });
