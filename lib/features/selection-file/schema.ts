import { z } from "zod";
import { UploadFile } from "@/lib/server/upload-file";

export const ImportSelectionFile = z.object({
  organisationId: z.string().max(64),
  file: z.instanceof(UploadFile),
});
