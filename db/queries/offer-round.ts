import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { offerRound } from "../schema/negotiation";
import { offer, offerVersion } from "../schema/offer";
import { vendor } from "../schema/vendor";

export type OfferRoundRow = typeof offerRound.$inferSelect;

/** A selection's rounds of negotiation, newest first. */
export async function offerRounds(reader: Reader, selectionId: string): Promise<OfferRoundRow[]> {
  return reader
    .select()
    .from(offerRound)
    .where(eq(offerRound.selectionId, selectionId))
    .orderBy(desc(offerRound.number));
}

/** How a selection's negotiation stands: what a vendor's page shows, and what decides whether it may still revise. */
export interface Negotiation {
  /** The round that is open; null when none is. */
  readonly open: OfferRoundRow | null;
  /** A final round is over and none is open: no candidate revises its offer any more. */
  readonly finalOver: boolean;
}

export async function negotiationOf(reader: Reader, selectionId: string): Promise<Negotiation> {
  const [open] = await reader
    .select()
    .from(offerRound)
    .where(and(eq(offerRound.selectionId, selectionId), isNull(offerRound.closedAt)))
    .limit(1);
  if (open) return { open, finalOver: false };
  const [final] = await reader
    .select({ id: offerRound.id })
    .from(offerRound)
    .where(and(eq(offerRound.selectionId, selectionId), eq(offerRound.isFinal, true)))
    .limit(1);
  return { open: null, finalOver: final !== undefined };
}

/**
 * Why a candidate may not send another version; null when it may. Rule: after the final round nobody revises, until
 * the lead opens another round.
 */
export async function revisionRefusal(
  reader: Reader,
  selectionId: string,
): Promise<"offer.final_round_over" | null> {
  return (await negotiationOf(reader, selectionId)).finalOver ? "offer.final_round_over" : null;
}

/** What a version made now belongs to: the open round, and whether that asks for the best and final offer. */
export async function roundNow(
  reader: Reader,
  selectionId: string,
): Promise<{ readonly roundId: string | null; readonly isFinal: boolean }> {
  const { open } = await negotiationOf(reader, selectionId);
  return { roundId: open?.id ?? null, isFinal: open?.isFinal ?? false };
}

/** The newest final round, over or not; null when there was none. */
export async function newestFinalRound(
  reader: Reader,
  selectionId: string,
): Promise<Pick<OfferRoundRow, "id" | "createdAt"> | null> {
  const [final] = await reader
    .select({ id: offerRound.id, createdAt: offerRound.createdAt })
    .from(offerRound)
    .where(and(eq(offerRound.selectionId, selectionId), eq(offerRound.isFinal, true)))
    .orderBy(desc(offerRound.number))
    .limit(1);
  return final ?? null;
}

/** A version that was made in a round, without any amount. */
export interface RoundVersion {
  readonly roundId: string;
  readonly candidateId: string;
  readonly name: string;
  readonly letter: string | null;
  readonly variant: string;
  readonly number: number;
  readonly isWithdrawn: boolean;
}

/** What came in each round of a selection, in the order of letters. */
export async function roundVersions(reader: Reader, selectionId: string): Promise<RoundVersion[]> {
  const rows = await reader
    .select({
      roundId: offerRound.id,
      candidateId: candidate.id,
      name: vendor.legalName,
      letter: candidate.letter,
      variant: offer.variant,
      number: offerVersion.number,
      withdrawnAt: offerVersion.withdrawnAt,
    })
    .from(offerVersion)
    .innerJoin(offerRound, eq(offerRound.id, offerVersion.roundId))
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(eq(offerRound.selectionId, selectionId))
    .orderBy(asc(candidate.letter), asc(vendor.legalName), asc(offer.variant), asc(offerVersion.number));
  return rows.map(({ withdrawnAt, ...row }) => ({ ...row, isWithdrawn: withdrawnAt !== null }));
}
