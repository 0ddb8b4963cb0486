import type { Dossier } from "@/lib/domain/dossier";
import { minor } from "@/lib/domain/money";
import type { Cell, LeftGap, Offer, Plug } from "@/lib/domain/offer";
import { askingFromFile } from "./asking-json";
import type { SelectionFile } from "./file-schema";
import { candidateFromFile, checkedDay, checkedDayOrNull } from "./file-to-candidate";
import type { FileCell, FileLeftGap, FileOffer, FilePlug } from "./offer-schema";

/** The id a selection has while it lives in a file only. */
export const FILE_SELECTION_ID = "sel_file";

/**
 * What a checked file says, as the domain knows it. Ids are the file's own; things a file has no name for (an offer,
 * a report, a plug) get one from where they stand.
 */
export function dossierFromFile(file: SelectionFile): Dossier {
  const candidates = file.candidates.map(candidateFromFile);
  const asking = askingFromFile(file);
  return {
    selection: { ...file.selection, id: FILE_SELECTION_ID },
    candidates,
    groups: file.groups,
    participants: file.participants,
    scores: file.scores,
    agreedScores: file.agreedScores.map(({ agreedBy, agreedAt, ...each }) => ({
      ...each,
      ...(agreedBy === undefined ? {} : { agreedBy }),
      ...(agreedAt === undefined ? {} : { agreedAt }),
    })),
    scoring: file.scoring,
    awaited: file.awaited,
    blindPairs: file.hiddenPairs,
    pricesSealed: file.pricesSealed,
    // What had arrived is no part of a file: only what it said is.
    sealedOffers: [],
    requirements: file.requirements.map((requirement, position) => ({ ...requirement, position })),
    requirementAnswers: file.requirementAnswers,
    lines: file.lines,
    offers: file.offers.map(offerFromFile),
    plugs: file.plugs.map(plugFromFile),
    leftGaps: file.leftGaps.map(leftGapFromFile),
    rates: file.rates.map((rate) => ({ ...rate, date: checkedDay(rate.date) })),
    ownCosts: file.ownCosts.map((cost, index) => ({
      ...cost,
      id: `own_${index + 1}`,
      amount: minor(cost.amount),
      sourceDate: checkedDayOrNull(cost.sourceDate),
    })),
    basket: file.basket.map((item, index) => ({ ...item, id: `bas_${index + 1}` })),
    ...(asking === undefined ? {} : { asking }),
  };
}

function offerFromFile({ variant, variantShown, ...file }: FileOffer, index: number): Offer {
  const id = variant === "" ? `off_${file.candidateId}` : `off_${file.candidateId}_${index + 1}`;
  return {
    ...file,
    ...(variant === "" ? {} : { variant, variantShown }),
    id,
    receivedOn: checkedDayOrNull(file.receivedOn),
    validUntil: checkedDayOrNull(file.validUntil),
    statedTotal: file.statedTotal === null ? null : minor(file.statedTotal),
    cells: file.cells.map((cell) => ({ lineId: cell.lineId, cell: cellFromFile(cell) })),
    bundles: file.bundles.map((bundle) => ({
      ...bundle,
      amount: minor(bundle.amount),
      split: bundle.split.map((part) => ({ lineId: part.lineId, amount: minor(part.amount) })),
    })),
    priceList: file.priceList.map((item, at) => ({
      ...item,
      id: `item_${id.slice(4)}_${at + 1}`,
      unitPrice: minor(item.unitPrice),
    })),
  };
}

function cellFromFile({ lineId: _, ...cell }: FileCell): Cell {
  if (cell.state !== "priced") return cell;
  return {
    ...cell,
    unitPrice: minor(cell.unitPrice),
    tiers: cell.tiers.map((tier) => ({ fromMilli: tier.fromMilli, unitPrice: minor(tier.unitPrice) })),
  };
}

function plugFromFile(file: FilePlug): Plug {
  const amount = (value: number | null) => (value === null ? null : minor(value));
  return {
    ...file,
    id: `plug_${file.candidateId}_${file.lineId}`,
    low: amount(file.low),
    base: amount(file.base),
    high: amount(file.high),
    madeOn: checkedDay(file.madeOn),
  };
}

function leftGapFromFile(file: FileLeftGap): LeftGap {
  return { ...file, id: `left_${file.candidateId}_${file.lineId}`, leftOn: checkedDay(file.leftOn) };
}
