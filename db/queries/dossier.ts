import type { Dossier } from "@/lib/domain/dossier";
import type { Reader } from "../engine/database";
import type { SelectionRow } from "./access";
import { loadCandidates } from "./dossier-candidates";
import { loadLines, loadOffers, loadPlugs, loadRates } from "./dossier-offers";
import { loadCriterionGroups, loadParticipants, loadRequirements, loadScores } from "./dossier-scoring";
import { selectionFromRow } from "./dossier-selection";

/**
 * Everything a selection knows, scores and prices included: only for those who may read both.
 * Use it inside a snapshot, so that all its reads see the same state.
 */
export async function loadDossier(reader: Reader, selection: SelectionRow): Promise<Dossier> {
  return {
    selection: selectionFromRow(selection),
    candidates: await loadCandidates(reader, selection.id),
    groups: await loadCriterionGroups(reader, selection.id),
    participants: await loadParticipants(reader, selection.id),
    scores: await loadScores(reader, selection.id),
    agreedScores: [],
    ...(await loadRequirements(reader, selection.id)),
    lines: await loadLines(reader, selection.id),
    offers: await loadOffers(reader, selection.id),
    plugs: await loadPlugs(reader, selection.id),
    rates: await loadRates(reader, selection.id),
  };
}
