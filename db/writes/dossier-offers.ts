import type { Dossier } from "@/lib/domain/dossier";
import type { Cell, Offer } from "@/lib/domain/offer";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import {
  bundleSplit,
  leftGap,
  offer,
  offerBundle,
  offerLine,
  offerLineTier,
  offerVersion,
  plug,
  priceListItem,
} from "../schema/offer";
import { type ImportInto, type NewIdOf, newIds } from "./imported-ids";
import { inChunks } from "./in-chunks";

interface Ids {
  readonly candidates: NewIdOf;
  readonly lines: NewIdOf;
}

/** Offers of an imported selection, each as one version, and what was decided about their gaps. */
export async function importOffers(tx: Tx, dossier: Dossier, ids: Ids, into: ImportInto): Promise<void> {
  for (const each of dossier.offers) await importOffer(tx, each, ids, into);
  await inChunks(
    dossier.plugs.map((each) => ({
      id: newId("plug"),
      candidateId: ids.candidates(each.candidateId),
      lineId: ids.lines(each.lineId),
      source: each.source,
      lowMinor: each.low,
      baseMinor: each.base,
      highMinor: each.high,
      note: each.note,
      madeOn: each.madeOn,
      madeBy: each.madeBy,
    })),
    (chunk) => tx.insert(plug).values(chunk),
  );
  await inChunks(
    dossier.leftGaps.map((each) => ({
      id: newId("lft"),
      candidateId: ids.candidates(each.candidateId),
      lineId: ids.lines(each.lineId),
      reason: each.reason,
      leftOn: each.leftOn,
      leftBy: each.leftBy,
    })),
    (chunk) => tx.insert(leftGap).values(chunk),
  );
}

async function importOffer(tx: Tx, held: Offer, ids: Ids, { lead, now }: ImportInto): Promise<void> {
  const offerId = newId("off");
  const versionId = newId("ofv");
  await tx.insert(offer).values({
    id: offerId,
    candidateId: ids.candidates(held.candidateId),
    currency: held.currency,
    variant: held.variant ?? "",
    variantShown: held.variantShown ?? true,
    createdAt: now,
  });
  await tx.insert(offerVersion).values({
    id: versionId,
    offerId,
    number: held.versionNumber,
    receivedOn: held.receivedOn,
    validUntil: held.validUntil,
    indexBasisPoints: held.indexBasisPoints,
    indexAfterMonths: held.indexAfterMonths,
    statedTotalMinor: held.statedTotal,
    source: held.source,
    financedMonths: held.financedMonths ?? null,
    financeBasisPoints: held.financeBasisPoints ?? 0,
    channel: "selection_file",
    createdBy: lead.name,
    createdAt: now,
  });
  const bundles = newIds("bun", held.bundles);
  await inChunks(
    held.bundles.map(({ id, name, amount, splitNote }) => ({
      id: bundles(id),
      offerVersionId: versionId,
      name,
      amountMinor: amount,
      splitNote,
    })),
    (chunk) => tx.insert(offerBundle).values(chunk),
  );
  await inChunks(
    held.bundles.flatMap(({ id, split }) =>
      split.map((part) => ({
        id: newId("spl"),
        bundleId: bundles(id),
        lineId: ids.lines(part.lineId),
        amountMinor: part.amount,
      })),
    ),
    (chunk) => tx.insert(bundleSplit).values(chunk),
  );
  const cells = held.cells.map(({ lineId, cell }) => ({
    cell,
    row: {
      id: newId("cell"),
      offerVersionId: versionId,
      lineId: ids.lines(lineId),
      updatedAt: now,
      updatedBy: lead.name,
      ...cellColumns(cell, ids.lines, bundles),
    },
  }));
  await inChunks(
    cells.map(({ row }) => row),
    (chunk) => tx.insert(offerLine).values(chunk),
  );
  await inChunks(
    cells.flatMap(({ cell, row }) =>
      cell.state === "priced"
        ? cell.tiers.map((tier) => ({
            id: newId("tier"),
            offerLineId: row.id,
            fromMilli: tier.fromMilli,
            unitPriceMinor: tier.unitPrice,
          }))
        : [],
    ),
    (chunk) => tx.insert(offerLineTier).values(chunk),
  );
  await inChunks(
    held.priceList.map((item, position) => ({
      id: newId("item"),
      offerVersionId: versionId,
      lineId: item.lineId === null ? null : ids.lines(item.lineId),
      name: item.name,
      unitPriceMinor: item.unitPrice,
      driver: item.driver,
      period: item.period,
      position,
    })),
    (chunk) => tx.insert(priceListItem).values(chunk),
  );
}

function cellColumns(
  cell: Cell,
  lines: NewIdOf,
  bundles: NewIdOf,
): Pick<
  typeof offerLine.$inferInsert,
  | "state"
  | "note"
  | "unitPriceMinor"
  | "driver"
  | "quantityMilli"
  | "period"
  | "minimumMilli"
  | "includedInLineId"
  | "bundleId"
> {
  const { state, note } = cell;
  // Every row of one insert names the same columns.
  const empty = {
    state,
    note,
    unitPriceMinor: null,
    driver: null,
    quantityMilli: null,
    period: null,
    minimumMilli: null,
    includedInLineId: null,
    bundleId: null,
  };
  switch (cell.state) {
    case "priced":
      return {
        ...empty,
        unitPriceMinor: cell.unitPrice,
        driver: cell.driver,
        quantityMilli: cell.quantityMilli,
        period: cell.period,
        minimumMilli: cell.minimumMilli,
      };
    case "included":
      return { ...empty, includedInLineId: lines(cell.inLineId) };
    case "bundled":
      return { ...empty, bundleId: bundles(cell.bundleId) };
    default:
      return empty;
  }
}
