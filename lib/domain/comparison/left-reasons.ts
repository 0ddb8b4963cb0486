import type { LeftReason, LineResult } from "./result";

/**
 * Why gaps of one candidate were left open on purpose, and by whom: each pair once, in catalogue order. A decision on a
 * gap that is filled or gone since is not in it.
 *
 * @example leftReasons(column.lines) // [{ leftBy: "Mette", reason: "They do not do user support." }]
 */
export function leftReasons(lines: readonly LineResult[]): LeftReason[] {
  const found = new Map<string, LeftReason>();
  for (const line of lines) {
    if (line.kind !== "gap" || line.left === undefined) continue;
    const { leftBy, reason } = line.left;
    found.set(JSON.stringify([leftBy, reason]), { leftBy, reason });
  }
  return [...found.values()];
}
