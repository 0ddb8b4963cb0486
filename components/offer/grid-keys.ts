/** What a key means in a grid that behaves like a spreadsheet. */
export type GridCommand =
  | { readonly do: "move"; readonly rows: number; readonly columns: number; readonly extend: boolean }
  /** To the first or last row or column. */
  | { readonly do: "edge"; readonly rows: -1 | 0 | 1; readonly columns: -1 | 0 | 1; readonly extend: boolean }
  | { readonly do: "page"; readonly direction: -1 | 1; readonly extend: boolean }
  /** Next or previous cell, row after row; leaves the grid at its end. */
  | { readonly do: "tab"; readonly direction: -1 | 1 }
  /** `replace`: the character that was typed; null keeps what is there. */
  | { readonly do: "edit"; readonly replace: string | null }
  | { readonly do: "clear" | "undo" | "redo" | "all" | "letGo" | "details" };

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, readonly [rows: -1 | 0 | 1, columns: -1 | 0 | 1]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * The command of a key while no cell is being edited; null for keys that are none of the grid's business (copy and
 * paste come as events of their own).
 *
 * @example gridCommand({ key: "7", … }) // { do: "edit", replace: "7" }
 */
export function gridCommand(press: KeyPress): GridCommand | null {
  const { key, shiftKey: extend } = press;
  const control = press.ctrlKey || press.metaKey;
  const arrow = ARROWS[key];
  if (arrow && !press.altKey) {
    const [rows, columns] = arrow;
    return control ? { do: "edge", rows, columns, extend } : { do: "move", rows, columns, extend };
  }
  if (control) return controlCommand(key.toLowerCase(), extend);
  if (key === "Enter" && press.altKey) return { do: "details" };
  if (press.altKey) return null;
  switch (key) {
    case "Home":
      return { do: "edge", rows: 0, columns: -1, extend };
    case "End":
      return { do: "edge", rows: 0, columns: 1, extend };
    case "PageUp":
      return { do: "page", direction: -1, extend };
    case "PageDown":
      return { do: "page", direction: 1, extend };
    case "Enter":
      return { do: "move", rows: extend ? -1 : 1, columns: 0, extend: false };
    case "Tab":
      return { do: "tab", direction: extend ? -1 : 1 };
    case "F2":
      return { do: "edit", replace: null };
    case "Delete":
    case "Backspace":
      return { do: "clear" };
    case "Escape":
      return { do: "letGo" };
  }
  return [...key].length === 1 ? { do: "edit", replace: key } : null;
}

function controlCommand(key: string, shift: boolean): GridCommand | null {
  switch (key) {
    case "z":
      return { do: shift ? "redo" : "undo" };
    case "y":
      return { do: "redo" };
    case "a":
      return { do: "all" };
    case "home":
      return { do: "edge", rows: -1, columns: -1, extend: shift };
    case "end":
      return { do: "edge", rows: 1, columns: 1, extend: shift };
    default:
      return null;
  }
}

export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** The cell after (or before) this one, row after row; null beyond the last or first. */
export function nextPlace(
  at: GridPlace,
  direction: -1 | 1,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | null {
  const next = at.row * size.columns + at.column + direction;
  if (next < 0 || next >= size.rows * size.columns) return null;
  return { row: Math.floor(next / size.columns), column: next % size.columns };
}
