import type { RailSection } from "@/lib/domain/open-points";

/** One stop on the road of a selection, as the rail shows it. RAIL_SECTIONS has their order. */
export interface RoadStop {
  section: RailSection;
  href: string;
  state: "none" | "half" | "done";
  /** Open points; 0 shows nothing. */
  points: number;
}

/**
 * The stop whose address the reader is at: the longest one that begins the address.
 *
 * @example currentStop(stops, "/selections/sel_1/offers/off_2")?.section // "offers"
 */
export function currentStop(stops: readonly RoadStop[], pathname: string): RoadStop | undefined {
  return stops
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
}
