import { defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { gapList } from "@/lib/domain/comparison/gap-list";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import type { IsoDay } from "@/lib/domain/iso-day";
import { ownerOf } from "@/lib/domain/offer-target";
import { withVariantColumns } from "@/lib/domain/variant-columns";
import type { Reader } from "../engine/database";
import type { SelectionRow } from "./access";
import { loadCandidates } from "./dossier-candidates";
import { loadLines, loadOffers, loadRates } from "./dossier-offers";
import { selectionFromRow } from "./dossier-selection";

/**
 * The lines on which a candidate's offers, main offer and shown variants, have a gap on the selection's own basis. For
 * open prices only. Nobody's scores are read.
 */
export async function gapLinesOf(
  reader: Reader,
  selection: SelectionRow,
  candidateId: string,
  today: IsoDay,
): Promise<ReadonlySet<string>> {
  const candidates = await loadCandidates(reader, selection.id);
  const offers = await loadOffers(reader, selection.id);
  const dossier = withVariantColumns({
    selection: selectionFromRow(selection),
    candidates: candidates.filter(({ id }) => id === candidateId),
    groups: [],
    participants: [],
    scores: [],
    agreedScores: [],
    requirements: [],
    requirementAnswers: [],
    lines: await loadLines(reader, selection.id),
    offers: offers.filter((offer) => offer.candidateId === candidateId),
    plugs: [],
    leftGaps: [],
    rates: await loadRates(reader, selection.id),
    ownCosts: [],
    basket: [],
    scoring: { closed: false, waivedReason: "", names: "hidden" },
    awaited: [],
    blindPairs: [],
    pricesSealed: false,
    sealedOffers: [],
  });
  const prepared = prepareComparison(dossier, today);
  const gaps = gapList(prepared, compare(prepared, defaultBasis(dossier.selection)));
  return new Set(gaps.filter((gap) => ownerOf(gap.candidateId) === candidateId).map(({ line }) => line.id));
}
