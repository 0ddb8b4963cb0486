import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { DOCUMENT_KINDS, isSealedWithPrices } from "@/lib/domain/document";
import type { SealedBundle, SealedCell, SealedItem, SealedSheet } from "@/lib/domain/sealed-offer";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { document } from "../schema/document";
import { offer, offerBundle, offerLine, offerVersion, priceListItem } from "../schema/offer";
import { offerDraft } from "../schema/request";
import { dayOrNull } from "./dossier-candidates";
import { grouped } from "./grouped";
import { ofTarget, targetOf } from "./offer";

/**
 * Offers while their prices are sealed. Every column read is named here, and none of them holds or seals an amount,
 * a quantity or a note: what is not loaded cannot be shown by mistake.
 */

/** The current version of every main offer in a selection, without anything that is sealed. */
export async function sealedSheets(reader: Reader, selectionId: string): Promise<SealedSheet[]> {
  return sheetsWhere(reader, and(eq(candidate.selectionId, selectionId), eq(offer.variant, "")));
}

/** The current version of a candidate's main offer or of a variant, without anything that is sealed. */
export async function sealedSheet(reader: Reader, targetId: string): Promise<SealedSheet | undefined> {
  const [sheet] = await sheetsWhere(reader, ofTarget(targetId));
  return sheet;
}

/** One version by its number, without anything that is sealed. */
export async function sealedVersionSheet(
  reader: Reader,
  targetId: string,
  number: number,
): Promise<SealedSheet | undefined> {
  const [sheet] = await sheetsOf(reader, and(ofTarget(targetId), eq(offerVersion.number, number)));
  return sheet;
}

function sheetsWhere(reader: Reader, which: ReturnType<typeof and>): Promise<SealedSheet[]> {
  return sheetsOf(reader, and(which, isNull(offerVersion.withdrawnAt)));
}

async function sheetsOf(reader: Reader, which: ReturnType<typeof and>): Promise<SealedSheet[]> {
  const rows = await reader
    .select({
      offerId: offer.id,
      candidateId: offer.candidateId,
      variant: offer.variant,
      currency: offer.currency,
      versionId: offerVersion.id,
      versionNumber: offerVersion.number,
      contentHash: offerVersion.contentHash,
      edition: offerVersion.edition,
      receivedOn: offerVersion.receivedOn,
      validUntil: offerVersion.validUntil,
      createdAt: offerVersion.createdAt,
    })
    .from(offer)
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(which)
    .orderBy(asc(offer.candidateId), asc(offer.id), desc(offerVersion.number));
  const newest = rows.filter((row, index) => rows[index - 1]?.offerId !== row.offerId);
  const ids = newest.map(({ versionId }) => versionId);
  if (ids.length === 0) return [];
  const cells = await cellsOf(reader, ids);
  const bundles = await bundlesOf(reader, ids);
  const items = await itemsOf(reader, ids);
  return newest.map(({ offerId, variant, contentHash, ...row }) => ({
    ...row,
    isAsSubmitted: contentHash !== null,
    candidateId: targetOf({ id: offerId, candidateId: row.candidateId, variant }),
    receivedOn: dayOrNull(row.receivedOn),
    validUntil: dayOrNull(row.validUntil),
    cells: cells(row.versionId),
    bundles: bundles(row.versionId),
    priceList: items(row.versionId),
  }));
}

/** Rows of several versions, looked up by version, without saying again whose they are. */
function byVersion<Value>(
  rows: readonly (Value & { readonly versionId: string })[],
  value: (row: Value & { readonly versionId: string }) => Value,
): (versionId: string) => readonly Value[] {
  const groups = grouped(rows, ({ versionId }) => versionId);
  return (versionId) => (groups.get(versionId) ?? []).map(value);
}

async function cellsOf(reader: Reader, versionIds: readonly string[]) {
  const rows = await reader
    .select({
      versionId: offerLine.offerVersionId,
      lineId: offerLine.lineId,
      state: offerLine.state,
      driver: offerLine.driver,
      period: offerLine.period,
      inLineId: offerLine.includedInLineId,
      bundleId: offerLine.bundleId,
      edition: offerLine.edition,
      updatedBy: offerLine.updatedBy,
      updatedAt: offerLine.updatedAt,
    })
    .from(offerLine)
    .where(inArray(offerLine.offerVersionId, [...versionIds]))
    .orderBy(asc(offerLine.lineId));
  return byVersion<SealedCell>(rows, ({ versionId: _of, ...cell }) => cell);
}

async function bundlesOf(reader: Reader, versionIds: readonly string[]) {
  const rows = await reader
    .select({
      versionId: offerBundle.offerVersionId,
      id: offerBundle.id,
      name: offerBundle.name,
      edition: offerBundle.edition,
    })
    .from(offerBundle)
    .where(inArray(offerBundle.offerVersionId, [...versionIds]))
    .orderBy(asc(offerBundle.name), asc(offerBundle.id));
  return byVersion<SealedBundle>(rows, ({ versionId: _of, ...bundle }) => bundle);
}

async function itemsOf(reader: Reader, versionIds: readonly string[]) {
  const rows = await reader
    .select({
      versionId: priceListItem.offerVersionId,
      id: priceListItem.id,
      lineId: priceListItem.lineId,
      name: priceListItem.name,
      driver: priceListItem.driver,
      period: priceListItem.period,
      edition: priceListItem.edition,
    })
    .from(priceListItem)
    .where(inArray(priceListItem.offerVersionId, [...versionIds]))
    .orderBy(asc(priceListItem.position), asc(priceListItem.id));
  return byVersion<SealedItem>(rows, ({ versionId: _of, ...item }) => item);
}

/**
 * Whether any price is kept in the open in a selection, of whatever stage its candidate is: in an offer, in what a
 * vendor is typing, or in a file of a kind that holds prices.
 */
export async function hasOffers(reader: Reader, selectionId: string): Promise<boolean> {
  const ofSelection = eq(candidate.selectionId, selectionId);
  const offers = await reader
    .select({ id: offer.id })
    .from(offer)
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .where(ofSelection)
    .limit(1);
  const answers = await reader
    .select({ id: offerDraft.id })
    .from(offerDraft)
    .innerJoin(candidate, eq(candidate.id, offerDraft.candidateId))
    .where(and(ofSelection, eq(offerDraft.source, "vendor_page"), eq(offerDraft.isSealed, false)))
    .limit(1);
  const files = await reader
    .select({ id: document.id })
    .from(document)
    .where(
      and(
        eq(document.selectionId, selectionId),
        inArray(document.kind, DOCUMENT_KINDS.filter(isSealedWithPrices)),
        eq(document.isSealed, false),
      ),
    )
    .limit(1);
  return offers.length + answers.length + files.length > 0;
}
