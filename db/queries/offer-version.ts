import { and, count, desc, eq, ne } from "drizzle-orm";
import type { VersionEntry } from "@/lib/domain/offer-version";
import type { Reader } from "../engine/database";
import { offerRound } from "../schema/negotiation";
import { offer, offerLine, offerVersion } from "../schema/offer";
import { dayOrNull } from "./dossier-candidates";
import { ofTarget } from "./offer";

/**
 * The numbered versions of a candidate's main offer or of a variant, newest first, withdrawn ones too. While prices are
 * sealed nothing that is sealed is read, the source among it.
 */
export async function versionEntries(
  reader: Reader,
  targetId: string,
  { pricesSealed }: { readonly pricesSealed: boolean },
): Promise<VersionEntry[]> {
  const rows = await reader
    .select({
      versionId: offerVersion.id,
      number: offerVersion.number,
      createdAt: offerVersion.createdAt,
      createdBy: offerVersion.createdBy,
      channel: offerVersion.channel,
      receivedOn: offerVersion.receivedOn,
      submittedAt: offerVersion.submittedAt,
      late: offerVersion.late,
      isFinal: offerVersion.isFinal,
      round: offerRound.number,
      contentHash: offerVersion.contentHash,
      ...(pricesSealed ? {} : { source: offerVersion.source }),
      withdrawnAt: offerVersion.withdrawnAt,
      withdrawnBy: offerVersion.withdrawnBy,
      withdrawnReason: offerVersion.withdrawnReason,
    })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .leftJoin(offerRound, eq(offerRound.id, offerVersion.roundId))
    .where(ofTarget(targetId))
    .orderBy(desc(offerVersion.number));
  const counts = await reader
    .select({ versionId: offerLine.offerVersionId, answered: count() })
    .from(offerLine)
    .innerJoin(offerVersion, eq(offerVersion.id, offerLine.offerVersionId))
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .where(and(ofTarget(targetId), ne(offerLine.state, "unanswered")))
    .groupBy(offerLine.offerVersionId);
  const answered = new Map(counts.map((row) => [row.versionId, row.answered]));
  return rows.map(({ withdrawnAt, withdrawnBy, withdrawnReason, source, ...row }) => ({
    ...row,
    receivedOn: dayOrNull(row.receivedOn),
    source: source ?? null,
    answered: answered.get(row.versionId) ?? 0,
    withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, by: withdrawnBy, reason: withdrawnReason },
  }));
}

/** How the versions of one offer stand: their numbers, and whether each is withdrawn. */
export async function versionStandings(
  reader: Reader,
  offerId: string,
): Promise<
  readonly {
    readonly id: string;
    readonly number: number;
    readonly edition: number;
    readonly withdrawn: { readonly at: string; readonly by: string; readonly reason: string } | null;
  }[]
> {
  const rows = await reader
    .select({
      id: offerVersion.id,
      number: offerVersion.number,
      edition: offerVersion.edition,
      at: offerVersion.withdrawnAt,
      by: offerVersion.withdrawnBy,
      reason: offerVersion.withdrawnReason,
    })
    .from(offerVersion)
    .where(eq(offerVersion.offerId, offerId))
    .orderBy(desc(offerVersion.number));
  return rows.map(({ at, by, reason, ...row }) => ({
    ...row,
    withdrawn: at === null ? null : { at, by, reason },
  }));
}
