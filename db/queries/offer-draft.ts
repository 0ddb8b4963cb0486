import { and, asc, desc, eq, inArray, isNull, max } from "drizzle-orm";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { offer, offerVersion } from "../schema/offer";
import { columnMapping, offerDraft } from "../schema/request";
import { exchangeRate } from "../schema/selection";
import { vendor } from "../schema/vendor";

/**
 * Workbooks that were read and wait to be looked at. Their content may hold sealed amounts: it is asked for by itself,
 * where it may be had.
 */

/** What is told of an upload without its content. */
const ROW = {
  id: offerDraft.id,
  candidateId: offerDraft.candidateId,
  candidateName: vendor.legalName,
  letter: candidate.letter,
  colour: candidate.colour,
  vendorId: candidate.vendorId,
  variant: offerDraft.variant,
  state: offerDraft.state,
  isSealed: offerDraft.isSealed,
  findings: offerDraft.findings,
  fileName: offerDraft.fileName,
  fileHash: offerDraft.fileHash,
  requestNumber: offerDraft.requestNumber,
  createdBy: offerDraft.createdBy,
  createdAt: offerDraft.createdAt,
  edition: offerDraft.edition,
} as const;

/** The uploads of a selection that wait, newest first. */
export async function waitingUploads(reader: Reader, selectionId: string) {
  return uploads(reader, selectionId);
}

/** One upload of a selection that waits; undefined when it does not. */
export async function waitingUpload(reader: Reader, selectionId: string, draftId: string) {
  const [row] = await uploads(reader, selectionId, draftId);
  return row;
}

export type WaitingUpload = Awaited<ReturnType<typeof uploads>>[number];

async function uploads(reader: Reader, selectionId: string, draftId?: string) {
  return reader
    .select(ROW)
    .from(offerDraft)
    .innerJoin(candidate, eq(candidate.id, offerDraft.candidateId))
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(
      and(
        eq(candidate.selectionId, selectionId),
        eq(offerDraft.source, "upload"),
        eq(offerDraft.state, "draft"),
        draftId === undefined ? undefined : eq(offerDraft.id, draftId),
      ),
    )
    .orderBy(desc(offerDraft.createdAt), asc(offerDraft.id));
}

/** The content of an upload as it is kept: sealed while its prices are. For writes, and for pages once it is open. */
export async function uploadContent(reader: Reader, draftId: string): Promise<string | undefined> {
  const [row] = await reader
    .select({ content: offerDraft.content })
    .from(offerDraft)
    .where(eq(offerDraft.id, draftId))
    .limit(1);
  return row?.content;
}

/** The same file in the same selection: a version made of it, or an upload of it that waits. */
export async function sameFile(reader: Reader, selectionId: string, fileHash: string) {
  const [version] = await reader
    .select({
      number: offerVersion.number,
      acceptedAt: offerVersion.createdAt,
      acceptedBy: offerVersion.createdBy,
      candidateName: vendor.legalName,
    })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(and(eq(candidate.selectionId, selectionId), eq(offerVersion.fileHash, fileHash)))
    .orderBy(desc(offerVersion.createdAt))
    .limit(1);
  const [draft] = await reader
    .select({ id: offerDraft.id })
    .from(offerDraft)
    .innerJoin(candidate, eq(candidate.id, offerDraft.candidateId))
    .where(
      and(
        eq(candidate.selectionId, selectionId),
        eq(offerDraft.fileHash, fileHash),
        eq(offerDraft.source, "upload"),
        eq(offerDraft.state, "draft"),
      ),
    )
    .limit(1);
  return { version: version ?? null, draftId: draft?.id ?? null };
}

/** The current version of a candidate's offer or of a variant of it by name; undefined when there is none. */
export async function versionBefore(reader: Reader, candidateId: string, variant: string) {
  const [row] = await reader
    .select({ id: offerVersion.id, number: offerVersion.number, isSealed: offerVersion.sealed })
    .from(offer)
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(
      and(eq(offer.candidateId, candidateId), eq(offer.variant, variant), isNull(offerVersion.withdrawnAt)),
    )
    .orderBy(desc(offerVersion.number))
    .limit(1);
  return row && { id: row.id, number: row.number, isSealed: row.isSealed !== null };
}

/** The highest number of any version of an offer, withdrawn ones too; 0 when there is none. */
export async function lastNumber(reader: Reader, candidateId: string, variant: string): Promise<number> {
  const [row] = await reader
    .select({ number: max(offerVersion.number).mapWith(Number) })
    .from(offer)
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(and(eq(offer.candidateId, candidateId), eq(offer.variant, variant)));
  return row?.number ?? 0;
}

/** The mappings remembered for a vendor, by signature. */
export async function columnMappings(reader: Reader, vendorId: string): Promise<Map<string, string>> {
  const rows = await reader
    .select({ signature: columnMapping.signature, content: columnMapping.content })
    .from(columnMapping)
    .where(eq(columnMapping.vendorId, vendorId));
  return new Map(rows.map(({ signature, content }) => [signature, content]));
}

/** Currencies a selection has a rate for. */
export async function ratedCurrencies(reader: Reader, selectionId: string) {
  const rows = await reader
    .select({ currency: exchangeRate.currency })
    .from(exchangeRate)
    .where(eq(exchangeRate.selectionId, selectionId));
  return rows.map(({ currency }) => currency);
}

/** Names of candidates by their ids, those of the selection alone. */
export async function candidatesNamed(reader: Reader, selectionId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { name: string; vendorId: string }>();
  const rows = await reader
    .select({ id: candidate.id, name: vendor.legalName, vendorId: vendor.id })
    .from(candidate)
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(and(eq(candidate.selectionId, selectionId), inArray(candidate.id, [...ids])));
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}
