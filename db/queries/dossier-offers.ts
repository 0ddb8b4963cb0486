import { and, asc, count, eq, inArray, isNull, ne } from "drizzle-orm";
import type { SealedOffer } from "@/lib/domain/dossier";
import { type Minor, minor } from "@/lib/domain/money";
import type {
  Bundle,
  CatalogueLine,
  Cell,
  ExchangeRate,
  LeftGap,
  Offer,
  Plug,
  PriceListItem,
  Tier,
} from "@/lib/domain/offer";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import {
  bundleSplit,
  catalogueLine,
  leftGap,
  offer,
  offerBundle,
  offerLine,
  offerLineTier,
  offerVersion,
  plug,
  priceListItem,
} from "../schema/offer";
import { exchangeRate } from "../schema/selection";
import { dayOrNull } from "./dossier-candidates";
import { grouped } from "./grouped";

/**
 * An amount of an offer whose prices are open.
 * @throws Error when it is still sealed: sealed offers have queries of their own, which read no amount
 */
export function openPrice(stored: number | null): Minor {
  if (stored === null) throw new Error("a sealed price was read as an open one");
  return minor(stored);
}

/** The catalogue in its order. */
export async function loadLines(reader: Reader, selectionId: string): Promise<CatalogueLine[]> {
  return reader
    .select({
      id: catalogueLine.id,
      kind: catalogueLine.kind,
      name: catalogueLine.name,
      description: catalogueLine.description,
      category: catalogueLine.category,
      stage: catalogueLine.stage,
      driver: catalogueLine.driver,
      scope: catalogueLine.scope,
      templateKey: catalogueLine.templateKey,
    })
    .from(catalogueLine)
    .where(eq(catalogueLine.selectionId, selectionId))
    .orderBy(asc(catalogueLine.position), asc(catalogueLine.id));
}

/** The current version of every offer, variants too: the highest number that is not withdrawn. */
export async function loadOffers(reader: Reader, selectionId: string): Promise<Offer[]> {
  const versions = await reader
    .select({ offer, version: offerVersion })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .where(and(eq(candidate.selectionId, selectionId), isNull(offerVersion.withdrawnAt)))
    // The main offer before its variants, also where an import made them in the same moment.
    .orderBy(
      asc(candidate.letter),
      asc(ne(offer.variant, "")),
      asc(offer.createdAt),
      asc(offer.id),
      asc(offerVersion.number),
    );
  const current = versions.filter((row, index) => versions[index + 1]?.offer.id !== row.offer.id);
  const contents = await loadVersionContents(
    reader,
    current.map((row) => row.version.id),
  );
  return current.map(({ offer: row, version }) => ({
    id: row.id,
    candidateId: row.candidateId,
    ...(row.variant === "" ? {} : { variant: row.variant, variantShown: row.variantShown }),
    currency: row.currency,
    versionNumber: version.number,
    receivedOn: dayOrNull(version.receivedOn),
    validUntil: dayOrNull(version.validUntil),
    indexBasisPoints: version.indexBasisPoints,
    indexAfterMonths: version.indexAfterMonths,
    statedTotal: version.statedTotalMinor === null ? null : minor(version.statedTotalMinor),
    source: version.source,
    financedMonths: version.financedMonths,
    financeBasisPoints: version.financeBasisPoints,
    ...contents(version.id),
  }));
}

/** What has arrived while prices are sealed. No amount and nothing encrypted is read. */
export async function loadSealedOffers(reader: Reader, selectionId: string): Promise<SealedOffer[]> {
  const versions = await reader
    .select({
      id: offerVersion.id,
      candidateId: offer.candidateId,
      number: offerVersion.number,
      receivedOn: offerVersion.receivedOn,
    })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .where(
      and(eq(candidate.selectionId, selectionId), eq(offer.variant, ""), isNull(offerVersion.withdrawnAt)),
    )
    .orderBy(asc(candidate.letter), asc(offer.id), asc(offerVersion.number));
  const answered = await reader
    .select({ versionId: offerLine.offerVersionId, lines: count() })
    .from(offerLine)
    .innerJoin(offerVersion, eq(offerVersion.id, offerLine.offerVersionId))
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .where(and(eq(candidate.selectionId, selectionId), ne(offerLine.state, "unanswered")))
    .groupBy(offerLine.offerVersionId);
  const answeredIn = new Map(answered.map((row) => [row.versionId, row.lines]));
  // In the order of their numbers, so that the last one of a candidate is the current one.
  const current = new Map(versions.map((version) => [version.candidateId, version]));
  return [...current.values()].map(({ id, candidateId, receivedOn }) => ({
    candidateId,
    receivedOn: dayOrNull(receivedOn),
    answered: answeredIn.get(id) ?? 0,
  }));
}

type VersionContents = Pick<Offer, "cells" | "bundles" | "priceList">;

/** Cells, bundles and price lists of some offer versions, looked up by version. */
export async function loadVersionContents(
  reader: Reader,
  versionIds: readonly string[],
): Promise<(versionId: string) => VersionContents> {
  if (versionIds.length === 0) return () => ({ cells: [], bundles: [], priceList: [] });
  const ids = [...versionIds];
  const cells = await reader
    .select()
    .from(offerLine)
    .where(inArray(offerLine.offerVersionId, ids))
    .orderBy(asc(offerLine.lineId));
  const tiers = await reader
    .select({ tier: offerLineTier })
    .from(offerLineTier)
    .innerJoin(offerLine, eq(offerLine.id, offerLineTier.offerLineId))
    .where(inArray(offerLine.offerVersionId, ids))
    .orderBy(asc(offerLineTier.fromMilli));
  const bundles = await reader
    .select()
    .from(offerBundle)
    .where(inArray(offerBundle.offerVersionId, ids))
    .orderBy(asc(offerBundle.name), asc(offerBundle.id));
  const splits = await reader
    .select({ split: bundleSplit })
    .from(bundleSplit)
    .innerJoin(offerBundle, eq(offerBundle.id, bundleSplit.bundleId))
    .where(inArray(offerBundle.offerVersionId, ids))
    .orderBy(asc(bundleSplit.lineId));
  const items = await reader
    .select()
    .from(priceListItem)
    .where(inArray(priceListItem.offerVersionId, ids))
    .orderBy(asc(priceListItem.position), asc(priceListItem.id));

  const cellsOf = grouped(cells, (row) => row.offerVersionId);
  const tiersOf = grouped(tiers, ({ tier }) => tier.offerLineId);
  const bundlesOf = grouped(bundles, (row) => row.offerVersionId);
  const splitsOf = grouped(splits, ({ split }) => split.bundleId);
  const itemsOf = grouped(items, (row) => row.offerVersionId);

  return (versionId) => ({
    cells: (cellsOf.get(versionId) ?? []).map((row) => ({
      lineId: row.lineId,
      cell: cellFromRow(
        row,
        (tiersOf.get(row.id) ?? []).map(({ tier }) => ({
          fromMilli: tier.fromMilli,
          unitPrice: minor(tier.unitPriceMinor),
        })),
      ),
    })),
    bundles: (bundlesOf.get(versionId) ?? []).map(
      (row): Bundle => ({
        id: row.id,
        name: row.name,
        amount: openPrice(row.amountMinor),
        split: (splitsOf.get(row.id) ?? []).map(({ split }) => ({
          lineId: split.lineId,
          amount: minor(split.amountMinor),
        })),
        splitNote: row.splitNote,
      }),
    ),
    priceList: (itemsOf.get(versionId) ?? []).map(
      (row): PriceListItem => ({
        id: row.id,
        lineId: row.lineId,
        name: row.name,
        unitPrice: openPrice(row.unitPriceMinor),
        driver: row.driver,
        period: row.period,
      }),
    ),
  });
}

/** The domain's cell from its row; the table's checks see to it that each state has what it needs. */
export function cellFromRow(row: typeof offerLine.$inferSelect, tiers: readonly Tier[]): Cell {
  const { note } = row;
  switch (row.state) {
    case "priced":
      if (row.unitPriceMinor === null || row.driver === null || row.period === null) break;
      return {
        state: "priced",
        unitPrice: openPrice(row.unitPriceMinor),
        driver: row.driver,
        quantityMilli: row.quantityMilli,
        period: row.period,
        minimumMilli: row.minimumMilli,
        tiers,
        note,
      };
    case "included":
      if (row.includedInLineId === null) break;
      return { state: "included", inLineId: row.includedInLineId, note };
    case "bundled":
      if (row.bundleId === null) break;
      return { state: "bundled", bundleId: row.bundleId, note };
    case "not_offered":
      return { state: "not_offered", note };
    case "unanswered":
      return { state: "unanswered", note };
  }
  throw new Error(`cell ${row.id} is ${row.state} without what that needs`);
}

/** Gaps somebody decided to leave open, also those that are gone since. */
export async function loadLeftGaps(reader: Reader, selectionId: string): Promise<LeftGap[]> {
  return (await leftGapRows(reader, selectionId)).map(({ edition: _edition, ...left }) => left);
}

/** The same with their editions. */
export async function leftGapRows(
  reader: Reader,
  selectionId: string,
): Promise<(LeftGap & { readonly edition: number })[]> {
  const rows = await reader
    .select({ left: leftGap })
    .from(leftGap)
    .innerJoin(candidate, eq(candidate.id, leftGap.candidateId))
    .where(eq(candidate.selectionId, selectionId))
    .orderBy(asc(leftGap.candidateId), asc(leftGap.lineId));
  return rows.map(({ left: row }) => {
    const leftOn = dayOrNull(row.leftOn);
    if (!leftOn) throw new Error(`left gap ${row.id} has no day`);
    return { ...row, leftOn };
  });
}

export async function loadPlugs(reader: Reader, selectionId: string): Promise<Plug[]> {
  const rows = await reader
    .select({ plug })
    .from(plug)
    .innerJoin(candidate, eq(candidate.id, plug.candidateId))
    .where(eq(candidate.selectionId, selectionId))
    .orderBy(asc(plug.candidateId), asc(plug.lineId));
  return rows.map(({ plug: row }) => {
    const madeOn = dayOrNull(row.madeOn);
    if (!madeOn) throw new Error(`plug ${row.id} has no day`);
    return {
      id: row.id,
      candidateId: row.candidateId,
      lineId: row.lineId,
      source: row.source,
      low: row.lowMinor === null ? null : minor(row.lowMinor),
      base: row.baseMinor === null ? null : minor(row.baseMinor),
      high: row.highMinor === null ? null : minor(row.highMinor),
      note: row.note,
      madeOn,
      madeBy: row.madeBy,
    };
  });
}

export async function loadRates(reader: Reader, selectionId: string): Promise<ExchangeRate[]> {
  const rows = await reader
    .select()
    .from(exchangeRate)
    .where(eq(exchangeRate.selectionId, selectionId))
    .orderBy(asc(exchangeRate.currency), asc(exchangeRate.date));
  return rows.map((row) => {
    const date = dayOrNull(row.date);
    if (!date) throw new Error(`exchange rate ${row.id} has no day`);
    return { currency: row.currency, rateMillionths: row.rateMillionths, date };
  });
}
