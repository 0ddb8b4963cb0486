import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { openingRefusal } from "@/lib/domain/sealing";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { ParticipantRow, SelectionRow } from "../queries/access";
import { catalogueRows } from "../queries/offer";
import { openingState, possibleConfirmers } from "../queries/opening";
import { candidate } from "../schema/candidate";
import {
  bundleSplit,
  offer,
  offerBundle,
  offerLine,
  offerLineTier,
  offerVersion,
  priceListItem,
} from "../schema/offer";
import { offerDraft, pointAnswer, requirementReply } from "../schema/request";
import { requirementAnswer } from "../schema/scoring";
import { selection, selectionKey } from "../schema/selection";
import { openDocuments } from "./document";
import { inChunks } from "./in-chunks";
import { cancelMail } from "./mail";
import { openBundle, openedCellRow, openItem, openTerms, openWords, type PriceVault } from "./sealed-values";

export interface OpeningContext {
  readonly selection: SelectionRow;
  readonly participant: ParticipantRow;
  readonly now: string;
}

/** What became of a request: the prices are open, or somebody else must confirm first. */
export type OpeningResult = { readonly opened: true; readonly offers: number } | { readonly opened: false };

const NO_REQUEST = { openingRequestedAt: null, openingRequestedBy: null };

/** Takes back a request that waits for its confirmation: what it was made on has changed. */
export async function forgetOpeningRequest(tx: Tx, selectionId: string): Promise<void> {
  await tx.update(selection).set(NO_REQUEST).where(eq(selection.id, selectionId));
}

/**
 * Says who must confirm the opening; null = nobody. A request already made is taken back: it was made for somebody
 * else to confirm.
 * Errors: `prices.not_sealed`, `prices.already_open`, `prices.confirmer_unable`.
 */
export async function setConfirmer(
  tx: Tx,
  { selection: current, participant }: OpeningContext,
  confirmerId: string | null,
): Promise<Outcome<{ readonly before: string | null; readonly after: string | null }>> {
  const refusal = notSealed(current);
  if (refusal) return fail(refusal);
  if (confirmerId !== null) {
    const able = await possibleConfirmers(tx, current.id, participant.id);
    if (!able.some(({ participantId }) => participantId === confirmerId))
      return fail("prices.confirmer_unable");
  }
  await tx
    .update(selection)
    .set({ openingConfirmerId: confirmerId, ...NO_REQUEST })
    .where(eq(selection.id, current.id));
  return succeed({ before: current.openingConfirmerId, after: confirmerId });
}

/**
 * Somebody can no longer confirm the opening: nobody is set then, and a request that waits for them is taken back.
 * True when that person was to confirm. After the opening it stays on record who it was.
 */
export async function releaseConfirmer(
  tx: Tx,
  current: Pick<SelectionRow, "id" | "openingConfirmerId" | "pricesOpenedAt">,
  participantId: string,
): Promise<boolean> {
  if (current.openingConfirmerId !== participantId || current.pricesOpenedAt !== null) return false;
  await tx
    .update(selection)
    .set({ openingConfirmerId: null, ...NO_REQUEST })
    .where(eq(selection.id, current.id));
  await cancelMail(tx, participantId, ["opening_asked"]);
  return true;
}

const notSealed = (row: SelectionRow): string | null =>
  row.sealing !== "sealed" ? "prices.not_sealed" : row.pricesOpenedAt !== null ? "prices.already_open" : null;

/**
 * Asks for the prices to be opened, by somebody whose password has just been verified. Without a second person they
 * are opened at once.
 * Errors: those of `openingRefusal`, `prices.confirmer_is_requester`, and of the opening itself.
 */
export async function requestOpening(
  tx: Tx,
  context: OpeningContext,
  vault: PriceVault,
): Promise<Outcome<OpeningResult>> {
  const { selection: current, participant, now } = context;
  const refusal = openingRefusal(await openingState(tx, current));
  if (refusal) return fail(refusal);
  if (current.openingConfirmerId === null) return openPrices(tx, context, vault);
  if (current.openingConfirmerId === participant.id) return fail("prices.confirmer_is_requester");
  await tx
    .update(selection)
    .set({ openingRequestedAt: now, openingRequestedBy: participant.name })
    .where(eq(selection.id, current.id));
  return succeed({ opened: false });
}

/**
 * The second person agrees: the prices are opened.
 * Errors: `prices.confirmer_other` (somebody else is to confirm), `prices.not_requested`, those of `openingRefusal`.
 */
export async function confirmOpening(
  tx: Tx,
  context: OpeningContext,
  vault: PriceVault,
): Promise<Outcome<OpeningResult>> {
  const { selection: current, participant } = context;
  const refusal = openingRefusal(await openingState(tx, current));
  if (refusal) return fail(refusal);
  if (current.openingConfirmerId !== participant.id) return fail("prices.confirmer_other");
  if (current.openingRequestedAt === null) return fail("prices.not_requested");
  return openPrices(tx, context, vault);
}

/**
 * Decrypts every offer of a selection, all versions, into the plain columns, in the caller's transaction: all of it
 * or nothing. It cannot be undone. Of two at once exactly one opens, whatever the database's isolation: the row of the
 * selection is taken first.
 * Errors: `prices.already_open`.
 * @throws Error of the vault when something cannot be opened; nothing is stored then
 */
export async function openPrices(
  tx: Tx,
  { selection: current, participant, now }: OpeningContext,
  vault: PriceVault,
): Promise<Outcome<OpeningResult>> {
  const taken = await tx
    .update(selection)
    .set({ pricesOpenedAt: now, pricesOpenedBy: participant.name })
    .where(and(eq(selection.id, current.id), isNull(selection.pricesOpenedAt)))
    .returning({ id: selection.id });
  if (taken.length === 0) return fail("prices.already_open");
  const versions = await tx
    .select({ id: offerVersion.id, offerId: offerVersion.offerId, sealed: offerVersion.sealed })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .innerJoin(candidate, eq(candidate.id, offer.candidateId))
    .where(eq(candidate.selectionId, current.id));
  for (const { id, sealed } of versions) {
    if (sealed === null) continue;
    const terms = openTerms(vault, id, sealed);
    await tx
      .update(offerVersion)
      .set({
        indexBasisPoints: terms.index,
        indexAfterMonths: terms.indexAfter,
        statedTotalMinor: terms.total,
        source: terms.source,
        financedMonths: terms.financed,
        financeBasisPoints: terms.financeRate,
        sealed: null,
      })
      .where(eq(offerVersion.id, id));
  }
  const ids = versions.map(({ id }) => id);
  const lines = new Set((await catalogueRows(tx, current.id)).map(({ id }) => id));
  if (ids.length > 0) {
    await openCells(tx, vault, ids);
    await openBundles(tx, vault, ids, lines);
    await openItems(tx, vault, ids);
    await openReplies(tx, vault, ids);
  }
  await openDrafts(tx, vault, current.id);
  await openDocuments(tx, vault, current.id);
  // Nothing is sealed with it any more.
  await tx.delete(selectionKey).where(eq(selectionKey.selectionId, current.id));
  return succeed({ opened: true, offers: new Set(versions.map(({ offerId }) => offerId)).size });
}

async function openCells(tx: Tx, vault: PriceVault, versionIds: readonly string[]): Promise<void> {
  const rows = await tx
    .select()
    .from(offerLine)
    .where(and(inArray(offerLine.offerVersionId, [...versionIds]), isNotNull(offerLine.sealed)));
  const tiers: (typeof offerLineTier.$inferInsert)[] = [];
  for (const each of rows) {
    const { row, tiers: own } = openedCellRow(vault, each);
    const { unitPriceMinor, quantityMilli, minimumMilli, note, sealed } = row;
    await tx
      .update(offerLine)
      .set({ unitPriceMinor, quantityMilli, minimumMilli, note, sealed })
      .where(eq(offerLine.id, row.id));
    for (const { fromMilli, unitPrice } of own)
      tiers.push({ id: newId("tier"), offerLineId: row.id, fromMilli, unitPriceMinor: unitPrice });
  }
  await inChunks(tiers, (chunk) => tx.insert(offerLineTier).values(chunk));
}

async function openBundles(
  tx: Tx,
  vault: PriceVault,
  versionIds: readonly string[],
  lines: ReadonlySet<string>,
): Promise<void> {
  const rows = await tx
    .select({ id: offerBundle.id, sealed: offerBundle.sealed })
    .from(offerBundle)
    .where(inArray(offerBundle.offerVersionId, [...versionIds]));
  const splits: (typeof bundleSplit.$inferInsert)[] = [];
  for (const { id, sealed } of rows) {
    if (sealed === null) continue;
    const content = openBundle(vault, id, sealed);
    await tx
      .update(offerBundle)
      .set({ amountMinor: content.amount, splitNote: content.note, sealed: null })
      .where(eq(offerBundle.id, id));
    // A part of a line that has left the catalogue meanwhile goes with it, as it does in an open offer.
    for (const { lineId, amount } of content.split)
      if (lines.has(lineId)) splits.push({ id: newId("spl"), bundleId: id, lineId, amountMinor: amount });
  }
  await inChunks(splits, (chunk) => tx.insert(bundleSplit).values(chunk));
}

async function openItems(tx: Tx, vault: PriceVault, versionIds: readonly string[]): Promise<void> {
  const rows = await tx
    .select({ id: priceListItem.id, sealed: priceListItem.sealed })
    .from(priceListItem)
    .where(inArray(priceListItem.offerVersionId, [...versionIds]));
  for (const { id, sealed } of rows) {
    if (sealed === null) continue;
    await tx
      .update(priceListItem)
      .set({ unitPriceMinor: openItem(vault, id, sealed), sealed: null })
      .where(eq(priceListItem.id, id));
  }
}

/** What vendors wrote to requirements and points; a requirement's note joins the buyer's list where that has none. */
async function openReplies(tx: Tx, vault: PriceVault, versionIds: readonly string[]): Promise<void> {
  const answers = await tx
    .select({ id: pointAnswer.id, sealed: pointAnswer.sealed })
    .from(pointAnswer)
    .where(inArray(pointAnswer.offerVersionId, [...versionIds]));
  for (const { id, sealed } of answers) {
    if (sealed === null) continue;
    const words = openWords(vault, "point_answer", id, sealed);
    await tx.update(pointAnswer).set({ text: words, sealed: null }).where(eq(pointAnswer.id, id));
  }
  const replies = await tx
    .select({ reply: requirementReply, candidateId: offer.candidateId })
    .from(requirementReply)
    .innerJoin(offerVersion, eq(offerVersion.id, requirementReply.offerVersionId))
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .where(inArray(requirementReply.offerVersionId, [...versionIds]))
    .orderBy(asc(offerVersion.number));
  for (const { reply, candidateId } of replies) {
    if (reply.sealed === null) continue;
    const note = openWords(vault, "requirement_reply", reply.id, reply.sealed);
    await tx.update(requirementReply).set({ note, sealed: null }).where(eq(requirementReply.id, reply.id));
    await tx
      .update(requirementAnswer)
      .set({ note })
      .where(
        and(
          eq(requirementAnswer.requirementId, reply.requirementId),
          eq(requirementAnswer.candidateId, candidateId),
          eq(requirementAnswer.answer, reply.answer),
          eq(requirementAnswer.note, ""),
        ),
      );
  }
}

/** Answers that are not offers yet. They stay their owners' to look at; only the lock on them is gone. */
async function openDrafts(tx: Tx, vault: PriceVault, selectionId: string): Promise<void> {
  const drafts = await tx
    .select({ id: offerDraft.id, content: offerDraft.content })
    .from(offerDraft)
    .innerJoin(candidate, eq(candidate.id, offerDraft.candidateId))
    .where(and(eq(candidate.selectionId, selectionId), eq(offerDraft.isSealed, true)));
  for (const { id, content } of drafts)
    await tx
      .update(offerDraft)
      .set({ content: openWords(vault, "offer_draft", id, content), isSealed: false })
      .where(eq(offerDraft.id, id));
}
