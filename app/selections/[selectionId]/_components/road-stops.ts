import type { RoadStop } from "@/components/shell/section";
import { RAIL_SECTIONS, type RailSection } from "@/lib/domain/open-points";
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

/** The rail of a selection: each stop with its address, how far along it is and its open points. */
export function roadStops(frame: SelectionFrame): RoadStop[] {
  return RAIL_SECTIONS.map((section) => ({
    section,
    href: `/selections/${frame.id}${SECTION_PATHS[section]}`,
    state: frame.states[section],
    // The overview lists them all; their number stands where they belong.
    points: section === "overview" ? 0 : frame.openBySection[section],
  }));
}
