"use client";

import { useCallback, useRef } from "react";
import type { GridSelection } from "./grid-shape";

/** Tells a selection that a grid has asked for itself from one that comes from outside and has to be brought into view. */
export function useOwnSelection(
  selection: GridSelection,
  select: (selection: GridSelection) => void,
): {
  readonly onSelect: (selection: GridSelection) => void;
  /** Whether a selection comes from outside; it counts as the grid's own from then on. */
  readonly takeOver: (selection: GridSelection) => boolean;
} {
  const own = useRef(selection);
  const onSelect = useCallback(
    (next: GridSelection) => {
      own.current = next;
      select(next);
    },
    [select],
  );
  const takeOver = useCallback((next: GridSelection) => {
    const isOutside = own.current !== next;
    own.current = next;
    return isOutside;
  }, []);
  return { onSelect, takeOver };
}
