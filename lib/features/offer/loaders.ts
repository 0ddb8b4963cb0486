import { connection } from "next/server";
import type { Reader } from "@/db/engine/database";
import { leftGapRows } from "@/db/queries/dossier-offers";
import { selectionFromRow } from "@/db/queries/dossier-selection";
import { askedGaps, gapContacts } from "@/db/queries/gap-question";
import {
  type CandidateName,
  candidateNames,
  candidateOfSelection,
  catalogueLines,
  offerSheet,
  offerSheets,
  plugRows,
  rateRows,
} from "@/db/queries/offer";
import { revisionRefusal } from "@/db/queries/offer-round";
import { variantsOf } from "@/db/queries/offer-variant";
import { versionEntries } from "@/db/queries/offer-version";
import { loadPriceDossier } from "@/db/queries/price-dossier";
import { sealedSheet, sealedSheets } from "@/db/queries/sealed-offer";
import { defaultBasis } from "@/lib/domain/basis";
import { COMPARED_STAGES } from "@/lib/domain/candidate";
import { compare } from "@/lib/domain/comparison/compare";
import { gapList, gapPlaces } from "@/lib/domain/comparison/gap-list";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import type { SheetLine } from "@/lib/domain/offer-sheet";
import { ownerOf } from "@/lib/domain/offer-target";
import { currentVersionOf } from "@/lib/domain/offer-version";
import { offerWarnings } from "@/lib/domain/offer-warnings";
import { mayInSelection, mayTypePrices } from "@/lib/domain/policy";
import { type Arrival, completeness, type SealedSheet } from "@/lib/domain/sealed-offer";
import { arePricesSealed } from "@/lib/domain/sealing";
import { type AuthorizedSelection, readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";
import { dayOf } from "@/lib/server/today";

/** Loads something of a selection for those who may see its prices; null for everybody else. */
async function withPrices<Value>(
  selectionId: string,
  load: (reader: Reader, access: AuthorizedSelection, readerName: string) => Promise<Value>,
): Promise<Value | null> {
  await connection();
  const actor = await currentActor();
  const open = await database();
  return open.snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "prices.read");
    return access.ok ? load(reader, access.value, actor?.name ?? "") : null;
  });
}

/** The comparison on the selection's own basis, variants as columns. For open prices only. */
async function comparisonNow(reader: Reader, { selection }: AuthorizedSelection) {
  const dossier = await loadPriceDossier(reader, selection);
  const prepared = prepareComparison(dossier, dayOf(new Date()));
  return { prepared, comparison: compare(prepared, defaultBasis(dossier.selection)) };
}

/** Everything to notice about the offers on the selection's own basis. For open prices only. */
async function warningsNow(reader: Reader, access: AuthorizedSelection) {
  const { prepared, comparison } = await comparisonNow(reader, access);
  return offerWarnings(prepared, comparison);
}

function frameOf({ selection, participant }: AuthorizedSelection, readerName: string) {
  const { id, name, currency, quantities } = selectionFromRow(selection);
  const { role, knowsPrices } = participant;
  return {
    selection: { id, name, currency, quantities },
    readOnly: !mayTypePrices({ role, knowsPrices, sealed: arePricesSealed(selection) }),
    /** The catalogue is the lead's, whoever types prices. */
    mayEditCatalogue: mayInSelection("catalogueLine.save", role),
    mayWithdraw: mayInSelection("offer.withdraw", role),
    reader: { key: participant.id, name: readerName || participant.name },
  };
}

/**
 * What arrived while prices are sealed: of whom, from whom, when and how complete. Whoever keeps the prices gets the
 * cells' states too, to type beside them; nobody gets an amount, for none is read.
 */
async function sealedOffers(reader: Reader, access: AuthorizedSelection, readerName: string) {
  const selectionId = access.selection.id;
  const frame = frameOf(access, readerName);
  const candidates = await candidateNames(reader, selectionId);
  const sheets = await sealedSheets(reader, selectionId);
  const lines = await catalogueLines(reader, selectionId);
  const sheetOf = new Map(sheets.map((sheet) => [sheet.candidateId, sheet]));
  const shown = candidates.filter(({ id, stage }) => COMPARED_STAGES.includes(stage) || sheetOf.has(id));
  return {
    kind: "sealed" as const,
    ...frame,
    lines,
    candidates: shown,
    sheets: frame.readOnly ? [] : sheets,
    /** The lead's own numbers, so that they are shown and typed in the open. */
    rates: await rateRows(reader, selectionId),
    startNeedsReason: (await revisionRefusal(reader, selectionId)) !== null,
    mayEditRates: mayInSelection("exchangeRate.save", access.participant.role),
    arrivals: shown.map(({ id, name, letter }): Arrival => {
      return { candidateId: id, name, letter, offer: arrivedOffer(lines, sheetOf.get(id)) };
    }),
  };
}

/** The catalogue and all current offers, for the grid and the catalogue editor. */
export function loadOffers(selectionId: string) {
  return withPrices(selectionId, async (reader, access, readerName) => {
    if (arePricesSealed(access.selection)) return sealedOffers(reader, access, readerName);
    const candidates = await candidateNames(reader, selectionId);
    const sheets = await offerSheets(reader, selectionId);
    const answered = new Set(sheets.map((sheet) => sheet.candidateId));
    return {
      kind: "open" as const,
      ...frameOf(access, readerName),
      lines: await catalogueLines(reader, selectionId),
      sheets,
      /** Of the main offers: variants have no column in the grid. */
      warnings: (await warningsNow(reader, access)).filter(
        ({ candidateId }) => candidateId === ownerOf(candidateId),
      ),
      startNeedsReason: (await revisionRefusal(reader, selectionId)) !== null,
      candidates: candidates.filter(({ stage }) => COMPARED_STAGES.includes(stage)),
      /** Longlisted ones who have sent an offer, and those who have left. */
      others: candidates.filter(({ id, stage }) => !COMPARED_STAGES.includes(stage) && answered.has(id)),
    };
  });
}

/** How complete what has arrived of one offer is. */
function arrivedOffer(lines: readonly SheetLine[], sheet: SealedSheet | undefined): Arrival["offer"] {
  if (sheet === undefined) return null;
  const { versionNumber, receivedOn, validUntil, currency } = sheet;
  return { versionNumber, receivedOn, validUntil, currency, ...completeness(lines, sheet.cells) };
}

/** A candidate's main offer, or a variant of it, with its history; a past version when its number is given. */
export function loadCandidateOffer(selectionId: string, targetId: string, versionNumber?: number) {
  return withPrices(selectionId, async (reader, access, readerName) => {
    const owner = await candidateOfSelection(reader, selectionId, targetId);
    if (!owner) return null;
    const variants = await variantsOf(reader, owner.id);
    const variant = variants.find((each) => each.targetId === targetId);
    /** Under the id of what is on show, so that it is typed where it belongs. */
    const asShown = (found: CandidateName | undefined) =>
      found
        ? { ...found, id: targetId, name: variant ? `${found.name} · ${variant.name}` : found.name }
        : null;
    const about = {
      ownerId: owner.id,
      variants,
      mayEditVariants: mayInSelection("offerVariant.save", access.participant.role),
      startNeedsReason: (await revisionRefusal(reader, selectionId)) !== null,
    };
    if (arePricesSealed(access.selection)) {
      const all = await sealedOffers(reader, access, readerName);
      const candidate = asShown(all.candidates.find(({ id }) => id === owner.id));
      const sheet = await sealedSheet(reader, targetId);
      const { name = "", letter = null } = candidate ?? {};
      return {
        ...all,
        ...about,
        candidate,
        sheet: all.readOnly ? null : (sheet ?? null),
        arrival: { candidateId: targetId, name, letter, offer: arrivedOffer(all.lines, sheet) },
        versions: await versionEntries(reader, targetId, { pricesSealed: true }),
      };
    }
    const versions = await versionEntries(reader, targetId, { pricesSealed: false });
    const current = currentVersionOf(versions)?.number;
    const isPast = versionNumber !== undefined && versionNumber !== current;
    const sheet = await offerSheet(reader, targetId, isPast ? versionNumber : undefined);
    if (isPast && !sheet) return null;
    const frame = frameOf(access, readerName);
    const candidates = await candidateNames(reader, selectionId);
    return {
      kind: "open" as const,
      ...frame,
      readOnly: frame.readOnly || isPast,
      isPast,
      ...about,
      /** Of this offer; undefined where it is not the one that counts. */
      warnings:
        isPast || !sheet
          ? undefined
          : (await warningsNow(reader, access)).filter((each) => each.candidateId === targetId),
      candidate: asShown(candidates.find(({ id }) => id === owner.id)),
      candidates: candidates.filter(({ stage }) => COMPARED_STAGES.includes(stage)),
      lines: await catalogueLines(reader, selectionId),
      sheet: sheet ?? null,
      versions,
      rates: await rateRows(reader, selectionId),
    };
  });
}

/** Every gap of every offer on the selection's own basis, with what could fill it. */
export function loadGaps(selectionId: string) {
  return withPrices(selectionId, async (reader, access, readerName) => {
    if (arePricesSealed(access.selection)) return { kind: "sealed" as const };
    const { prepared, comparison } = await comparisonNow(reader, access);
    const asked = await askedGaps(reader, selectionId);
    const gaps = gapPlaces(gapList(prepared, comparison));
    const onGap = new Set(gaps.map(({ candidateId, line }) => `${candidateId} ${line.id}`));
    const warnings = offerWarnings(prepared, comparison);
    const place = (of: { readonly candidateId: string; readonly lineId: string }) =>
      `${ownerOf(of.candidateId)} ${of.lineId}`;
    const plugs = new Map((await plugRows(reader, selectionId)).map((plug) => [place(plug), plug]));
    const left = new Map((await leftGapRows(reader, selectionId)).map((each) => [place(each), each]));
    return {
      kind: "open" as const,
      ...frameOf(access, readerName),
      candidates: (await candidateNames(reader, selectionId)).filter(({ stage }) =>
        COMPARED_STAGES.includes(stage),
      ),
      /** The comparison's columns, variants among them: a gap can be one of theirs only. */
      columns: prepared.candidates.map(({ candidate: { id, vendor }, letter }) => {
        return { id, name: vendor.legalName, letter };
      }),
      withoutOffer: comparison.candidates.filter(({ hasOffer }) => !hasOffer).map((each) => each.candidateId),
      basis: comparison.basis,
      revision: access.selection.revision,
      today: prepared.today,
      contacts: await gapContacts(reader, selectionId),
      warnings,
      warningsOnGaps: warnings.filter(({ candidateId, lineId }) => onGap.has(`${candidateId} ${lineId}`)),
      gaps: gaps.map(({ line, ...gap }) => {
        const key = place({ candidateId: gap.candidateId, lineId: line.id });
        const plug = plugs.get(key);
        const { low, base, high } = plug ?? { low: null, base: null, high: null };
        const { id, name, kind, stage, category } = line;
        return {
          ...gap,
          line: { id, name, kind, stage, category },
          // Of several the one put last; a variant is its candidate's.
          asked:
            asked.findLast(
              (each) => each.candidateId === ownerOf(gap.candidateId) && each.lineId === line.id,
            ) ?? null,
          plugEdition: plug?.edition ?? 0,
          leftEdition: left.get(key)?.edition ?? 0,
          estimate: low !== null && base !== null && high !== null ? { low, base, high } : null,
        };
      }),
    };
  });
}
