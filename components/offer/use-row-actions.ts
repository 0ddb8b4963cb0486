"use client";

import { useLayoutEffect, useRef, useState } from "react";
import type { RowActions } from "./grid-row";

/** Actions that stay the same object while what they do follows the latest drawing: rows are not drawn again for them. */
export function useRowActions(now: RowActions): RowActions {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  const [actions] = useState<RowActions>(() => ({
    press: (...told) => latest.current.press(...told),
    drag: (...told) => latest.current.drag(...told),
    edit: () => latest.current.edit(),
    reach: (...told) => latest.current.reach(...told),
    typing: (typing) => latest.current.typing(typing),
    done: (...told) => latest.current.done(...told),
  }));
  return actions;
}
