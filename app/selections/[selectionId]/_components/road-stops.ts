import { type RoadSection, type RoadStop, roadSections } from "@/components/shell/section";
import type { RailSection } from "@/lib/domain/open-points";
import type { SelectionFrame } from "@/lib/features/selection/loaders";

/** Where each part of a selection is, after the selection's own address. */
export const SECTION_PATHS: Readonly<Record<RailSection, string>> = {
  overview: "",
  needs: "/needs",
  candidates: "/candidates",
  scoring: "/scoring",
  offers: "/offers",
  compare: "/compare",
  decide: "/decide",
  follow_up: "/follow-up",
};

const railSection = (section: RoadSection): RailSection => (section === "followup" ? "follow_up" : section);

/** The rail of a selection: each stop with its address, how far along it is and its open points. */
export function roadStops(frame: SelectionFrame): RoadStop[] {
  return roadSections.map((section) => {
    const key = railSection(section);
    return {
      section,
      href: `/selections/${frame.id}${SECTION_PATHS[key]}`,
      state: frame.states[key],
      // The overview lists them all; their number stands where they belong.
      points: key === "overview" ? 0 : frame.openBySection[key],
    };
  });
}
