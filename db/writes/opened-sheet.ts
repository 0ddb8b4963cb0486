import { asc, eq } from "drizzle-orm";
import type { OfferSheet, SheetBundle, SheetCell, SheetItem } from "@/lib/domain/offer-sheet";
import type { Tx } from "../engine/database";
import { dayOrNull } from "../queries/dossier-candidates";
import { cellFromRow, openPrice } from "../queries/dossier-offers";
import { currentVersion, offerSheet } from "../queries/offer";
import { offerBundle, offerLine, priceListItem } from "../schema/offer";
import { openBundle, openedCellRow, openItem, openTerms, type PriceVault } from "./sealed-values";

/**
 * A candidate's current offer with everything in it, for a write to compare with and to copy from, inside its own
 * transaction. What it returns must never leave that transaction: neither as an answer nor in the record.
 */
export async function sheetToWrite(
  tx: Tx,
  candidateId: string,
  vault: PriceVault | null,
): Promise<OfferSheet | undefined> {
  return vault === null ? offerSheet(tx, candidateId) : openedSheet(tx, candidateId, vault);
}

async function openedSheet(tx: Tx, candidateId: string, vault: PriceVault): Promise<OfferSheet | undefined> {
  const found = await currentVersion(tx, candidateId);
  if (!found) return undefined;
  const { offer, version } = found;
  const terms = version.sealed === null ? null : openTerms(vault, version.id, version.sealed);
  return {
    offerId: offer.id,
    candidateId,
    currency: offer.currency,
    versionId: version.id,
    versionNumber: version.number,
    isAsSubmitted: version.contentHash !== null,
    edition: version.edition,
    receivedOn: dayOrNull(version.receivedOn),
    validUntil: dayOrNull(version.validUntil),
    indexBasisPoints: terms?.index ?? version.indexBasisPoints,
    indexAfterMonths: terms?.indexAfter ?? version.indexAfterMonths,
    statedTotal: terms?.total ?? null,
    source: terms?.source ?? version.source,
    financedMonths: terms === null ? version.financedMonths : terms.financed,
    financeBasisPoints: terms?.financeRate ?? version.financeBasisPoints,
    cells: await openedCells(tx, version.id, vault),
    bundles: await openedBundles(tx, version.id, vault),
    priceList: await openedItems(tx, version.id, vault),
  };
}

async function openedCells(tx: Tx, versionId: string, vault: PriceVault): Promise<SheetCell[]> {
  const rows = await tx.select().from(offerLine).where(eq(offerLine.offerVersionId, versionId));
  return rows.map((each) => {
    const { row, tiers } = openedCellRow(vault, each);
    return {
      lineId: row.lineId,
      cell: cellFromRow(row, tiers),
      edition: row.edition,
      updatedBy: row.updatedBy,
      updatedAt: row.updatedAt,
    };
  });
}

async function openedBundles(tx: Tx, versionId: string, vault: PriceVault): Promise<SheetBundle[]> {
  const rows = await tx
    .select()
    .from(offerBundle)
    .where(eq(offerBundle.offerVersionId, versionId))
    .orderBy(asc(offerBundle.name), asc(offerBundle.id));
  return rows.map(({ id, name, edition, sealed, amountMinor, splitNote }) => {
    if (sealed === null) return { id, name, amount: openPrice(amountMinor), split: [], splitNote, edition };
    const content = openBundle(vault, id, sealed);
    return { id, name, amount: content.amount, split: content.split, splitNote: content.note, edition };
  });
}

async function openedItems(tx: Tx, versionId: string, vault: PriceVault): Promise<SheetItem[]> {
  const rows = await tx
    .select()
    .from(priceListItem)
    .where(eq(priceListItem.offerVersionId, versionId))
    .orderBy(asc(priceListItem.position), asc(priceListItem.id));
  return rows.map(({ id, lineId, name, driver, period, edition, sealed, unitPriceMinor }) => ({
    id,
    lineId,
    name,
    unitPrice: sealed === null ? openPrice(unitPriceMinor) : openItem(vault, id, sealed),
    driver,
    period,
    edition,
  }));
}
