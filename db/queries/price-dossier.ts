import type { Dossier } from "@/lib/domain/dossier";
import { withVariantColumns } from "@/lib/domain/variant-columns";
import type { Reader } from "../engine/database";
import type { SelectionRow } from "./access";
import { loadCandidates } from "./dossier-candidates";
import { loadLeftGaps, loadLines, loadOffers, loadPlugs, loadRates } from "./dossier-offers";
import { loadRequirements } from "./dossier-scoring";
import { selectionFromRow } from "./dossier-selection";

/**
 * What a selection's prices come to and what is odd about them, variants as columns: candidates, offers and what the
 * buyer put in their gaps. Nobody's scores are read, so quality says nothing in it. For open prices only.
 */
export async function loadPriceDossier(reader: Reader, selection: SelectionRow): Promise<Dossier> {
  return withVariantColumns({
    selection: selectionFromRow(selection),
    candidates: await loadCandidates(reader, selection.id),
    groups: [],
    participants: [],
    scores: [],
    agreedScores: [],
    // Whoever is knocked out is not held against the others' prices.
    ...(await loadRequirements(reader, selection.id)),
    lines: await loadLines(reader, selection.id),
    offers: await loadOffers(reader, selection.id),
    plugs: await loadPlugs(reader, selection.id),
    leftGaps: await loadLeftGaps(reader, selection.id),
    rates: await loadRates(reader, selection.id),
    ownCosts: [],
    basket: [],
    scoring: { closed: false, waivedReason: "", names: "hidden" },
    awaited: [],
    blindPairs: [],
    pricesSealed: false,
    sealedOffers: [],
  });
}
