import { blindPairsOf } from "@/lib/domain/blind-pairs";
import type { Participant } from "@/lib/domain/criterion";
import type { Dossier } from "@/lib/domain/dossier";
import { awaitedOf } from "@/lib/domain/scoring-duties";
import { arePricesSealed } from "@/lib/domain/sealing";
import type { Reader } from "../engine/database";
import type { SelectionRow } from "./access";
import { loadAgreedScores } from "./agreed-score";
import { loadBasket } from "./basket";
import { loadCandidates } from "./dossier-candidates";
import {
  loadLeftGaps,
  loadLines,
  loadOffers,
  loadPlugs,
  loadRates,
  loadSealedOffers,
} from "./dossier-offers";
import { loadCriterionGroups, loadParticipants, loadRequirements } from "./dossier-scoring";
import { selectionFromRow } from "./dossier-selection";
import { loadScorers, loadScoringFrame, loadSubmissions } from "./duties";
import { loadOwnCosts } from "./own-cost";
import { type Seer, sightOf, visibleScores } from "./visible-scores";

/**
 * What one participant may know of a selection: scores and agreed scores as far as they may see them, drafts of nobody,
 * and no offer, price list, plug or gap left open while prices are sealed. Only for those who may read the comparison at all.
 * Use it inside a snapshot, so that all its reads see the same state.
 */
export async function loadDossier(reader: Reader, selection: SelectionRow, seer: Seer): Promise<Dossier> {
  const closed = selection.scoringClosedAt !== null;
  const pricesSealed = arePricesSealed(selection);
  const scorers = await loadScorers(reader, selection.id);
  const submissions = await loadSubmissions(reader, selection.id);
  const awaited = closed ? [] : awaitedOf(scorers, await loadScoringFrame(reader, selection.id), submissions);
  const scores = await visibleScores(reader, selection, seer);
  const everybody = await loadParticipants(reader, selection.id);
  return {
    selection: selectionFromRow(selection),
    candidates: await loadCandidates(reader, selection.id),
    groups: await loadCriterionGroups(reader, selection.id),
    participants:
      selection.scorerNames === "hidden"
        ? withoutScorers(everybody, scores, new Set(awaited.map((each) => each.participantId)))
        : everybody,
    scores,
    agreedScores: await loadAgreedScores(reader, selection, seer),
    ...(await loadRequirements(reader, selection.id)),
    lines: await loadLines(reader, selection.id),
    offers: pricesSealed ? [] : await loadOffers(reader, selection.id),
    plugs: pricesSealed ? [] : await loadPlugs(reader, selection.id),
    leftGaps: pricesSealed ? [] : await loadLeftGaps(reader, selection.id),
    rates: await loadRates(reader, selection.id),
    ownCosts: await loadOwnCosts(reader, selection.id),
    basket: await loadBasket(reader, selection.id),
    scoring: {
      closed,
      waivedReason: closed ? selection.scoringWaivedReason : "",
      names: selection.scorerNames,
    },
    awaited,
    blindPairs: blindPairsOf(await sightOf(reader, selection, seer), scorers, submissions),
    pricesSealed,
    sealedOffers: pricesSealed ? await loadSealedOffers(reader, selection.id) : [],
  };
}

/** Nameless scorers in the places of those who scored; of the others only whose scores are awaited. */
function withoutScorers(
  everybody: readonly Participant[],
  scores: Dossier["scores"],
  awaited: ReadonlySet<string>,
): Participant[] {
  const nameless = [...new Set(scores.map(({ participantId }) => participantId))].sort(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  );
  return [
    ...nameless.map(
      (id, index): Participant => ({ id, name: "", role: "evaluator", scorerNumber: index + 1 }),
    ),
    ...everybody.filter(({ id }) => awaited.has(id)),
  ];
}
