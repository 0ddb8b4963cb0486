import { and, eq } from "drizzle-orm";
import type { Cell } from "@/lib/domain/offer";
import { NO_ANSWER, type SheetCell, splitRest } from "@/lib/domain/offer-sheet";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { candidateOfSelection, catalogueRows, isAsSubmitted } from "../queries/offer";
import { bundleSplit, offerBundle, offerLine, offerLineTier } from "../schema/offer";
import { cellRow, ensureOffer, type OfferContext } from "./offer";
import { sheetToWrite } from "./opened-sheet";
import { type PriceVault, sealBundle, vaultFor } from "./sealed-values";
import type { Written } from "./written";

export interface BundleInput {
  readonly candidateId: string;
  /** Null for a new one. */
  readonly bundleId: string | null;
  readonly expectedEdition: number;
  readonly name: string;
  readonly amount: number;
  /** Establishment pieces the one price covers; their cells become `bundled`. */
  readonly lineIds: readonly string[];
  /** Empty = not split. Otherwise one part for every line, adding up to the amount. */
  readonly split: readonly { readonly lineId: string; readonly amount: number }[];
  readonly splitNote: string;
}

/** The amount and note of a bundle in its row: open, or sealed together with its split. */
export function bundleColumns(
  vault: PriceVault | null,
  bundleId: string,
  bundle: Pick<BundleInput, "amount" | "split" | "splitNote">,
) {
  return vault === null
    ? { amountMinor: bundle.amount, splitNote: bundle.splitNote, sealed: null }
    : {
        amountMinor: null,
        splitNote: "",
        sealed: sealBundle(vault, bundleId, {
          amount: bundle.amount,
          split: bundle.split,
          note: bundle.splitNote,
        }),
      };
}

/** Makes or changes a bundle. Pieces taken out of it become unanswered: what they cost alone is not known. */
export async function saveBundle(
  tx: Tx,
  context: OfferContext,
  input: BundleInput,
): Promise<Outcome<Written<{ readonly bundleId: string; readonly edition: number }>>> {
  const { selection } = context;
  const vault = vaultFor(context);
  const owner = await candidateOfSelection(tx, selection.id, input.candidateId);
  if (!owner) return fail("access.not_found");
  const lines = new Map((await catalogueRows(tx, selection.id)).map((line) => [line.id, line]));
  const lineIds = [...new Set(input.lineIds)];
  if (lineIds.some((id) => !lines.has(id))) return fail("access.not_found");
  if (lineIds.some((id) => lines.get(id)?.kind !== "establishment"))
    return fail("offer.bundle_only_establishment");
  if (lineIds.length < 2)
    return fail("input.invalid", {}, [{ path: "lineIds", code: "offer.bundle_needs_two", params: {} }]);
  const fault = splitFault(input, lineIds);
  if (fault) return fail("input.invalid", {}, [{ path: "split", ...fault }]);

  if (await isAsSubmitted(tx, input.candidateId)) return fail("offer.as_submitted");
  const { version } = await ensureOffer(tx, context, input.candidateId);
  const sheet = await sheetToWrite(tx, input.candidateId, vault);
  const before = sheet?.bundles.find((bundle) => bundle.id === input.bundleId);
  if (input.bundleId !== null && !before) return fail("access.not_found");
  if (before && before.edition !== input.expectedEdition) return fail("row.changed_meanwhile");
  const bundleId = before?.id ?? newId("bun");
  const edition = (before?.edition ?? 0) + 1;
  const columns = { name: input.name, ...bundleColumns(vault, bundleId, input) };
  if (before)
    await tx
      .update(offerBundle)
      .set({ ...columns, edition })
      .where(eq(offerBundle.id, bundleId));
  else await tx.insert(offerBundle).values({ id: bundleId, offerVersionId: version.id, ...columns });

  await tx.delete(bundleSplit).where(eq(bundleSplit.bundleId, bundleId));
  if (input.split.length > 0 && vault === null)
    await tx.insert(bundleSplit).values(
      input.split.map((part) => ({
        id: newId("spl"),
        bundleId,
        lineId: part.lineId,
        amountMinor: part.amount,
      })),
    );

  const covered = new Set(lineIds);
  const cells = new Map(sheet?.cells.map((cell) => [cell.lineId, cell]));
  for (const lineId of lineIds) {
    const cell = cells.get(lineId);
    if (cell?.cell.state === "bundled" && cell.cell.bundleId === bundleId) continue;
    await putCell(tx, context, version.id, lineId, cell, {
      state: "bundled",
      bundleId,
      note: cell?.cell.note ?? "",
    });
  }
  for (const cell of cells.values()) {
    if (cell.cell.state !== "bundled" || cell.cell.bundleId !== bundleId || covered.has(cell.lineId))
      continue;
    await putCell(tx, context, version.id, cell.lineId, cell, { ...NO_ANSWER, note: cell.cell.note });
  }
  const written = { value: { bundleId, edition }, subjectId: bundleId };
  if (vault !== null)
    return succeed({
      ...written,
      before: before ? { name: before.name } : null,
      after: { name: input.name, lineIds, split: input.split.length > 0 },
    });
  const replaced = Object.fromEntries(lineIds.map((id) => [id, cells.get(id)?.cell ?? null]));
  return succeed({
    ...written,
    before: before ? { ...before, cells: replaced } : { cells: replaced },
    after: { ...columns, lineIds, split: input.split },
  });
}

/** Puts one whole answer where another stood, or none; its tiers go. */
async function putCell(
  tx: Tx,
  context: OfferContext,
  versionId: string,
  lineId: string,
  before: SheetCell | undefined,
  cell: Cell,
): Promise<void> {
  const which = and(eq(offerLine.offerVersionId, versionId), eq(offerLine.lineId, lineId));
  const [known] = await tx.select({ id: offerLine.id }).from(offerLine).where(which);
  const id = known?.id ?? newId("cell");
  const { columns } = cellRow(vaultFor(context), id, cell);
  const row = { ...columns, updatedAt: context.now, updatedBy: context.actorName };
  if (!known) {
    await tx.insert(offerLine).values({ id, offerVersionId: versionId, lineId, ...row });
    return;
  }
  await tx
    .update(offerLine)
    .set({ ...row, edition: (before?.edition ?? 0) + 1 })
    .where(eq(offerLine.id, id));
  await tx.delete(offerLineTier).where(eq(offerLineTier.offerLineId, id));
}

function splitFault(
  input: BundleInput,
  lineIds: readonly string[],
): { code: string; params: Record<string, number> } | null {
  if (input.split.length === 0) return null;
  const parts = new Set(input.split.map((part) => part.lineId));
  const complete =
    parts.size === input.split.length &&
    parts.size === lineIds.length &&
    lineIds.every((id) => parts.has(id));
  if (!complete) return { code: "offer.split_incomplete", params: {} };
  const rest = splitRest(
    input.amount,
    input.split.map((part) => part.amount),
  );
  if (rest !== 0) return { code: "offer.split_does_not_add_up", params: { rest } };
  if (input.splitNote.trim() === "") return { code: "offer.split_note_required", params: {} };
  return null;
}

/** Takes a bundle away; its pieces become unanswered, never zero. */
export async function deleteBundle(
  tx: Tx,
  context: OfferContext,
  input: { readonly candidateId: string; readonly bundleId: string },
): Promise<Outcome<Written<null>>> {
  const vault = vaultFor(context);
  const owner = await candidateOfSelection(tx, context.selection.id, input.candidateId);
  const sheet = owner && (await sheetToWrite(tx, input.candidateId, vault));
  const before = sheet?.bundles.find((bundle) => bundle.id === input.bundleId);
  if (!sheet || !before) return fail("access.not_found");
  if (await isAsSubmitted(tx, input.candidateId)) return fail("offer.as_submitted");
  for (const cell of sheet.cells) {
    if (cell.cell.state !== "bundled" || cell.cell.bundleId !== before.id) continue;
    await putCell(tx, context, sheet.versionId, cell.lineId, cell, { ...NO_ANSWER, note: cell.cell.note });
  }
  await tx.delete(offerBundle).where(eq(offerBundle.id, before.id));
  const told = vault === null ? before : { name: before.name };
  return succeed({ value: null, subjectId: before.id, before: told, after: null });
}
