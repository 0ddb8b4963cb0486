import { and, asc, count, desc, eq } from "drizzle-orm";
import type { DocumentEntry } from "@/lib/domain/document";
import type { Reader } from "../engine/database";
import { assuranceReport, candidate, candidateReference } from "../schema/candidate";
import { document } from "../schema/document";
import { requestPoint } from "../schema/request";
import { vendor } from "../schema/vendor";

export type DocumentRow = typeof document.$inferSelect;

/** The documents of a selection, or of one candidate of it, newest first. Keys and hashes are not told. */
export async function documentEntries(
  reader: Reader,
  selectionId: string,
  candidateId?: string,
): Promise<DocumentEntry[]> {
  return reader
    .select({
      id: document.id,
      candidateId: document.candidateId,
      candidateName: vendor.legalName,
      letter: candidate.letter,
      kind: document.kind,
      subjectId: document.subjectId,
      fileName: document.fileName,
      byteCount: document.byteCount,
      mediaType: document.mediaType,
      isSealed: document.isSealed,
      addedBy: document.addedBy,
      addedAt: document.addedAt,
    })
    .from(document)
    .leftJoin(candidate, eq(candidate.id, document.candidateId))
    .leftJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(
      candidateId === undefined
        ? eq(document.selectionId, selectionId)
        : and(eq(document.selectionId, selectionId), eq(document.candidateId, candidateId)),
    )
    .orderBy(desc(document.addedAt), asc(document.id));
}

/** A document of this selection. */
export async function documentOfSelection(
  reader: Reader,
  selectionId: string,
  documentId: string,
): Promise<DocumentRow | undefined> {
  const [row] = await reader
    .select()
    .from(document)
    .where(and(eq(document.id, documentId), eq(document.selectionId, selectionId)))
    .limit(1);
  return row;
}

export async function countDocuments(reader: Reader, selectionId: string): Promise<number> {
  const [row] = await reader
    .select({ count: count() })
    .from(document)
    .where(eq(document.selectionId, selectionId));
  return row?.count ?? 0;
}

/** Hashes of what the documents of a selection, or of one candidate of it, hold. */
export async function contentHashes(
  reader: Reader,
  selectionId: string,
  candidateId?: string,
): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ contentHash: document.contentHash })
    .from(document)
    .where(
      candidateId === undefined
        ? eq(document.selectionId, selectionId)
        : and(eq(document.selectionId, selectionId), eq(document.candidateId, candidateId)),
    );
  return rows.map(({ contentHash }) => contentHash);
}

/** Whether any document of any selection is kept under this hash. */
export async function isContentInUse(reader: Reader, contentHash: string): Promise<boolean> {
  const [row] = await reader
    .select({ id: document.id })
    .from(document)
    .where(eq(document.contentHash, contentHash))
    .limit(1);
  return row !== undefined;
}

/** What of a candidate's a document can belong to, by name. */
export async function documentSubjects(
  reader: Reader,
  selectionId: string,
  candidateId: string,
): Promise<
  { readonly id: string; readonly kind: "report" | "reference" | "point"; readonly name: string }[]
> {
  const reports = await reader
    .select({ id: assuranceReport.id, standard: assuranceReport.standard, auditor: assuranceReport.auditor })
    .from(assuranceReport)
    .where(eq(assuranceReport.candidateId, candidateId))
    .orderBy(asc(assuranceReport.id));
  const references = await reader
    .select({ id: candidateReference.id, name: candidateReference.customer })
    .from(candidateReference)
    .where(eq(candidateReference.candidateId, candidateId))
    .orderBy(asc(candidateReference.customer), asc(candidateReference.id));
  const points = await reader
    .select({ id: requestPoint.id, name: requestPoint.name })
    .from(requestPoint)
    .where(and(eq(requestPoint.selectionId, selectionId), eq(requestPoint.kind, "contract")))
    .orderBy(asc(requestPoint.position), asc(requestPoint.id));
  return [
    ...reports.map(({ id, standard, auditor }) => ({
      id,
      kind: "report" as const,
      name: [standard.toUpperCase().replaceAll("_", " "), auditor].filter((part) => part !== "").join(", "),
    })),
    ...references.map((each) => ({ ...each, kind: "reference" as const })),
    ...points.map((each) => ({ ...each, kind: "point" as const })),
  ];
}
