import { and, eq, isNotNull, ne, or } from "drizzle-orm";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import {
  bundleSplit,
  offer,
  offerBundle,
  offerLine,
  offerVersion,
  plug,
  priceListItem,
} from "../schema/offer";
import { vendor } from "../schema/vendor";

/** What stands on a line of the catalogue, and whose it is. */
export interface CatalogueLineUse {
  /** Legal names, sorted, each once. */
  readonly vendors: readonly string[];
  /** An answer or a note, in any version of any offer. */
  readonly answered: boolean;
  /** Another line's answer is "included in" this one, a price list item is tied to it, or a plug stands on it. */
  readonly referredTo: boolean;
}

/** Everything that would be lost or left hanging if the line went away, in any version of any offer. */
export async function catalogueLineUse(reader: Reader, lineId: string): Promise<CatalogueLineUse> {
  const version = reader
    .select({ id: offerVersion.id, vendor: vendor.legalName })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .as("version");
  const answers = await reader
    .select({ name: version.vendor })
    .from(offerLine)
    .innerJoin(version, eq(version.id, offerLine.offerVersionId))
    .where(
      and(
        eq(offerLine.lineId, lineId),
        or(ne(offerLine.state, "unanswered"), ne(offerLine.note, ""), isNotNull(offerLine.sealed)),
      ),
    );
  const inclusions = await reader
    .select({ name: version.vendor })
    .from(offerLine)
    .innerJoin(version, eq(version.id, offerLine.offerVersionId))
    .where(eq(offerLine.includedInLineId, lineId));
  const items = await reader
    .select({ name: version.vendor })
    .from(priceListItem)
    .innerJoin(version, eq(version.id, priceListItem.offerVersionId))
    .where(eq(priceListItem.lineId, lineId));
  const splits = await reader
    .select({ name: version.vendor })
    .from(bundleSplit)
    .innerJoin(offerBundle, eq(offerBundle.id, bundleSplit.bundleId))
    .innerJoin(version, eq(version.id, offerBundle.offerVersionId))
    .where(eq(bundleSplit.lineId, lineId));
  const plugs = await reader
    .select({ name: vendor.legalName })
    .from(plug)
    .innerJoin(candidate, eq(candidate.id, plug.candidateId))
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(eq(plug.lineId, lineId));
  const references = [...inclusions, ...items, ...splits, ...plugs];
  const names = [...answers, ...references].map((row) => row.name);
  return {
    vendors: [...new Set(names)].sort(),
    answered: answers.length > 0,
    referredTo: references.length > 0,
  };
}
