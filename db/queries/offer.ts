import { and, asc, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import { type Minor, minor } from "@/lib/domain/money";
import type { ExchangeRate, Plug, Tier } from "@/lib/domain/offer";
import type { OfferSheet, SheetBundle, SheetCell, SheetItem, SheetLine } from "@/lib/domain/offer-sheet";
import { targetParts, variantTarget } from "@/lib/domain/offer-target";
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

/**
 * The candidate, if it belongs to this selection. Of a variant's id (see `offer-target`) the candidate whose it is, if
 * the offer is its own.
 */
export async function candidateOfSelection(
  reader: Reader,
  selectionId: string,
  targetId: string,
): Promise<typeof candidate.$inferSelect | undefined> {
  const { candidateId, offerId } = targetParts(targetId);
  const [row] = await reader
    .select()
    .from(candidate)
    .where(and(eq(candidate.id, candidateId), eq(candidate.selectionId, selectionId)))
    .limit(1);
  if (row === undefined || offerId === null) return row;
  return (await offerOf(reader, targetId)) && row;
}

/** The offers that an id means: a candidate's main offer, or one variant of it. */
export function ofTarget(targetId: string) {
  const { candidateId, offerId } = targetParts(targetId);
  return and(
    eq(offer.candidateId, candidateId),
    offerId === null ? eq(offer.variant, "") : and(eq(offer.id, offerId), ne(offer.variant, "")),
  );
}

/** The id under which an offer stands among candidates. */
export function targetOf(row: Pick<OfferRow, "id" | "candidateId" | "variant">): string {
  return row.variant === "" ? row.candidateId : variantTarget(row.candidateId, row.id);
}

/** A candidate's main offer, or the variant that an id means, whether any version of it stands or not. */
export async function offerOf(reader: Reader, targetId: string): Promise<OfferRow | undefined> {
  const [row] = await reader.select().from(offer).where(ofTarget(targetId)).limit(1);
  return row;
}

/** A candidate's main offer, or a variant, with its current version: the highest that is not withdrawn. */
export async function currentVersion(
  reader: Reader,
  targetId: string,
): Promise<{ offer: OfferRow; version: OfferVersionRow } | undefined> {
  const [row] = await reader
    .select({ offer, version: offerVersion })
    .from(offer)
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(and(ofTarget(targetId), isNull(offerVersion.withdrawnAt)))
    .orderBy(desc(offerVersion.number))
    .limit(1);
  return row;
}

/**
 * Whether the current version stands as its vendor submitted it. It is never edited, or the receipt would be for
 * something else; what changes is typed into a version after it.
 */
export async function isAsSubmitted(reader: Reader, targetId: string): Promise<boolean> {
  const found = await currentVersion(reader, targetId);
  return found !== undefined && found.version.contentHash !== null;
}

/** The current version of every main offer in a selection, for editing. */
export async function offerSheets(reader: Reader, selectionId: string): Promise<OfferSheet[]> {
  const rows = await reader
    .select({ offer, version: offerVersion })
    .from(offer)
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(
      and(eq(candidate.selectionId, selectionId), eq(offer.variant, ""), isNull(offerVersion.withdrawnAt)),
    )
    .orderBy(asc(offer.id), desc(offerVersion.number));
  const newest = rows.filter((row, index) => rows[index - 1]?.offer.id !== row.offer.id);
  return sheets(reader, newest);
}

/** One version of a candidate's main offer or of a variant, the current one when no number is given. */
export async function offerSheet(
  reader: Reader,
  targetId: string,
  number?: number,
): Promise<OfferSheet | undefined> {
  const rows = await reader
    .select({ offer, version: offerVersion })
    .from(offer)
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(
      and(
        ofTarget(targetId),
        number === undefined ? isNull(offerVersion.withdrawnAt) : eq(offerVersion.number, number),
      ),
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
    candidateId: targetOf(each.offer),
    currency: each.offer.currency,
    versionId: each.version.id,
    versionNumber: each.version.number,
    isAsSubmitted: each.version.contentHash !== null,
    edition: each.version.edition,
    receivedOn: dayOrNull(each.version.receivedOn),
    validUntil: dayOrNull(each.version.validUntil),
    indexBasisPoints: each.version.indexBasisPoints,
    indexAfterMonths: each.version.indexAfterMonths,
    statedTotal: money(each.version.statedTotalMinor),
    source: each.version.source,
    financedMonths: each.version.financedMonths,
    financeBasisPoints: each.version.financeBasisPoints,
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
    .orderBy(asc(exchangeRate.currency), desc(exchangeRate.date));
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
