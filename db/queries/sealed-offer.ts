import { and, asc, count, desc, eq, inArray, ne } from "drizzle-orm";
import type {
  SealedBundle,
  SealedCell,
  SealedItem,
  SealedSheet,
  SealedVersionEntry,
} from "@/lib/domain/sealed-offer";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { offer, offerBundle, offerLine, offerVersion, priceListItem } from "../schema/offer";
import { dayOrNull } from "./dossier-candidates";
import { grouped } from "./grouped";

/**
 * Offers while their prices are sealed. Every column read is named here, and none of them holds or seals an amount,
 * a quantity or a note: what is not loaded cannot be shown by mistake.
 */

/** The current version of every offer in a selection, without anything that is sealed. */
export async function sealedSheets(reader: Reader, selectionId: string): Promise<SealedSheet[]> {
  return sheetsWhere(reader, eq(candidate.selectionId, selectionId));
}

/** The current version of one candidate's offer, without anything that is sealed. */
export async function sealedSheet(reader: Reader, candidateId: string): Promise<SealedSheet | undefined> {
  const [sheet] = await sheetsWhere(reader, eq(offer.candidateId, candidateId));
  return sheet;
}

async function sheetsWhere(reader: Reader, which: ReturnType<typeof eq>): Promise<SealedSheet[]> {
  const rows = await reader
    .select({
      candidateId: offer.candidateId,
      currency: offer.currency,
      versionId: offerVersion.id,
      versionNumber: offerVersion.number,
      edition: offerVersion.edition,
      receivedOn: offerVersion.receivedOn,
      validUntil: offerVersion.validUntil,
      createdAt: offerVersion.createdAt,
    })
    .from(offer)
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(which)
    .orderBy(asc(offer.candidateId), desc(offerVersion.number));
  const newest = rows.filter((row, index) => rows[index - 1]?.candidateId !== row.candidateId);
  const ids = newest.map(({ versionId }) => versionId);
  if (ids.length === 0) return [];
  const cells = await cellsOf(reader, ids);
  const bundles = await bundlesOf(reader, ids);
  const items = await itemsOf(reader, ids);
  return newest.map((row) => ({
    ...row,
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

/** The numbered revisions of a candidate's sealed offer, newest first; the source is sealed and not told. */
export async function sealedVersions(reader: Reader, candidateId: string): Promise<SealedVersionEntry[]> {
  const rows = await reader
    .select({
      id: offerVersion.id,
      number: offerVersion.number,
      createdAt: offerVersion.createdAt,
      receivedOn: offerVersion.receivedOn,
    })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .where(eq(offer.candidateId, candidateId))
    .orderBy(desc(offerVersion.number));
  const counts = await reader
    .select({ id: offerLine.offerVersionId, answered: count() })
    .from(offerLine)
    .innerJoin(offerVersion, eq(offerVersion.id, offerLine.offerVersionId))
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .where(and(eq(offer.candidateId, candidateId), ne(offerLine.state, "unanswered")))
    .groupBy(offerLine.offerVersionId);
  const answered = new Map(counts.map((row) => [row.id, row.answered]));
  return rows.map(({ id, number, createdAt, receivedOn }) => ({
    number,
    createdAt,
    receivedOn: dayOrNull(receivedOn),
    answered: answered.get(id) ?? 0,
  }));
}

/** Whether any offer is stored in a selection, of whatever stage its candidate is. */
export async function hasOffers(reader: Reader, selectionId: string): Promise<boolean> {
  const [row] = await reader
    .select({ id: offer.id })
    .from(offer)
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .where(eq(candidate.selectionId, selectionId))
    .limit(1);
  return row !== undefined;
}
