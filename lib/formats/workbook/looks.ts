import type { CellStyle } from "hucre/xlsx";

/** How cells look. Every state has its own ground and, beside it, its own words: never colour alone. */

/** The hues of candidates 0–4, the same as everywhere in the product. */
const HUES = ["0068A8", "BD4E0A", "007D59", "A3487F", "846800"] as const;
const NO_HUE = "5B6470";

/** In every style by name and size: a program gives a font without them one of its own. */
export const FONT = { name: "Calibri", size: 11 } as const;

const thin = { style: "thin", color: { rgb: "D8DBDE" } } as const;
const BORDER = { border: { bottom: thin } } satisfies CellStyle;

export const TITLE: CellStyle = { font: { bold: true, size: 16 } };
export const SUBTITLE: CellStyle = { font: { color: { rgb: "5B6470" } } };
export const HEAD: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "EEF0F2" } },
  alignment: { wrapText: true, vertical: "bottom" },
  border: { bottom: { style: "medium", color: { rgb: "5B6470" } } },
};
export const GROUP: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F6F7F8" } },
};
export const PLAIN: CellStyle = BORDER;
export const WRAPPED: CellStyle = { ...BORDER, alignment: { wrapText: true } };
export const QUIET: CellStyle = { ...BORDER, font: { color: { rgb: "5B6470" }, size: 9 } };
/** Words beside a number: set off from it. */
export const REMARK: CellStyle = { ...QUIET, alignment: { horizontal: "left", indent: 1, wrapText: true } };
export const INPUT: CellStyle = { ...BORDER, font: { color: { rgb: "1F4E9E" } } };

export function candidateHead(colour: number | null): CellStyle {
  return {
    font: { bold: true, color: { rgb: "FFFFFF" } },
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: HUES[colour ?? -1] ?? NO_HUE } },
    alignment: { horizontal: "center", vertical: "center", wrapText: true },
  };
}

/** Two decimals and the currency's code. */
export function money(currency: string): string {
  return `#,##0.00\\ "${currency}"`;
}

export const QUANTITY = "#,##0.###";
export const PERCENT = "0.0%";
export const POINTS = "0.0";
export const WHOLE = "0";
export const RATE = "0.000000";
export const FACTOR = "0.0000";

export type State = "plain" | "plugged" | "gap" | "provisional" | "stale" | "set_aside";

const GROUNDS: Readonly<Record<Exclude<State, "plain">, CellStyle>> = {
  plugged: {
    fill: {
      type: "pattern",
      pattern: "lightUp",
      fgColor: { rgb: "B98900" },
      bgColor: { rgb: "FFF6DC" },
    },
  },
  gap: { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FBE4E1" } }, font: { bold: true } },
  provisional: {
    fill: { type: "pattern", pattern: "gray125", fgColor: { rgb: "3B6FB6" }, bgColor: { rgb: "EAF1FB" } },
  },
  stale: {
    fill: { type: "pattern", pattern: "lightDown", fgColor: { rgb: "8A9099" }, bgColor: { rgb: "F0F1F3" } },
  },
  set_aside: { font: { italic: true, color: { rgb: "5B6470" } } },
};

/** A value's look in a state. */
export function look(state: State, numFmt?: string, base: CellStyle = PLAIN): CellStyle {
  const ground: CellStyle = state === "plain" ? {} : GROUNDS[state];
  return {
    ...base,
    ...ground,
    ...(ground.font || base.font ? { font: { ...base.font, ...ground.font } } : {}),
    ...(numFmt === undefined ? {} : { numFmt }),
  };
}

export function bold(style: CellStyle): CellStyle {
  return { ...style, font: { ...style.font, bold: true } };
}
