import type { CellStyle } from "hucre/xlsx";

/** How cells look. Every state has its own ground and, beside it, its own words: never colour alone. */

/** The hues of candidates 0–4, the same as everywhere in the product. */
const HUES = ["0068A8", "BD4E0A", "007D59", "A3487F", "846800"] as const;
const NO_HUE = "5B6470";

/** In every style by name and size: a program gives a font without them one of its own. */
export const FONT = { name: "Calibri", size: 11 } as const;

/**
 * A look made from another one, made once: thousands of cells share a few looks, and making each its own costs more
 * than writing them.
 */
function madeOnce(make: (style: CellStyle) => CellStyle): (style: CellStyle) => CellStyle {
  const made = new WeakMap<CellStyle, CellStyle>();
  return (style) => {
    const known = made.get(style);
    if (known !== undefined) return known;
    const fresh = make(style);
    made.set(style, fresh);
    return fresh;
  };
}

/** The look with the product's font where it says something of its font. */
export const withFont = madeOnce((style) =>
  style.font ? { ...style, font: { ...FONT, ...style.font } } : style,
);

/** The look with everything at the top of its row, where it says nothing else. */
export const atTop = madeOnce((style) =>
  style.alignment?.vertical === undefined
    ? { ...style, alignment: { ...style.alignment, vertical: "top" } }
    : style,
);

/** A way to make a look of another by a word, made once for each look and word. */
export function madeOnceBy<Word extends string>(
  make: (style: CellStyle, word: Word) => CellStyle,
): (style: CellStyle, word: Word) => CellStyle {
  const made = new Map<Word, (style: CellStyle) => CellStyle>();
  return (style, word) => {
    const known = made.get(word) ?? madeOnce((each) => make(each, word));
    made.set(word, known);
    return known(style);
  };
}

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

export type State = "plain" | "plugged" | "gap" | "left" | "provisional" | "stale" | "set_aside";

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
  left: {
    fill: {
      type: "pattern",
      pattern: "lightHorizontal",
      fgColor: { rgb: "8A9099" },
      bgColor: { rgb: "F7F7F8" },
    },
    font: { bold: true },
  },
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
  const grounded = state === "plain" ? base : onGround(base, state);
  return numFmt === undefined ? grounded : withFormat(grounded, numFmt);
}

const onGround = madeOnceBy<Exclude<State, "plain">>((base, state) => {
  const ground = GROUNDS[state];
  return {
    ...base,
    ...ground,
    ...(ground.font || base.font ? { font: { ...base.font, ...ground.font } } : {}),
  };
});

/** The look with its numbers written so. */
export const withFormat = madeOnceBy<string>((style, numFmt) => ({ ...style, numFmt }));

export const bold = madeOnce((style) => ({ ...style, font: { ...style.font, bold: true } }));
