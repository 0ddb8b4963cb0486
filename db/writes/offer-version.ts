import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { candidateOfSelection, currentVersion } from "../queries/offer";
import {
  bundleSplit,
  offerBundle,
  offerLine,
  offerLineTier,
  offerVersion,
  priceListItem,
} from "../schema/offer";
import { inChunks } from "./in-chunks";
import { cellRow, type OfferContext } from "./offer";
import { bundleColumns } from "./offer-bundle";
import { sheetToWrite } from "./opened-sheet";
import { itemColumns } from "./price-list-item";
import { sealedFinancing, sealTerms, vaultFor } from "./sealed-values";
import type { Written } from "./written";

/** Of a version that is copied: nobody has sent the copy, and nothing has happened to it. */
const NOT_SENT = {
  channel: "typed",
  submittedAt: null,
  late: false,
  contentHash: null,
  fileHash: null,
  isFinal: false,
  roundId: null,
  withdrawnAt: null,
  withdrawnBy: "",
  withdrawnReason: "",
} as const;

/** Starts the next numbered revision as a copy of the current one, which stays as it is from then on. */
export async function newVersion(
  tx: Tx,
  context: OfferContext,
  candidateId: string,
  fromNumber: number,
): Promise<Outcome<Written<{ readonly number: number }>>> {
  const { selection, actorName, now } = context;
  const vault = vaultFor(context);
  const owner = await candidateOfSelection(tx, selection.id, candidateId);
  const found = owner && (await currentVersion(tx, candidateId));
  const sheet = found && (await sheetToWrite(tx, candidateId, vault));
  if (!found || !sheet) return fail("access.not_found");
  if (found.version.number !== fromNumber) return fail("offer.version_moved");
  const number = found.version.number + 1;
  const versionId = newId("ofv");
  const { edition: _edition, ...terms } = found.version;
  // The copy comes from nowhere yet: who sent it, and when, is told of the new version by itself.
  const sealed =
    vault === null
      ? null
      : sealTerms(vault, versionId, {
          index: sheet.indexBasisPoints,
          indexAfter: sheet.indexAfterMonths,
          total: sheet.statedTotal,
          source: "",
          ...sealedFinancing(vault, found.version),
        });
  await tx.insert(offerVersion).values({
    ...terms,
    ...NOT_SENT,
    id: versionId,
    number,
    receivedOn: null,
    source: "",
    sealed,
    createdBy: actorName,
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
  return succeed({
    value: { number },
    subjectId: versionId,
    before: { number: fromNumber },
    after: { number },
  });
}
