import { and, eq, inArray } from "drizzle-orm";
import type { Cell } from "@/lib/domain/offer";
import {
  type CellChange,
  type CellResult,
  cellFault,
  NO_ANSWER,
  type SheetCell,
  sameCell,
} from "@/lib/domain/offer-sheet";
import type { SealedCell } from "@/lib/domain/sealed-offer";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import {
  candidateOfSelection,
  catalogueLines,
  currentVersion,
  type OfferRow,
  type OfferVersionRow,
  offerOf,
} from "../queries/offer";
import { roundNow } from "../queries/offer-round";
import { versionStandings } from "../queries/offer-version";
import { offer, offerLine, offerLineTier, offerVersion } from "../schema/offer";
import { inChunks } from "./in-chunks";
import { sheetToWrite } from "./opened-sheet";
import { type PriceVault, sealCell, vaultFor } from "./sealed-values";
import type { Written } from "./written";

/**
 * The candidate's offer, or the variant an id means, and its current version; made, empty and in the selection's
 * currency, when there is none. Where all versions are withdrawn the next number is begun.
 */
export async function ensureOffer(
  tx: Tx,
  { selection, actorName, now }: Pick<OfferContext, "selection" | "actorName" | "now">,
  targetId: string,
): Promise<{ offer: OfferRow; version: OfferVersionRow }> {
  const found = await currentVersion(tx, targetId);
  if (found) return found;
  const held = (await offerOf(tx, targetId)) ?? (await mainOffer(tx, selection, targetId, now));
  const [madeVersion] = await tx
    .insert(offerVersion)
    .values({
      id: newId("ofv"),
      offerId: held.id,
      number: await nextNumber(tx, held.id),
      createdBy: actorName,
      ...(await roundNow(tx, selection.id)),
      createdAt: now,
    })
    .returning();
  if (!madeVersion) throw new Error("an inserted offer version came back empty");
  return { offer: held, version: madeVersion };
}

async function mainOffer(
  tx: Tx,
  { currency }: SelectionRow,
  candidateId: string,
  now: string,
): Promise<OfferRow> {
  const [made] = await tx
    .insert(offer)
    .values({ id: newId("off"), candidateId, currency, createdAt: now })
    .returning();
  if (!made) throw new Error("an inserted offer came back empty");
  return made;
}

/** The number of an offer's next version; numbers of withdrawn ones are not used again. */
export async function nextNumber(tx: Tx, offerId: string): Promise<number> {
  const [highest] = await versionStandings(tx, offerId);
  return (highest?.number ?? 0) + 1;
}

/** What a new or changed cell needs in its row, apart from whose it is. */
export function cellColumns(cell: Cell) {
  const priced = cell.state === "priced" ? cell : null;
  return {
    state: cell.state,
    unitPriceMinor: priced?.unitPrice ?? null,
    driver: priced?.driver ?? null,
    quantityMilli: priced?.quantityMilli ?? null,
    period: priced?.period ?? null,
    minimumMilli: priced?.minimumMilli ?? null,
    includedInLineId: cell.state === "included" ? cell.inLineId : null,
    bundleId: cell.state === "bundled" ? cell.bundleId : null,
    note: cell.note,
  };
}

/** The columns and tiers of a cell in its row: open, or sealed with the selection's key and then without any figure. */
export function cellRow(
  vault: PriceVault | null,
  rowId: string,
  cell: Cell,
): {
  readonly columns: ReturnType<typeof cellColumns> & { readonly sealed: string | null };
  readonly tiers: readonly (typeof offerLineTier.$inferInsert)[];
} {
  const open = cellColumns(cell);
  if (vault === null) return { columns: { ...open, sealed: null }, tiers: tierRows(rowId, cell) };
  const nothing = { unitPriceMinor: null, quantityMilli: null, minimumMilli: null, note: "" };
  return { columns: { ...open, ...nothing, sealed: sealCell(vault, rowId, cell) }, tiers: [] };
}

export interface OfferContext {
  readonly selection: SelectionRow;
  readonly actorName: string;
  readonly now: string;
  /** Needed while prices are sealed. */
  readonly vault?: PriceVault | null;
}

/**
 * Stores cells of one or several offers. Each is judged alone: one that somebody else has changed meanwhile, or that
 * cannot stand where it is put, is answered with why and the others are stored all the same. A cell that already
 * says what is asked for counts as stored, so that sending twice does no harm.
 *
 * While prices are sealed what stands there is opened for that comparison alone: answers and the record tell states,
 * who and when, never an amount.
 */
export async function setCells(
  tx: Tx,
  context: OfferContext,
  changes: readonly CellChange[],
): Promise<{ readonly results: readonly CellResult[]; readonly written: readonly Written<null>[] }> {
  const { selection, actorName, now } = context;
  const vault = vaultFor(context);
  const lines = new Map((await catalogueLines(tx, selection.id)).map((line) => [line.id, line]));
  const results: CellResult[] = [];
  const written: Written<null>[] = [];
  for (const candidateId of new Set(changes.map((change) => change.candidateId))) {
    const own = changes.filter((change) => change.candidateId === candidateId);
    const refuseAll = (code: string) =>
      results.push(...own.map(({ lineId }) => ({ candidateId, lineId, result: "refused", code }) as const));
    const owner = await candidateOfSelection(tx, selection.id, candidateId);
    if (!owner) {
      refuseAll("access.not_found");
      continue;
    }
    const before = await currentVersion(tx, candidateId);
    if (before && before.version.contentHash !== null) {
      refuseAll("offer.as_submitted");
      continue;
    }
    const sheet = before && (await sheetToWrite(tx, candidateId, vault));
    const stored = new Map(sheet?.cells.map((cell) => [cell.lineId, cell]));
    const bundleIds = new Set(sheet?.bundles.map((bundle) => bundle.id));
    const after = new Map([...stored].map(([lineId, { cell }]) => [lineId, cell]));
    const cellOf = (lineId: string) => after.get(lineId) ?? NO_ANSWER;
    const accepted: { change: CellChange; before: SheetCell | undefined }[] = [];
    const isFirst = before !== undefined && (await isOnlyOneStanding(tx, before.offer.id));
    // Somebody who saw no offer yet may go on in its first version, which another has made meanwhile.
    const isSeen = (seen: number) =>
      before === undefined || seen === before.version.number || (seen === 0 && isFirst);

    for (const change of own) {
      const { lineId, cell } = change;
      const where = { candidateId, lineId };
      const line = lines.get(lineId);
      const current = stored.get(lineId);
      if (!line) results.push({ ...where, result: "refused", code: "catalogue_line.gone" });
      else if (!isSeen(change.versionNumber))
        results.push({ ...where, result: "refused", code: "offer.version_moved" });
      else if (sameCell(current?.cell ?? NO_ANSWER, cell))
        results.push({ ...where, result: "saved", edition: current?.edition ?? 0 });
      else if ((current?.edition ?? 0) !== change.expectedEdition && current)
        results.push(
          vault === null
            ? { ...where, result: "conflict", current }
            : { ...where, result: "sealed_conflict", current: withoutContent(current) },
        );
      else {
        const fault = cellFault(line, cell, { lines, bundleIds, cellOf });
        if (fault) {
          results.push({ ...where, result: "refused", code: fault });
          continue;
        }
        after.set(lineId, cell);
        accepted.push({ change, before: current });
        results.push({ ...where, result: "saved", edition: (current?.edition ?? 0) + 1 });
      }
    }
    if (accepted.length === 0) continue;
    const { version } = before ?? (await ensureOffer(tx, context, candidateId));
    await storeCells(tx, vault, version.id, accepted, actorName, now);
    const told = (cell: Cell | undefined) =>
      cell && vault !== null ? { state: cell.state } : (cell ?? null);
    written.push({
      value: null,
      subjectId: version.id,
      before: Object.fromEntries(accepted.map((each) => [each.change.lineId, told(each.before?.cell)])),
      after: Object.fromEntries(accepted.map((each) => [each.change.lineId, told(each.change.cell)])),
    });
  }
  return { results, written };
}

async function isOnlyOneStanding(tx: Tx, offerId: string): Promise<boolean> {
  return (await versionStandings(tx, offerId)).filter(({ withdrawn }) => withdrawn === null).length === 1;
}

/** What somebody else's sealed cell may tell: its state, who and when. */
function withoutContent({ lineId, cell, edition, updatedBy, updatedAt }: SheetCell): SealedCell {
  const { state } = cell;
  return {
    lineId,
    state,
    driver: cell.state === "priced" ? cell.driver : null,
    period: cell.state === "priced" ? cell.period : null,
    inLineId: cell.state === "included" ? cell.inLineId : null,
    bundleId: cell.state === "bundled" ? cell.bundleId : null,
    edition,
    updatedBy,
    updatedAt,
  };
}

async function storeCells(
  tx: Tx,
  vault: PriceVault | null,
  versionId: string,
  accepted: readonly { change: CellChange; before: SheetCell | undefined }[],
  actorName: string,
  now: string,
): Promise<void> {
  const lineIds = accepted.map(({ change }) => change.lineId);
  const existing = await tx
    .select({ id: offerLine.id, lineId: offerLine.lineId })
    .from(offerLine)
    .where(and(eq(offerLine.offerVersionId, versionId), inArray(offerLine.lineId, lineIds)));
  const rowIds = new Map(existing.map((row) => [row.lineId, row.id]));
  const fresh: (typeof offerLine.$inferInsert)[] = [];
  const tiers: (typeof offerLineTier.$inferInsert)[] = [];
  const hadTiers: string[] = [];
  for (const { change, before } of accepted) {
    const known = rowIds.get(change.lineId);
    const id = known ?? newId("cell");
    const row = cellRow(vault, id, change.cell);
    const columns = { ...row.columns, updatedAt: now, updatedBy: actorName };
    if (known) {
      await tx
        .update(offerLine)
        .set({ ...columns, edition: (before?.edition ?? 0) + 1 })
        .where(eq(offerLine.id, known));
      if (before?.cell.state === "priced" && before.cell.tiers.length > 0) hadTiers.push(known);
    } else fresh.push({ id, offerVersionId: versionId, lineId: change.lineId, ...columns });
    tiers.push(...row.tiers);
  }
  await inChunks(fresh, (chunk) => tx.insert(offerLine).values(chunk));
  if (hadTiers.length > 0) await tx.delete(offerLineTier).where(inArray(offerLineTier.offerLineId, hadTiers));
  await inChunks(tiers, (chunk) => tx.insert(offerLineTier).values(chunk));
}

function tierRows(offerLineId: string, cell: Cell): (typeof offerLineTier.$inferInsert)[] {
  if (cell.state !== "priced") return [];
  return cell.tiers.map((tier) => ({
    id: newId("tier"),
    offerLineId,
    fromMilli: tier.fromMilli,
    unitPriceMinor: tier.unitPrice,
  }));
}
