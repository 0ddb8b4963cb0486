import type { Cell, MergeRange, WriteSheet } from "hucre/xlsx";
import { FONT } from "./looks";

/** The height of a row of one line in the ordinary font, in points. */
const ORDINARY = 15;
/** Letters of ordinary words in the room of as many figures, which is what widths are counted in; a little less than so. */
const LETTERS_PER_FIGURE = 1.12;
/** Bold letters are this much wider. */
const BOLD = 1.07;

/**
 * Rows that wrapped text makes higher than one line, in points: not every program works that out when it opens a file.
 * Cells by "row,column"; widths in letters of the ordinary size, as a spreadsheet counts them.
 */
export function rowHeights(
  cells: ReadonlyMap<string, Partial<Cell>>,
  merges: readonly MergeRange[],
  widths: readonly number[],
): NonNullable<WriteSheet["rowDefs"]> {
  const lastColumns = new Map(
    merges.map(({ startRow, startCol, endCol }) => [`${startRow},${startCol}`, endCol]),
  );
  const heights = new Map<number, { height: number }>();
  for (const [place, { value, style }] of cells) {
    if (typeof value !== "string") continue;
    const [row = 0, column = 0] = place.split(",").map(Number);
    const size = style?.font?.size ?? FONT.size;
    const width =
      sum(widths.slice(column, (lastColumns.get(place) ?? column) + 1)) - (style?.alignment?.indent ?? 0);
    const letters = (width * LETTERS_PER_FIGURE * FONT.size) / size / (style?.font?.bold ? BOLD : 1);
    const lines = style?.alignment?.wrapText ? linesOf(value, letters) : 1;
    const height = Math.round((lines * size * ORDINARY) / FONT.size);
    if (height > (heights.get(row)?.height ?? ORDINARY)) heights.set(row, { height });
  }
  return heights;
}

/** Lines that a text takes when each holds so many letters; a word longer than a line is broken. */
export function linesOf(text: string, letters: number): number {
  const width = Math.max(1, Math.floor(letters));
  return sum(
    text.split("\n").map((paragraph) => {
      let lines = 1;
      let used = 0;
      for (const word of paragraph.split(" ")) {
        const { length } = word;
        if (used > 0 && used + 1 + length > width) {
          lines += 1;
          used = 0;
        }
        const broken = Math.max(0, Math.ceil(length / width) - 1);
        lines += broken;
        used += (used > 0 ? 1 : 0) + length - broken * width;
      }
      return lines;
    }),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
