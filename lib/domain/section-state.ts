import type { Dossier } from "./dossier";
import { countOwners } from "./offer-target";
import type { RailSection } from "./open-points";

/** How far along a part of a selection is. `none` = nothing is there yet; `done` = nothing is open in it. */
export type SectionState = "none" | "half" | "done";

/**
 * The state of every part of a selection. `open` counts the open points of each.
 *
 * A part that nobody has begun is never done, however little is asked of it.
 * For a new selection without candidates `candidates` is `none`.
 */
export function sectionStates(
  dossier: Dossier,
  open: Readonly<Record<RailSection, number>>,
): Record<RailSection, SectionState> {
  const { selection, candidates, lines, scores, blindPairs, offers, sealedOffers } = dossier;
  const received = countOwners([...offers, ...sealedOffers]);
  const isChosen = candidates.some(({ stage }) => stage === "chosen");
  const begun: Record<RailSection, boolean> = {
    overview: true,
    needs: lines.length > 0 || Object.values(selection.quantities).some((quantity) => quantity !== null),
    candidates: candidates.length > 0,
    scoring: blindPairs.length > 0 || scores.some(({ submittedAt }) => submittedAt !== null),
    offers: received > 0,
    compare: received > 1,
    decide: isChosen || selection.phase === "decide",
    follow_up: selection.phase === "establish" || selection.phase === "operate",
  };
  // Following up has no end that could be seen from here.
  const state = (section: RailSection): SectionState =>
    !begun[section] ? "none" : open[section] === 0 && section !== "follow_up" ? "done" : "half";
  return {
    overview: state("overview"),
    needs: state("needs"),
    candidates: state("candidates"),
    scoring: state("scoring"),
    offers: state("offers"),
    compare: state("compare"),
    decide: state("decide"),
    follow_up: state("follow_up"),
  };
}
