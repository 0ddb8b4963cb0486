/** The road of a selection, in the order it is walked; also the order of the rail. */
export const roadSections = [
  "overview",
  "needs",
  "candidates",
  "scoring",
  "offers",
  "compare",
  "decide",
  "followup",
] as const;

export type RoadSection = (typeof roadSections)[number];

export interface RoadStop {
  section: RoadSection;
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
