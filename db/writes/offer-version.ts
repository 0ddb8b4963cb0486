import { eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { candidateOfSelection, currentVersion } from "../queries/offer";
import { revisionRefusal, roundNow } from "../queries/offer-round";
import {
  bundleSplit,
  offerBundle,
  offerLine,
  offerLineTier,
  offerVersion,
  priceListItem,
} from "../schema/offer";
import { pointAnswer, requirementReply } from "../schema/request";
import { inChunks } from "./in-chunks";
import { cellRow, nextNumber, type OfferContext } from "./offer";
import { bundleColumns } from "./offer-bundle";
import { sheetToWrite } from "./opened-sheet";
import { itemColumns } from "./price-list-item";
import { openWords, type PriceVault, sealTerms, sealWords, vaultFor } from "./sealed-values";
import type { Written } from "./written";

/**
 * Starts the next numbered revision as a copy of the current one, which stays as it is from then on.
 * Errors: `access.not_found`, `offer.version_moved`, `offer.reason_needed` (after the final round a reason is required,
 * and becomes the version's source).
 */
export async function newVersion(
  tx: Tx,
  context: OfferContext,
  targetId: string,
  fromNumber: number,
  reason = "",
): Promise<Outcome<Written<{ readonly number: number }>>> {
  const { selection, actorName, now } = context;
  const vault = vaultFor(context);
  const owner = await candidateOfSelection(tx, selection.id, targetId);
  const found = owner && (await currentVersion(tx, targetId));
  const sheet = found && (await sheetToWrite(tx, targetId, vault));
  if (!found || !sheet) return fail("access.not_found");
  if (found.version.number !== fromNumber) return fail("offer.version_moved");
  const source = reason.trim();
  if (source === "" && (await revisionRefusal(tx, selection.id)) !== null)
    return fail("input.invalid", {}, [{ path: "reason", code: "offer.reason_needed", params: {} }]);
  const number = await nextNumber(tx, found.offer.id);
  const versionId = newId("ofv");
  const { offerId, validUntil, indexBasisPoints, indexAfterMonths, statedTotalMinor } = found.version;
  const { financedMonths, financeBasisPoints } = found.version;
  // The copy comes from nowhere yet: who sent it, and when, is told of the new version by itself.
  const sealed =
    vault === null
      ? null
      : sealTerms(vault, versionId, {
          index: sheet.indexBasisPoints,
          indexAfter: sheet.indexAfterMonths,
          total: sheet.statedTotal,
          source,
          financed: sheet.financedMonths,
          financeRate: sheet.financeBasisPoints,
        });
  await tx.insert(offerVersion).values({
    id: versionId,
    offerId,
    number,
    receivedOn: null,
    validUntil,
    indexBasisPoints,
    indexAfterMonths,
    statedTotalMinor,
    financedMonths,
    financeBasisPoints,
    source: vault === null ? source : "",
    sealed,
    channel: "typed",
    createdBy: actorName,
    ...(await roundNow(tx, selection.id)),
    createdAt: now,
  });
  const bundleIds = new Map(sheet.bundles.map((bundle) => [bundle.id, newId("bun")]));
  const bundleOf = (id: string) => bundleIds.get(id) ?? id;
  const bundles = sheet.bundles.map((bundle) => ({ ...bundle, id: bundleOf(bundle.id) }));
  await inChunks(
    bundles.map((bundle) => ({
      id: bundle.id,
      offerVersionId: versionId,
      name: bundle.name,
      ...bundleColumns(vault, bundle.id, bundle),
    })),
    (chunk) => tx.insert(offerBundle).values(chunk),
  );
  const splits = bundles.flatMap((bundle) =>
    vault !== null
      ? []
      : bundle.split.map(({ lineId, amount }) => ({
          id: newId("spl"),
          bundleId: bundle.id,
          lineId,
          amountMinor: amount,
        })),
  );
  await inChunks(splits, (chunk) => tx.insert(bundleSplit).values(chunk));
  const cells = sheet.cells.map(({ lineId, cell }) => {
    const id = newId("cell");
    const moved = cell.state === "bundled" ? { ...cell, bundleId: bundleOf(cell.bundleId) } : cell;
    return { id, lineId, ...cellRow(vault, id, moved) };
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
  await inChunks(
    sheet.priceList.map((item, position) => {
      const id = newId("item");
      return {
        id,
        offerVersionId: versionId,
        lineId: item.lineId,
        name: item.name,
        driver: item.driver,
        period: item.period,
        position,
        ...itemColumns(vault, id, item.unitPrice),
      };
    }),
    (chunk) => tx.insert(priceListItem).values(chunk),
  );
  await copyWords(tx, vault, found.version.id, versionId);
  return succeed({
    value: { number },
    subjectId: versionId,
    before: { number: fromNumber },
    after: { number, reason: source },
  });
}

/** What the version said to requirements and points, said again by its copy. */
async function copyWords(tx: Tx, vault: PriceVault | null, fromId: string, toId: string): Promise<void> {
  const replies = await tx.select().from(requirementReply).where(eq(requirementReply.offerVersionId, fromId));
  await inChunks(
    replies.map((row) => {
      const id = newId("rpl");
      return { ...row, id, offerVersionId: toId, sealed: sealedAgain(vault, "requirement_reply", row, id) };
    }),
    (chunk) => tx.insert(requirementReply).values(chunk),
  );
  const points = await tx.select().from(pointAnswer).where(eq(pointAnswer.offerVersionId, fromId));
  await inChunks(
    points.map((row) => {
      const id = newId("pan");
      return { ...row, id, offerVersionId: toId, sealed: sealedAgain(vault, "point_answer", row, id) };
    }),
    (chunk) => tx.insert(pointAnswer).values(chunk),
  );
}

/** What is sealed belongs to its row: a copy of the row is sealed anew. */
function sealedAgain(
  vault: PriceVault | null,
  table: Parameters<typeof sealWords>[1],
  row: { readonly id: string; readonly sealed: string | null },
  copyId: string,
): string | null {
  if (vault === null || row.sealed === null) return null;
  return sealWords(vault, table, copyId, openWords(vault, table, row.id, row.sealed));
}
