import { z } from "zod";
import { DOCUMENT_KINDS, keptFileName } from "@/lib/domain/document";

const id = z.string().min(1).max(60);

/** What an upload says of itself in its address; the file is its body. */
export const NewDocumentPlace = z.object({
  selectionId: id,
  candidateId: id,
  kind: z.enum(DOCUMENT_KINDS),
  subjectId: id.nullable(),
  fileName: z.string().max(2_000).transform(keptFileName),
});

/** A file that has arrived and has its place. */
export const StoredDocument = NewDocumentPlace.extend({
  byteCount: z.int().min(1),
  mediaType: z.string().min(1).max(200),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Set when the file was encrypted, as prices were sealed while it arrived. */
  fileKey: z.string().nullable(),
});

export const RemoveDocument = z.object({ selectionId: id, documentId: id });
