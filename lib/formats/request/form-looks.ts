import type { CellStyle } from "hucre/xlsx";

/** How the cells of a form look: what is to be typed has its own ground and frame, everything else is quiet. */

const rule = { style: "thin", color: { rgb: "D8DBDE" } } as const;
const frame = { style: "thin", color: { rgb: "B9A35A" } } as const;
const TOP = { vertical: "top", wrapText: true } as const;
/** Off the frame, and off the number before it. */
const INSET = { ...TOP, horizontal: "left", indent: 1 } as const;

export const FORM_TITLE: CellStyle = { font: { bold: true, size: 16 }, alignment: { vertical: "center" } };
export const HINT: CellStyle = { font: { color: { rgb: "4A525C" } }, alignment: { vertical: "center" } };
export const HEAD: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E4E8EC" } },
  alignment: { wrapText: true, vertical: "bottom" },
  border: { bottom: { style: "medium", color: { rgb: "5B6470" } } },
};
/** Above words that are set off. */
export const INSET_HEAD: CellStyle = {
  ...HEAD,
  alignment: { ...HEAD.alignment, horizontal: "left", indent: 1 },
};
export const NUMBER_HEAD: CellStyle = { ...HEAD, alignment: { ...HEAD.alignment, horizontal: "right" } };
export const GROUP: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F3F5F7" } },
  alignment: { vertical: "center" },
  border: { bottom: rule },
};
export const LABEL: CellStyle = { border: { bottom: rule }, alignment: TOP };
export const STRONG: CellStyle = { ...LABEL, font: { bold: true } };
/** Words below a heading that is set off. */
export const BESIDE: CellStyle = { ...LABEL, alignment: INSET };
export const STRONG_BESIDE: CellStyle = { ...STRONG, alignment: INSET };
export const QUIET: CellStyle = { ...LABEL, font: { size: 9, color: { rgb: "4A525C" } }, alignment: INSET };
/** Worked out, or ours: not to be typed. */
export const FIGURE: CellStyle = {
  border: { bottom: rule },
  font: { color: { rgb: "4A525C" } },
  alignment: { vertical: "top", horizontal: "right" },
};
export const TOTAL: CellStyle = {
  font: { bold: true },
  border: { top: { style: "medium", color: { rgb: "5B6470" } } },
  alignment: { vertical: "top" },
};

const TYPED: CellStyle = {
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF7D6" } },
  border: { top: frame, right: frame, bottom: frame, left: frame },
  alignment: INSET,
  protection: { locked: false },
};
/**
 * A cell that words may be typed in. It is text by its format: otherwise a spreadsheet makes a formula of "=1+1", a
 * number of "-5 %" and a date of "1-3", and what its vendor wrote is gone.
 */
export const OPEN: CellStyle = { ...TYPED, numFmt: "@" };
export const OPEN_NUMBER: CellStyle = { ...TYPED, alignment: { vertical: "top", horizontal: "right" } };
/** Stands among open cells and is not for this row. */
export const SHUT: CellStyle = {
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F3F5F7" } },
  border: { bottom: rule },
};

export const AMOUNT = "#,##0.00";
export const QUANTITY = "#,##0.###";
export const WHOLE = "0";
export const PERCENT = "0.00";
export const DAY = "yyyy\\-mm\\-dd";
