import { z } from "zod";
import { MappingSchema } from "@/lib/formats/answer/upload-text";
import { CellSchema } from "../offer/schema";

/** What the actions on uploads take. */

const id = z.string().min(1).max(60);
const upload = z.object({ selectionId: id, draftId: id, expectedEdition: z.int().min(1) });

export const ReceiveWorkbook = z.object({
  selectionId: id,
  /** Null: the workbook says whose it is. */
  candidateId: id.nullable(),
  fileName: z.string().trim().max(200),
  bytes: z.instanceof(Uint8Array),
  readerLocale: z.enum(["en", "da", "nb"]),
});

export const MendCell = upload.extend({ lineId: id, cell: CellSchema });

export const LeaveFindings = upload.extend({
  /** Null: all that are still open. */
  keys: z.array(z.int().min(0)).max(2_000).nullable(),
  word: z.string().trim().min(1, "field.required").max(500),
});

export const MapColumns = upload.extend({ mapping: MappingSchema });

export const AcceptUpload = upload;
export const DiscardUpload = upload;
