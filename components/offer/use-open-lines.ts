"use client";

import { useMemo, useState } from "react";
import type { SheetLine } from "@/lib/domain/offer-sheet";
import { cellAt, cellKey, type SheetState, sealedAt } from "./sheet-state";

export interface OpenLines {
  /** Lines nobody has answered, in the order of the catalogue. */
  readonly open: readonly SheetLine[];
  /** The lines to show: all, or those that were open when the reader asked for them alone. */
  readonly shown: readonly SheetLine[];
  readonly isNarrowed: boolean;
  readonly narrow: (isNarrowed: boolean) => void;
}

/**
 * Which lines of one offer are still to be answered, to be looked at alone. A line that is answered meanwhile stays in
 * view until all lines are shown again: it must not go from under the hands of whoever types. Nothing is open in a grid
 * of several offers.
 */
export function useOpenLines(lines: readonly SheetLine[], only: string | null, sheet: SheetState): OpenLines {
  const [kept, setKept] = useState<ReadonlySet<string> | null>(null);
  const open = useMemo(
    () => (only === null ? [] : lines.filter((line) => isOpenLine(sheet, only, line.id))),
    [lines, only, sheet],
  );
  const shown = useMemo(
    () => (kept === null ? lines : lines.filter(({ id }) => kept.has(id))),
    [lines, kept],
  );
  return {
    ...{ open, shown, isNarrowed: kept !== null },
    narrow: (isNarrowed) => setKept(isNarrowed ? new Set(open.map(({ id }) => id)) : null),
  };
}

/** A blank is no answer; a sealed cell is one, whatever it says, unless it is stored as a blank. */
export function isOpenLine(sheet: SheetState, candidateId: string, lineId: string): boolean {
  const key = cellKey(candidateId, lineId);
  return (sealedAt(sheet, key) ?? cellAt(sheet, key)).state === "unanswered";
}

/** The first open line after a place, going round; null when none is open. `nextOpen(["a", "b"], ["b"], 1)` is `"b"` */
export function nextOpen(shown: readonly string[], open: readonly string[], after: number): string | null {
  const isOpen = new Set(open);
  const round = [...shown.slice(after + 1), ...shown.slice(0, after + 1)];
  return round.find((id) => isOpen.has(id)) ?? null;
}
