import { and, eq } from "drizzle-orm";
import { type DocumentKind, MOST_DOCUMENTS } from "@/lib/domain/document";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import { countDocuments, documentOfSelection, documentSubjects } from "../queries/document";
import { candidateOfSelection } from "../queries/offer";
import { document } from "../schema/document";
import { openWords, type PriceVault, sealWords } from "./sealed-values";
import type { Written } from "./written";

export interface DocumentContext {
  readonly selection: SelectionRow;
  readonly actorName: string;
  readonly now: string;
}

export interface NewDocument {
  readonly candidateId: string;
  readonly kind: DocumentKind;
  /** A report or reference of the candidate, or a contract point of the selection; null = the candidate itself. */
  readonly subjectId: string | null;
  readonly fileName: string;
  readonly byteCount: number;
  readonly mediaType: string;
  readonly contentHash: string;
}

/**
 * Keeps a document whose content has its place already. `seal` is there for a file that is encrypted until prices are
 * opened: its key is kept sealed.
 * Errors: `access.not_found` (candidate or subject of somebody else), `document.too_many { limit }`.
 */
export async function addDocument(
  tx: Tx,
  { selection, actorName, now }: DocumentContext,
  { candidateId, ...held }: NewDocument,
  seal: { readonly vault: PriceVault; readonly fileKey: string } | null,
): Promise<Outcome<Written<{ readonly id: string }>>> {
  const owner = await candidateOfSelection(tx, selection.id, candidateId);
  if (!owner) return fail("access.not_found");
  if (held.subjectId !== null) {
    const subjects = await documentSubjects(tx, selection.id, owner.id);
    if (!subjects.some(({ id }) => id === held.subjectId)) return fail("access.not_found");
  }
  if ((await countDocuments(tx, selection.id)) >= MOST_DOCUMENTS)
    return fail("document.too_many", { limit: MOST_DOCUMENTS });
  const id = newId("doc");
  await tx.insert(document).values({
    ...held,
    id,
    selectionId: selection.id,
    candidateId: owner.id,
    isSealed: seal !== null,
    fileKey: seal && sealWords(seal.vault, "document", id, seal.fileKey),
    addedBy: actorName,
    addedAt: now,
  });
  const { kind, fileName, byteCount } = held;
  return succeed({ value: { id }, subjectId: id, before: null, after: { kind, fileName, byteCount } });
}

/** Forgets a document; whose content it was is answered, for removing that when nobody else has it. */
export async function removeDocument(
  tx: Tx,
  selectionId: string,
  documentId: string,
): Promise<Outcome<Written<{ readonly contentHash: string }>>> {
  const row = await documentOfSelection(tx, selectionId, documentId);
  if (!row) return fail("access.not_found");
  await tx.delete(document).where(eq(document.id, row.id));
  const { kind, fileName, byteCount, contentHash } = row;
  return succeed({
    value: { contentHash },
    subjectId: row.id,
    before: { kind, fileName, byteCount },
    after: null,
  });
}

/** With the prices the keys of sealed files are opened; the files themselves stay as they lie. */
export async function openDocuments(tx: Tx, vault: PriceVault, selectionId: string): Promise<void> {
  const rows = await tx
    .select({ id: document.id, fileKey: document.fileKey })
    .from(document)
    .where(and(eq(document.selectionId, selectionId), eq(document.isSealed, true)));
  for (const { id, fileKey } of rows)
    if (fileKey !== null)
      await tx
        .update(document)
        .set({ isSealed: false, fileKey: openWords(vault, "document", id, fileKey) })
        .where(eq(document.id, id));
}
