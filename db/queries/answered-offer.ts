import { asc, eq } from "drizzle-orm";
import { minor } from "@/lib/domain/money";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import type { Reader } from "../engine/database";
import { offer, offerVersion } from "../schema/offer";
import { pointAnswer, requirementReply } from "../schema/request";
import { dayOrNull } from "./dossier-candidates";
import { loadVersionContents } from "./dossier-offers";

/**
 * One version of an offer as a whole answer, for reading it against another and for going on from it. Prices are open:
 * whoever asks has seen to that. Undefined when there is no such version.
 * @throws Error when an amount of it is still sealed
 */
export async function answerOfVersion(reader: Reader, versionId: string): Promise<OfferAnswer | undefined> {
  const [row] = await reader
    .select({ version: offerVersion, currency: offer.currency })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .where(eq(offerVersion.id, versionId))
    .limit(1);
  if (!row) return undefined;
  const { version, currency } = row;
  if (version.sealed !== null) throw new Error("a sealed offer was read as an open one");
  const contents = await loadVersionContents(reader, [versionId]);
  const requirements = await reader
    .select({
      requirementId: requirementReply.requirementId,
      answer: requirementReply.answer,
      note: requirementReply.note,
    })
    .from(requirementReply)
    .where(eq(requirementReply.offerVersionId, versionId))
    .orderBy(asc(requirementReply.requirementId));
  const points = await reader
    .select({ pointId: pointAnswer.pointId, text: pointAnswer.text })
    .from(pointAnswer)
    .where(eq(pointAnswer.offerVersionId, versionId))
    .orderBy(asc(pointAnswer.pointId));
  return {
    currency,
    validUntil: dayOrNull(version.validUntil),
    indexBasisPoints: version.indexBasisPoints,
    indexAfterMonths: version.indexAfterMonths,
    statedTotal: version.statedTotalMinor === null ? null : minor(version.statedTotalMinor),
    financedMonths: version.financedMonths,
    financeBasisPoints: version.financeBasisPoints,
    ...contents(versionId),
    requirements,
    points,
  };
}
