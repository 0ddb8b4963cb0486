import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { DOCUMENT_KINDS } from "@/lib/domain/document";
import { candidate } from "./candidate";
import { at, edition, id, oneOf, within } from "./columns";
import { selection } from "./selection";

/** A file kept under the data folder (or the shared store) by the hash of its content. */
export const document = sqliteTable(
  "document",
  {
    id: id(),
    selectionId: text("selection_id")
      .notNull()
      .references(() => selection.id, { onDelete: "cascade" }),
    candidateId: text("candidate_id").references(() => candidate.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: DOCUMENT_KINDS }).notNull(),
    /** The assurance report, reference or contract point it belongs to; no foreign key, as it may be one of several tables. */
    subjectId: text("subject_id"),
    fileName: text("file_name").notNull(),
    /** SHA-256 of what is stored, which is also where it lies. */
    contentHash: text("content_hash").notNull(),
    byteCount: integer("byte_count").notNull(),
    /** As found in the content, never as claimed. */
    mediaType: text("media_type").notNull(),
    note: text("note").notNull().default(""),
    /** It may hold prices and came while they were sealed: kept encrypted until they are opened. */
    isSealed: integer("is_sealed", { mode: "boolean" }).notNull().default(false),
    /** Of a file that came while prices were sealed: the key that opens it, itself sealed until they are opened. */
    fileKey: text("file_key"),
    addedBy: text("added_by").notNull(),
    addedAt: at("added_at"),
    edition: edition(),
  },
  (table) => [
    index("document_selection").on(table.selectionId, table.addedAt),
    index("document_candidate").on(table.candidateId),
    index("document_content").on(table.contentHash),
    oneOf("document_kind_known", table.kind, DOCUMENT_KINDS),
    within("document_size_range", table.byteCount, 1, 26_214_400),
  ],
);
