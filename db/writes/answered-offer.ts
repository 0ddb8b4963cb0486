import { and, eq, max } from "drizzle-orm";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { OfferChannel } from "@/lib/domain/offer";
import { answerFaults, type OfferAnswer } from "@/lib/domain/offer-answer";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { askedFor } from "../queries/asked-for";
import { candidateOfSelection, type OfferRow, type OfferVersionRow } from "../queries/offer";
import { roundNow } from "../queries/offer-round";
import {
  bundleSplit,
  offer,
  offerBundle,
  offerLine,
  offerLineTier,
  offerVersion,
  priceListItem,
} from "../schema/offer";
import { pointAnswer, requirementReply } from "../schema/request";
import { requirementAnswer } from "../schema/scoring";
import { inChunks } from "./in-chunks";
import { cellRow, type OfferContext } from "./offer";
import { bundleColumns } from "./offer-bundle";
import { itemColumns } from "./price-list-item";
import { type PriceVault, sealTerms, sealWords, vaultFor } from "./sealed-values";
import type { Written } from "./written";

/** Where an answer comes from; kept with the version that is made of it. */
export interface Provenance {
  readonly channel: OfferChannel;
  readonly receivedOn: IsoDay | null;
  /** ISO timestamp by the server's clock; null when nobody submitted it. */
  readonly submittedAt: string | null;
  readonly late: boolean;
  readonly contentHash: string | null;
  readonly fileHash: string | null;
  readonly requestNumber: number | null;
  /** A sentence for people, e.g. the file's name. */
  readonly source: string;
  /** The round it was sent in, when that is not the one that is open now. */
  readonly round?: { readonly roundId: string; readonly isFinal: boolean };
}

export interface AnswerTarget {
  readonly candidateId: string;
  /** Empty = the main offer. */
  readonly variant: string;
}

/**
 * Makes the next version of an offer of a vendor's whole answer, sealed while prices are; earlier versions stay as they
 * are. What it says to requirements becomes the candidate's answer to them; the words beside it only once they may be
 * read. A version made while a negotiation round is open belongs to it.
 *
 * Errors: `access.not_found`; `input.invalid` with the faults of the answer; `offer.currency_differs` when earlier
 * versions hold prices in another currency: amounts of two currencies cannot stand in one offer.
 */
export async function storeAnswer(
  tx: Tx,
  context: OfferContext,
  target: AnswerTarget,
  answer: OfferAnswer,
  provenance: Provenance,
): Promise<Outcome<Written<{ readonly versionId: string; readonly number: number }>>> {
  const { selection, actorName, now } = context;
  const vault = vaultFor(context);
  const owner = await candidateOfSelection(tx, selection.id, target.candidateId);
  if (!owner) return fail("access.not_found");
  const asked = await askedFor(tx, selection.id);
  const faults = answerFaults(answer, asked);
  if (faults.length > 0) return fail("input.invalid", {}, faults);
  const held = await offerInCurrency(tx, target, answer, now);
  if (held === null) return fail("offer.currency_differs", { currency: answer.currency });
  const number = held.lastNumber + 1;
  const versionId = newId("ofv");
  await tx.insert(offerVersion).values({
    id: versionId,
    offerId: held.offer.id,
    number,
    receivedOn: provenance.receivedOn,
    validUntil: answer.validUntil,
    ...termColumns(vault, versionId, answer, provenance.source),
    channel: provenance.channel,
    createdBy: actorName,
    submittedAt: provenance.submittedAt,
    late: provenance.late,
    contentHash: provenance.contentHash,
    fileHash: provenance.fileHash,
    requestNumber: provenance.requestNumber,
    ...(provenance.round ?? (await roundNow(tx, selection.id))),
    createdAt: now,
  });
  await storeBundlesAndCells(tx, { vault, versionId, actorName, now }, answer);
  await storePriceList(tx, vault, versionId, answer);
  await storeReplies(tx, vault, versionId, target.candidateId, answer);
  return succeed({
    value: { versionId, number },
    subjectId: versionId,
    before: held.lastNumber === 0 ? null : { number: held.lastNumber },
    after: {
      number,
      variant: target.variant,
      channel: provenance.channel,
      late: provenance.late,
      answered: answer.cells.filter(({ cell }) => cell.state !== "unanswered").length,
    },
  });
}

/** The offer to add to, made when there is none; null when its earlier prices are in another currency. */
async function offerInCurrency(
  tx: Tx,
  { candidateId, variant }: AnswerTarget,
  { currency }: OfferAnswer,
  now: string,
): Promise<{ readonly offer: OfferRow; readonly lastNumber: number } | null> {
  const [found] = await tx
    .select()
    .from(offer)
    .where(and(eq(offer.candidateId, candidateId), eq(offer.variant, variant)))
    .limit(1);
  if (!found) {
    const made: OfferRow = {
      id: newId("off"),
      candidateId,
      currency,
      variant,
      variantShown: true,
      edition: 1,
      createdAt: now,
    };
    await tx.insert(offer).values(made);
    return { offer: made, lastNumber: 0 };
  }
  const [last] = await tx
    .select({ number: max(offerVersion.number).mapWith(Number) })
    .from(offerVersion)
    .where(eq(offerVersion.offerId, found.id));
  const lastNumber = last?.number ?? 0;
  if (found.currency === currency) return { offer: found, lastNumber };
  const [priced] = await tx
    .select({ id: offerLine.id })
    .from(offerLine)
    .innerJoin(offerVersion, eq(offerVersion.id, offerLine.offerVersionId))
    .where(and(eq(offerVersion.offerId, found.id), eq(offerLine.state, "priced")))
    .limit(1);
  if (priced) return null;
  const moved = { ...found, currency, edition: found.edition + 1 };
  await tx.update(offer).set({ currency, edition: moved.edition }).where(eq(offer.id, found.id));
  return { offer: moved, lastNumber };
}

/** What an answer says beside its cells, in the version's row: open, or sealed and then without any figure. */
function termColumns(
  vault: PriceVault | null,
  versionId: string,
  answer: OfferAnswer,
  source: string,
): Pick<
  OfferVersionRow,
  | "indexBasisPoints"
  | "indexAfterMonths"
  | "statedTotalMinor"
  | "source"
  | "financedMonths"
  | "financeBasisPoints"
  | "sealed"
> {
  const { indexBasisPoints, indexAfterMonths, statedTotal, financedMonths, financeBasisPoints } = answer;
  if (vault === null)
    return {
      indexBasisPoints,
      indexAfterMonths,
      statedTotalMinor: statedTotal,
      source,
      financedMonths,
      financeBasisPoints,
      sealed: null,
    };
  return {
    indexBasisPoints: 0,
    indexAfterMonths: 12,
    statedTotalMinor: null,
    source: "",
    financedMonths: null,
    financeBasisPoints: 0,
    sealed: sealTerms(vault, versionId, {
      index: indexBasisPoints,
      indexAfter: indexAfterMonths,
      total: statedTotal,
      source,
      financed: financedMonths,
      financeRate: financeBasisPoints,
    }),
  };
}

interface Storing {
  readonly vault: PriceVault | null;
  readonly versionId: string;
  readonly actorName: string;
  readonly now: string;
}

async function storeBundlesAndCells(
  tx: Tx,
  { vault, versionId, actorName, now }: Storing,
  answer: OfferAnswer,
): Promise<void> {
  const bundleIds = new Map(answer.bundles.map(({ id }) => [id, newId("bun")]));
  const bundles = answer.bundles.map((bundle) => ({ ...bundle, id: bundleIds.get(bundle.id) ?? bundle.id }));
  await inChunks(
    bundles.map((bundle) => ({
      id: bundle.id,
      offerVersionId: versionId,
      name: bundle.name,
      ...bundleColumns(vault, bundle.id, bundle),
    })),
    (chunk) => tx.insert(offerBundle).values(chunk),
  );
  const splits =
    vault !== null
      ? []
      : bundles.flatMap(({ id, split }) =>
          split.map(({ lineId, amount }) => ({
            id: newId("spl"),
            bundleId: id,
            lineId,
            amountMinor: amount,
          })),
        );
  await inChunks(splits, (chunk) => tx.insert(bundleSplit).values(chunk));
  const said = answer.cells.filter(({ cell }) => cell.state !== "unanswered" || cell.note !== "");
  const cells = said.map(({ lineId, cell }) => {
    const id = newId("cell");
    const own =
      cell.state === "bundled" ? { ...cell, bundleId: bundleIds.get(cell.bundleId) ?? cell.bundleId } : cell;
    return { id, lineId, ...cellRow(vault, id, own) };
  });
  await inChunks(
    cells.map(({ id, lineId, columns }) => ({
      id,
      offerVersionId: versionId,
      lineId,
      ...columns,
      updatedAt: now,
      updatedBy: actorName,
    })),
    (chunk) => tx.insert(offerLine).values(chunk),
  );
  await inChunks(
    cells.flatMap(({ tiers }) => tiers),
    (chunk) => tx.insert(offerLineTier).values(chunk),
  );
}

async function storePriceList(
  tx: Tx,
  vault: PriceVault | null,
  versionId: string,
  { priceList }: OfferAnswer,
): Promise<void> {
  await inChunks(
    priceList.map((item, position) => {
      const id = newId("item");
      const { lineId, name, driver, period } = item;
      const amount = itemColumns(vault, id, item.unitPrice);
      return { id, offerVersionId: versionId, lineId, name, driver, period, position, ...amount };
    }),
    (chunk) => tx.insert(priceListItem).values(chunk),
  );
}

async function storeReplies(
  tx: Tx,
  vault: PriceVault | null,
  versionId: string,
  candidateId: string,
  { requirements, points }: OfferAnswer,
): Promise<void> {
  const replies = requirements.map(({ requirementId, answer, note }) => {
    const id = newId("rpl");
    const words =
      vault === null || note === ""
        ? { note, sealed: null }
        : { note: "", sealed: sealWords(vault, "requirement_reply", id, note) };
    return { id, offerVersionId: versionId, requirementId, answer, ...words };
  });
  await inChunks(replies, (chunk) => tx.insert(requirementReply).values(chunk));
  await inChunks(
    points
      .filter(({ text }) => text !== "")
      .map(({ pointId, text }) => {
        const id = newId("pan");
        const words =
          vault === null
            ? { text, sealed: null }
            : { text: "", sealed: sealWords(vault, "point_answer", id, text) };
        return { id, offerVersionId: versionId, pointId, ...words };
      }),
    (chunk) => tx.insert(pointAnswer).values(chunk),
  );
  const stored = new Map(
    (await tx.select().from(requirementAnswer).where(eq(requirementAnswer.candidateId, candidateId))).map(
      (row) => [row.requirementId, row],
    ),
  );
  for (const { requirementId, answer, note } of replies) {
    const before = stored.get(requirementId);
    if (!before) {
      await tx
        .insert(requirementAnswer)
        .values({ id: newId("rqa"), requirementId, candidateId, answer, note });
      continue;
    }
    // A sealed or empty note takes nothing away from what the buyer wrote; with another answer it no longer fits.
    const kept = note === "" && before.answer === answer ? before.note : note;
    if (before.answer === answer && before.note === kept) continue;
    await tx
      .update(requirementAnswer)
      .set({ answer, note: kept, edition: before.edition + 1 })
      .where(eq(requirementAnswer.id, before.id));
  }
}
