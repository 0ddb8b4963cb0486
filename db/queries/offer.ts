import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { type Minor, minor } from "@/lib/domain/money";
import type { ExchangeRate, Plug, Tier } from "@/lib/domain/offer";
import type {
  OfferSheet,
  OfferVersionEntry,
  SheetBundle,
  SheetCell,
  SheetItem,
  SheetLine,
} from "@/lib/domain/offer-sheet";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import {
  bundleSplit,
  catalogueLine,
  offer,
  offerBundle,
  offerLine,
  offerLineTier,
  offerVersion,
  plug,
  priceListItem,
} from "../schema/offer";
import { exchangeRate } from "../schema/selection";
import { vendor } from "../schema/vendor";
import { dayOrNull } from "./dossier-candidates";
import { cellFromRow, openPrice } from "./dossier-offers";
import { grouped } from "./grouped";

export type CatalogueLineRow = typeof catalogueLine.$inferSelect;
export type OfferRow = typeof offer.$inferSelect;
export type OfferVersionRow = typeof offerVersion.$inferSelect;
export type CandidateName = {
  readonly id: string;
  readonly name: string;
  readonly letter: string | null;
  readonly colour: number | null;
};

const money = (value: number | null): Minor | null => (value === null ? null : minor(value));

/** A selection's catalogue, in its own order. */
export async function catalogueRows(reader: Reader, selectionId: string): Promise<CatalogueLineRow[]> {
  return reader
    .select()
    .from(catalogueLine)
    .where(eq(catalogueLine.selectionId, selectionId))
    .orderBy(asc(catalogueLine.position), asc(catalogueLine.id));
}

/** The same as plain values with their editions. */
export async function catalogueLines(reader: Reader, selectionId: string): Promise<SheetLine[]> {
  const rows = await catalogueRows(reader, selectionId);
  return rows.map(({ selectionId: _of, position: _position, ...line }) => line);
}

/** The candidate, if it belongs to this selection. */
export async function candidateOfSelection(
  reader: Reader,
  selectionId: string,
  candidateId: string,
): Promise<typeof candidate.$inferSelect | undefined> {
  const [row] = await reader
    .select()
    .from(candidate)
    .where(and(eq(candidate.id, candidateId), eq(candidate.selectionId, selectionId)))
    .limit(1);
  return row;
}

/** The offer of a candidate with its newest version. */
export async function currentVersion(
  reader: Reader,
  candidateId: string,
): Promise<{ offer: OfferRow; version: OfferVersionRow } | undefined> {
  const [row] = await reader
    .select({ offer, version: offerVersion })
    .from(offer)
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(eq(offer.candidateId, candidateId))
    .orderBy(desc(offerVersion.number))
    .limit(1);
  return row;
}

/** The current version of every offer in a selection, for editing. */
export async function offerSheets(reader: Reader, selectionId: string): Promise<OfferSheet[]> {
  const rows = await reader
    .select({ offer, version: offerVersion })
    .from(offer)
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(eq(candidate.selectionId, selectionId))
    .orderBy(asc(offer.id), desc(offerVersion.number));
  const newest = rows.filter((row, index) => rows[index - 1]?.offer.id !== row.offer.id);
  return sheets(reader, newest);
}

/** One version of a candidate's offer, the newest when no number is given. */
export async function offerSheet(
  reader: Reader,
  candidateId: string,
  number?: number,
): Promise<OfferSheet | undefined> {
  const rows = await reader
    .select({ offer, version: offerVersion })
    .from(offer)
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(
      number === undefined
        ? eq(offer.candidateId, candidateId)
        : and(eq(offer.candidateId, candidateId), eq(offerVersion.number, number)),
    )
    .orderBy(desc(offerVersion.number))
    .limit(1);
  const [sheet] = await sheets(reader, rows);
  return sheet;
}

async function sheets(
  reader: Reader,
  versions: readonly { offer: OfferRow; version: OfferVersionRow }[],
): Promise<OfferSheet[]> {
  if (versions.length === 0) return [];
  const ids = versions.map(({ version }) => version.id);
  const cells = await cellsOf(reader, ids);
  const bundles = await bundlesOf(reader, ids);
  const items = await itemsOf(reader, ids);
  return versions.map((each) => ({
    offerId: each.offer.id,
    candidateId: each.offer.candidateId,
    currency: each.offer.currency,
    versionId: each.version.id,
    versionNumber: each.version.number,
    edition: each.version.edition,
    receivedOn: dayOrNull(each.version.receivedOn),
    validUntil: dayOrNull(each.version.validUntil),
    indexBasisPoints: each.version.indexBasisPoints,
    indexAfterMonths: each.version.indexAfterMonths,
    statedTotal: money(each.version.statedTotalMinor),
    source: each.version.source,
    cells: cells.get(each.version.id) ?? [],
    bundles: bundles.get(each.version.id) ?? [],
    priceList: items.get(each.version.id) ?? [],
  }));
}

/** The cells of some versions, by version. */
export async function cellsOf(
  reader: Reader,
  versionIds: readonly string[],
): Promise<Map<string, SheetCell[]>> {
  if (versionIds.length === 0) return new Map();
  const tierRows = await reader
    .select({ tier: offerLineTier })
    .from(offerLineTier)
    .innerJoin(offerLine, eq(offerLine.id, offerLineTier.offerLineId))
    .where(inArray(offerLine.offerVersionId, [...versionIds]))
    .orderBy(asc(offerLineTier.fromMilli));
  const tiersOf = grouped(tierRows, ({ tier }) => tier.offerLineId);
  const rows = await reader
    .select()
    .from(offerLine)
    .where(inArray(offerLine.offerVersionId, [...versionIds]));
  const tiers = (rowId: string): Tier[] =>
    (tiersOf.get(rowId) ?? []).map(({ tier }) => ({
      fromMilli: tier.fromMilli,
      unitPrice: minor(tier.unitPriceMinor),
    }));
  return mapped(rows, (row) => ({
    lineId: row.lineId,
    cell: cellFromRow(row, tiers(row.id)),
    edition: row.edition,
    updatedBy: row.updatedBy,
    updatedAt: row.updatedAt,
  }));
}

/** Rows of several versions as values, by version. */
function mapped<Row extends { readonly offerVersionId: string }, Value>(
  rows: readonly Row[],
  value: (row: Row) => Value,
): Map<string, Value[]> {
  const byVersion = grouped(rows, (row) => row.offerVersionId);
  return new Map([...byVersion].map(([versionId, own]) => [versionId, own.map(value)]));
}

async function bundlesOf(reader: Reader, versionIds: readonly string[]): Promise<Map<string, SheetBundle[]>> {
  const splitRows = await reader
    .select({ split: bundleSplit })
    .from(bundleSplit)
    .innerJoin(offerBundle, eq(offerBundle.id, bundleSplit.bundleId))
    .where(inArray(offerBundle.offerVersionId, [...versionIds]))
    .orderBy(asc(bundleSplit.lineId));
  const splitsOf = grouped(splitRows, ({ split }) => split.bundleId);
  const rows = await reader
    .select()
    .from(offerBundle)
    .where(inArray(offerBundle.offerVersionId, [...versionIds]))
    .orderBy(asc(offerBundle.name), asc(offerBundle.id));
  return mapped(rows, (row) => ({
    id: row.id,
    name: row.name,
    amount: openPrice(row.amountMinor),
    split: (splitsOf.get(row.id) ?? []).map(({ split }) => ({
      lineId: split.lineId,
      amount: minor(split.amountMinor),
    })),
    splitNote: row.splitNote,
    edition: row.edition,
  }));
}

async function itemsOf(reader: Reader, versionIds: readonly string[]): Promise<Map<string, SheetItem[]>> {
  const rows = await reader
    .select()
    .from(priceListItem)
    .where(inArray(priceListItem.offerVersionId, [...versionIds]))
    .orderBy(asc(priceListItem.position), asc(priceListItem.id));
  return mapped(rows, (row) => ({
    id: row.id,
    lineId: row.lineId,
    name: row.name,
    unitPrice: openPrice(row.unitPriceMinor),
    driver: row.driver,
    period: row.period,
    edition: row.edition,
  }));
}

/** The numbered revisions of a candidate's offer, newest first. */
export async function offerVersions(reader: Reader, candidateId: string): Promise<OfferVersionEntry[]> {
  const rows = await reader
    .select({ version: offerVersion })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .where(eq(offer.candidateId, candidateId))
    .orderBy(desc(offerVersion.number));
  const counts = await reader
    .select({ versionId: offerLine.offerVersionId, answered: sql<number>`count(*)`.mapWith(Number) })
    .from(offerLine)
    .innerJoin(offerVersion, eq(offerVersion.id, offerLine.offerVersionId))
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .where(and(eq(offer.candidateId, candidateId), sql`${offerLine.state} <> 'unanswered'`))
    .groupBy(offerLine.offerVersionId);
  const answered = new Map(counts.map((row) => [row.versionId, row.answered]));
  return rows.map(({ version }) => ({
    versionId: version.id,
    number: version.number,
    createdAt: version.createdAt,
    receivedOn: dayOrNull(version.receivedOn),
    source: version.source,
    answered: answered.get(version.id) ?? 0,
  }));
}

/** Plugs of a selection with their editions. */
export async function plugRows(
  reader: Reader,
  selectionId: string,
): Promise<(Plug & { readonly edition: number })[]> {
  const rows = await reader
    .select({ plug })
    .from(plug)
    .innerJoin(candidate, eq(candidate.id, plug.candidateId))
    .where(eq(candidate.selectionId, selectionId))
    .orderBy(asc(plug.id));
  return rows.flatMap(({ plug: row }) => {
    const madeOn = dayOrNull(row.madeOn);
    if (madeOn === null) return [];
    return {
      id: row.id,
      candidateId: row.candidateId,
      lineId: row.lineId,
      source: row.source,
      low: money(row.lowMinor),
      base: money(row.baseMinor),
      high: money(row.highMinor),
      note: row.note,
      madeOn,
      madeBy: row.madeBy,
      edition: row.edition,
    };
  });
}

/** Exchange rates of a selection with their editions. */
export async function rateRows(
  reader: Reader,
  selectionId: string,
): Promise<(ExchangeRate & { readonly edition: number })[]> {
  const rows = await reader
    .select()
    .from(exchangeRate)
    .where(eq(exchangeRate.selectionId, selectionId))
    .orderBy(asc(exchangeRate.currency));
  return rows.flatMap((row) => {
    const date = dayOrNull(row.date);
    return date === null
      ? []
      : { currency: row.currency, rateMillionths: row.rateMillionths, date, edition: row.edition };
  });
}

/** A selection's candidates by name, in the order of their letters and then names. */
export async function candidateNames(
  reader: Reader,
  selectionId: string,
): Promise<(CandidateName & { readonly stage: (typeof candidate.$inferSelect)["stage"] })[]> {
  const rows = await reader
    .select({
      id: candidate.id,
      name: vendor.legalName,
      letter: candidate.letter,
      colour: candidate.colour,
      stage: candidate.stage,
    })
    .from(candidate)
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(eq(candidate.selectionId, selectionId))
    .orderBy(asc(vendor.legalName), asc(candidate.id));
  const rank = (letter: string | null) => letter ?? "~";
  return rows.sort((a, b) =>
    rank(a.letter) < rank(b.letter) ? -1 : rank(a.letter) > rank(b.letter) ? 1 : 0,
  );
}
