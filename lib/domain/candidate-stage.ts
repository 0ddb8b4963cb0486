import { type CandidateStage, COMPARED_STAGES } from "./candidate";
import { fail, type Outcome, succeed } from "./outcome";
import { SELECTION_LIMITS } from "./selection";

/**
 * How a candidate moves through the stages: longlisted → prequalified → shortlisted → negotiating → chosen, or out of
 * the race as withdrawn (the vendor's word) or rejected (the buyer's word), both with a reason.
 *
 * Invariants: a shortlist has at most five candidates, counting those negotiating or chosen; nobody is negotiated with
 * or chosen without at least two having been on the shortlist; a letter is given once and never used again.
 */

/** The road of a candidate still in the race, in order. */
export const ROAD_STAGES = ["longlisted", "prequalified", "shortlisted", "negotiating", "chosen"] as const;
export type RoadStage = (typeof ROAD_STAGES)[number];

export const EXIT_STAGES = ["withdrawn", "rejected"] as const;
export type ExitStage = (typeof EXIT_STAGES)[number];

export function isExitStage(stage: CandidateStage): stage is ExitStage {
  return EXIT_STAGES.some((exit) => exit === stage);
}

/** Whether a candidate in this stage is on the shortlist, i.e. a column of the comparison. */
export function isOnShortlist(stage: CandidateStage): boolean {
  return COMPARED_STAGES.includes(stage);
}

const ROAD: readonly CandidateStage[] = ROAD_STAGES;
const place = (stage: CandidateStage): number => ROAD.indexOf(stage);

/**
 * The stages a candidate may move to next, in the order of the road, exits last.
 *
 * Forward: prequalification may be skipped, the shortlist may not: negotiating and chosen are reached from it.
 * Backward: any earlier stage, since a slip must be undone. Back from an exit: to the start of the road, onto the
 * shortlist, and further only for a candidate that has been on the shortlist before.
 *
 * @example stageMoves("longlisted", false) // ["prequalified", "shortlisted", "withdrawn", "rejected"]
 */
export function stageMoves(from: CandidateStage, wasShortlisted: boolean): readonly CandidateStage[] {
  const mayGoFurther = isOnShortlist(from) || (isExitStage(from) && wasShortlisted);
  const last = place(mayGoFurther ? "chosen" : "shortlisted");
  const road = ROAD_STAGES.filter((stage) => stage !== from && place(stage) <= last);
  return [...road, ...EXIT_STAGES.filter((exit) => exit !== from)];
}

export interface StageMove {
  readonly from: CandidateStage;
  readonly to: CandidateStage;
  /** Why the candidate leaves; ignored while it stays in the race. */
  readonly reason: string;
  /** It has a letter, so it has been on the shortlist. */
  readonly wasShortlisted: boolean;
  /** The other candidates of the selection. */
  readonly others: readonly { readonly stage: CandidateStage; readonly letter: string | null }[];
}

/**
 * Whether a move is allowed, as a value.
 *
 * Errors: `candidate.stage_same`; `candidate.reason_missing` (an exit without a reason); `candidate.stage_skips` (past
 * the shortlist); `candidate.shortlist_full { limit }`; `candidate.shortlist_too_short { minimum }` (going on with the
 * only candidate there has been).
 *
 * @example
 * // five others are shortlisted:
 * checkStageMove({ from: "longlisted", to: "shortlisted", reason: "", wasShortlisted: false, others })
 * // { ok: false, code: "candidate.shortlist_full", params: { limit: 5 }, fields: [] }
 */
export function checkStageMove({ from, to, reason, wasShortlisted, others }: StageMove): Outcome<true> {
  if (from === to) return fail("candidate.stage_same");
  if (isExitStage(to)) {
    return reason.trim() === ""
      ? fail("candidate.reason_missing", {}, [
          { path: "reason", code: "candidate.reason_missing", params: {} },
        ])
      : succeed(true);
  }
  if (!stageMoves(from, wasShortlisted).includes(to)) return fail("candidate.stage_skips");
  const shortlisted = others.filter(({ stage }) => isOnShortlist(stage)).length;
  if (isOnShortlist(to) && shortlisted >= SELECTION_LIMITS.shortlistMax) {
    return fail("candidate.shortlist_full", { limit: SELECTION_LIMITS.shortlistMax });
  }
  const everShortlisted = others.filter(({ letter }) => letter !== null).length + 1;
  if (place(to) > place("shortlisted") && everShortlisted < SELECTION_LIMITS.shortlistMin) {
    return fail("candidate.shortlist_too_short", { minimum: SELECTION_LIMITS.shortlistMin });
  }
  return succeed(true);
}

/** How full the shortlist is: `missing` until there are two, `room` until there are five. */
export function shortlistState(stages: readonly CandidateStage[]): {
  readonly count: number;
  readonly missing: number;
  readonly room: number;
} {
  const count = stages.filter(isOnShortlist).length;
  return {
    count,
    missing: Math.max(0, SELECTION_LIMITS.shortlistMin - count),
    room: Math.max(0, SELECTION_LIMITS.shortlistMax - count),
  };
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The n-th letter, 0 first: A … Z, AA, AB … as a spreadsheet names its columns. */
function letterAt(index: number): string {
  const last = ALPHABET.charAt(index % ALPHABET.length);
  return index < ALPHABET.length ? last : letterAt(Math.floor(index / ALPHABET.length) - 1) + last;
}

/**
 * The first letter no candidate of the selection has or has had.
 *
 * @example nextLetter(["A", "C"]) // "B"
 */
export function nextLetter(used: readonly string[]): string {
  let index = 0;
  while (used.includes(letterAt(index))) index += 1;
  return letterAt(index);
}

/** How many hues there are; as many as a shortlist holds. */
export const COLOURS = 5;

/**
 * The hue for a candidate that comes onto the shortlist: its own if it has one that no candidate now on the shortlist
 * wears, else one nobody has worn, else the first that nobody on the shortlist wears.
 *
 * A candidate keeps its hue for good, with one exception: it came back after its place, and hue, went to another.
 * Two columns of one colour would mislead more than a new colour does; the letter stays.
 *
 * @example colourFor(null, [0, 1], [0, 1, 2]) // 3
 */
export function colourFor(
  own: number | null,
  onShortlist: readonly number[],
  everUsed: readonly number[],
): number {
  if (own !== null && !onShortlist.includes(own)) return own;
  const hues = Array.from({ length: COLOURS }, (_, hue) => hue);
  const fresh = hues.find((hue) => !everUsed.includes(hue) && !onShortlist.includes(hue));
  return fresh ?? hues.find((hue) => !onShortlist.includes(hue)) ?? 0;
}
