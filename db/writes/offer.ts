import { and, eq, inArray } from "drizzle-orm";
import type { FieldError } from "@/lib/domain/field-error";
import type { Cell } from "@/lib/domain/offer";
import {
  type CellChange,
  type CellResult,
  cellFault,
  NO_ANSWER,
  type OfferTerms,
  type SheetCell,
  sameCell,
} from "@/lib/domain/offer-sheet";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import {
  candidateOfSelection,
  catalogueLines,
  currentVersion,
  type OfferRow,
  type OfferVersionRow,
  offerSheet,
} from "../queries/offer";
import {
  bundleSplit,
  offer,
  offerBundle,
  offerLine,
  offerLineTier,
  offerVersion,
  priceListItem,
} from "../schema/offer";
import type { Written } from "./written";

/** Rows a statement inserts at once: well below the number of values either database takes. */
const CHUNK = 400;

async function inChunks<Row>(
  rows: readonly Row[],
  insert: (chunk: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) await insert(rows.slice(start, start + CHUNK));
}

/** The candidate's offer and its newest version; made, empty and in the selection's currency, when there is none. */
export async function ensureOffer(
  tx: Tx,
  selection: SelectionRow,
  candidateId: string,
  now: string,
): Promise<{ offer: OfferRow; version: OfferVersionRow }> {
  const found = await currentVersion(tx, candidateId);
  if (found) return found;
  const [madeOffer] = await tx
    .insert(offer)
    .values({ id: newId("off"), candidateId, currency: selection.currency, createdAt: now })
    .returning();
  if (!madeOffer) throw new Error("an inserted offer came back empty");
  const [madeVersion] = await tx
    .insert(offerVersion)
    .values({ id: newId("ofv"), offerId: madeOffer.id, number: 1, createdAt: now })
    .returning();
  if (!madeVersion) throw new Error("an inserted offer version came back empty");
  return { offer: madeOffer, version: madeVersion };
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

interface CellsContext {
  readonly selection: SelectionRow;
  readonly actorName: string;
  readonly now: string;
}

/**
 * Stores cells of one or several offers. Each is judged alone: one that somebody else has changed meanwhile, or that
 * cannot stand where it is put, is answered with why and the others are stored all the same. A cell that already
 * says what is asked for counts as stored, so that sending twice does no harm.
 */
export async function setCells(
  tx: Tx,
  { selection, actorName, now }: CellsContext,
  changes: readonly CellChange[],
): Promise<{ readonly results: readonly CellResult[]; readonly written: readonly Written<null>[] }> {
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
    const sheet = before && (await offerSheet(tx, candidateId));
    const stored = new Map(sheet?.cells.map((cell) => [cell.lineId, cell]));
    const bundleIds = new Set(sheet?.bundles.map((bundle) => bundle.id));
    const after = new Map([...stored].map(([lineId, { cell }]) => [lineId, cell]));
    const cellOf = (lineId: string) => after.get(lineId) ?? NO_ANSWER;
    const accepted: { change: CellChange; before: SheetCell | undefined }[] = [];

    for (const change of own) {
      const { lineId, cell } = change;
      const where = { candidateId, lineId };
      const line = lines.get(lineId);
      const current = stored.get(lineId);
      if (!line) results.push({ ...where, result: "refused", code: "catalogue_line.gone" });
      else if (!isCurrentVersion(change.versionNumber, before?.version.number))
        results.push({ ...where, result: "refused", code: "offer.version_moved" });
      else if (sameCell(current?.cell ?? NO_ANSWER, cell))
        results.push({ ...where, result: "saved", edition: current?.edition ?? 0 });
      else if ((current?.edition ?? 0) !== change.expectedEdition && current)
        results.push({ ...where, result: "conflict", current });
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
    const { version } = before ?? (await ensureOffer(tx, selection, candidateId, now));
    await storeCells(tx, version.id, accepted, actorName, now);
    written.push({
      value: null,
      subjectId: version.id,
      before: Object.fromEntries(accepted.map((each) => [each.change.lineId, each.before?.cell ?? null])),
      after: Object.fromEntries(accepted.map((each) => [each.change.lineId, each.change.cell])),
    });
  }
  return { results, written };
}

/** Somebody who saw no offer yet may go on in its first version, which another has made meanwhile. */
function isCurrentVersion(seen: number, current: number | undefined): boolean {
  return current === undefined || seen === current || (seen === 0 && current === 1);
}

async function storeCells(
  tx: Tx,
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
    const columns = { ...cellColumns(change.cell), updatedAt: now, updatedBy: actorName };
    if (known) {
      await tx
        .update(offerLine)
        .set({ ...columns, edition: (before?.edition ?? 0) + 1 })
        .where(eq(offerLine.id, known));
      if (before?.cell.state === "priced" && before.cell.tiers.length > 0) hadTiers.push(known);
    } else fresh.push({ id, offerVersionId: versionId, lineId: change.lineId, ...columns });
    tiers.push(...tierRows(id, change.cell));
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

/**
 * Stores what an offer says beside its cells; makes the offer when there is none. Changing the currency changes no
 * figure: the numbers are then read in the new currency.
 */
export async function saveTerms(
  tx: Tx,
  { selection, now }: { readonly selection: SelectionRow; readonly now: string },
  candidateId: string,
  terms: OfferTerms,
  expectedEdition: number,
): Promise<Outcome<Written<{ readonly edition: number }>>> {
  const owner = await candidateOfSelection(tx, selection.id, candidateId);
  if (!owner) return fail("access.not_found");
  const faults = termFaults(terms);
  if (faults.length > 0) return fail("input.invalid", {}, faults);
  const found = await currentVersion(tx, candidateId);
  if ((found?.version.edition ?? 0) !== expectedEdition) return fail("row.changed_meanwhile");
  const current = found ?? (await ensureOffer(tx, selection, candidateId, now));
  const edition = current.version.edition + 1;
  await tx
    .update(offer)
    .set({ currency: terms.currency, edition: current.offer.edition + 1 })
    .where(eq(offer.id, current.offer.id));
  await tx
    .update(offerVersion)
    .set({
      receivedOn: terms.receivedOn,
      validUntil: terms.validUntil,
      indexBasisPoints: terms.indexBasisPoints,
      indexAfterMonths: terms.indexAfterMonths,
      statedTotalMinor: terms.statedTotal,
      source: terms.source,
      edition,
    })
    .where(eq(offerVersion.id, current.version.id));
  const { version } = current;
  return succeed({
    value: { edition },
    subjectId: version.id,
    before: found && {
      currency: current.offer.currency,
      receivedOn: version.receivedOn,
      validUntil: version.validUntil,
      indexBasisPoints: version.indexBasisPoints,
      indexAfterMonths: version.indexAfterMonths,
      statedTotal: version.statedTotalMinor,
      source: version.source,
    },
    after: terms,
  });
}

function termFaults(terms: OfferTerms): FieldError[] {
  if (terms.receivedOn && terms.validUntil && terms.validUntil < terms.receivedOn)
    return [{ path: "validUntil", code: "offer.valid_before_received", params: {} }];
  return [];
}

/** Starts the next numbered revision as a copy of the current one, which stays as it is from then on. */
export async function newVersion(
  tx: Tx,
  { selection, actorName, now }: CellsContext,
  candidateId: string,
  fromNumber: number,
): Promise<Outcome<Written<{ readonly number: number }>>> {
  const owner = await candidateOfSelection(tx, selection.id, candidateId);
  const found = owner && (await currentVersion(tx, candidateId));
  const sheet = found && (await offerSheet(tx, candidateId));
  if (!found || !sheet) return fail("access.not_found");
  if (found.version.number !== fromNumber) return fail("offer.version_moved");
  const number = found.version.number + 1;
  const versionId = newId("ofv");
  const { edition: _edition, ...terms } = found.version;
  await tx
    .insert(offerVersion)
    .values({ ...terms, id: versionId, number, receivedOn: null, source: "", createdAt: now });
  const bundleIds = new Map(sheet.bundles.map((bundle) => [bundle.id, newId("bun")]));
  const bundleOf = (id: string) => bundleIds.get(id) ?? id;
  await inChunks(sheet.bundles, (chunk) =>
    tx.insert(offerBundle).values(
      chunk.map((bundle) => ({
        id: bundleOf(bundle.id),
        offerVersionId: versionId,
        name: bundle.name,
        amountMinor: bundle.amount,
        splitNote: bundle.splitNote,
      })),
    ),
  );
  const splits = sheet.bundles.flatMap((bundle) =>
    bundle.split.map((part) => ({
      id: newId("spl"),
      bundleId: bundleOf(bundle.id),
      lineId: part.lineId,
      amountMinor: part.amount,
    })),
  );
  await inChunks(splits, (chunk) => tx.insert(bundleSplit).values(chunk));
  const cells = sheet.cells.map(({ lineId, cell }) => ({
    id: newId("cell"),
    lineId,
    cell: cell.state === "bundled" ? { ...cell, bundleId: bundleOf(cell.bundleId) } : cell,
  }));
  await inChunks(cells, (chunk) =>
    tx.insert(offerLine).values(
      chunk.map(({ id, lineId, cell }) => ({
        id,
        offerVersionId: versionId,
        lineId,
        ...cellColumns(cell),
        updatedAt: now,
        updatedBy: actorName,
      })),
    ),
  );
  await inChunks(
    cells.flatMap(({ id, cell }) => tierRows(id, cell)),
    (chunk) => tx.insert(offerLineTier).values(chunk),
  );
  await inChunks(sheet.priceList, (chunk) =>
    tx.insert(priceListItem).values(
      chunk.map((item) => ({
        id: newId("item"),
        offerVersionId: versionId,
        lineId: item.lineId,
        name: item.name,
        unitPriceMinor: item.unitPrice,
        driver: item.driver,
        period: item.period,
        position: sheet.priceList.indexOf(item),
      })),
    ),
  );
  return succeed({
    value: { number },
    subjectId: versionId,
    before: { number: fromNumber },
    after: { number },
  });
}
