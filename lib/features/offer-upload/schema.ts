import { z } from "zod";
import { isMinor, MAX_PRICE_MINOR, type Minor } from "@/lib/domain/money";
import { PERIODS } from "@/lib/domain/offer";
import { DRIVERS, SELECTION_LIMITS } from "@/lib/domain/selection";
import { MappingSchema } from "@/lib/formats/answer/upload-text";
import { UploadFile } from "@/lib/server/upload-file";
import { PartSchema } from "../answer/schema";

/** What the actions on uploads take. */

const id = z.string().min(1).max(60);
const upload = z.object({ selectionId: id, draftId: id, expectedEdition: z.int().min(1) });

export const ReceiveWorkbook = z.object({
  selectionId: id,
  /** Null: the workbook says whose it is. */
  candidateId: id.nullable(),
  fileName: z.string().trim().max(200),
  file: z.instanceof(UploadFile),
  readerLocale: z.enum(["en", "da", "nb"]),
});

const name = z.string().trim().min(1, "field.required").max(200, "field.too_long");
const price = z
  .number()
  .int()
  .min(0, "number.negative")
  .max(MAX_PRICE_MINOR, "number.too_large")
  .refine((value): value is Minor => isMinor(value));

export const MendPart = upload.extend({
  /** Which finding it is for; all about the same part are mended with it. */
  findingKey: z.int().min(0),
  part: z.discriminatedUnion("kind", [
    ...PartSchema.options,
    z.object({
      kind: z.literal("bundle"),
      bundleId: id,
      bundle: z.object({
        name,
        amount: price,
        lineIds: z.array(id).min(1, "offer.bundle_empty").max(SELECTION_LIMITS.lines).readonly(),
      }),
    }),
    z.object({
      kind: z.literal("item"),
      itemId: id,
      item: z.object({
        name,
        lineId: id.nullable(),
        unitPrice: price,
        driver: z.enum(DRIVERS),
        period: z.enum(PERIODS),
      }),
    }),
  ]),
});

export const LeaveFindings = upload.extend({
  /** Null: all that are still open. */
  keys: z.array(z.int().min(0)).max(2_000).nullable(),
  word: z.string().trim().min(1, "field.required").max(500),
});

export const MapColumns = upload.extend({ mapping: MappingSchema });

export const AcceptUpload = upload;
export const DiscardUpload = upload;
