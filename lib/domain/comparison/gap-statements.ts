import type { GapEntry } from "./gap-list";

/** What is said of the gaps one line has in several offers, for paper: once for all of which the same is to be said. */
export interface GapStatement extends Pick<GapEntry, "reason" | "plug" | "left"> {
  /** Letters of the columns it is said of, in their order. */
  readonly letters: readonly string[];
}

export interface LineGaps {
  readonly line: GapEntry["line"];
  readonly statements: readonly GapStatement[];
}

/** `filled`: a figure of ours stands there. `left`: open, and somebody decided so. `open`: nobody has decided. */
export type GapStanding = "filled" | "left" | "open";

/** `standingOf({ plug: { amount: null, … }, left: null })` is `"open"`: the plug found nothing to build on. */
export function standingOf({ plug, left }: Pick<GapEntry, "plug" | "left">): GapStanding {
  if (plug !== null && plug.amount !== null) return "filled";
  return left === null ? "open" : "left";
}

/**
 * The gaps of one standing by line, lines in the order they first come, and every gap in exactly one statement. Does not
 * change its input.
 *
 * @example four of five offers leave Backup unanswered, all filled with the fifth's price:
 * // gapStatements(gaps, "filled") // [{ line: Backup, statements: [{ letters: ["A", "B", "D", "E"], … }] }]
 */
export function gapStatements(gaps: readonly GapEntry[], standing: GapStanding): readonly LineGaps[] {
  const lines = new Map<string, { line: GapEntry["line"]; statements: Map<string, GapStatement> }>();
  for (const gap of gaps) {
    if (standingOf(gap) !== standing) continue;
    const { line, reason, plug, left, letter } = gap;
    const of = lines.get(line.id) ?? { line, statements: new Map<string, GapStatement>() };
    lines.set(line.id, of);
    const key = wordsOf(gap);
    const before = of.statements.get(key);
    of.statements.set(key, { reason, plug, left, letters: [...(before?.letters ?? []), letter] });
  }
  return [...lines.values()].map(({ line, statements }) => ({ line, statements: [...statements.values()] }));
}

/** All that is said of a gap, as a key: two plugs of the same kind have ids of their own and say the same. */
function wordsOf({ reason, plug, left }: GapEntry): string {
  const { id: _id, ...said } = plug ?? { id: "" };
  return JSON.stringify([reason, said, left && [left.reason, left.leftBy, left.leftOn]]);
}
