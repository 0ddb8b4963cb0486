/** Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows. */

/**
 * The rows and cells of a pasted block. Cells with tabs, line ends or quotes stand in quotes, quotes doubled; one line
 * end at the very end ends the last row and starts none.
 *
 * @example parseBlock('1\t2\r\n"a\nb"\t4\r\n') // [["1", "2"], ["a\nb", "4"]]
 */
export function parseBlock(text: string): string[][] {
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = source[at] === '"' ? readQuoted(source, at) : null;
    const end = quoted ? quoted.end : nextBreak(source, at);
    row.push(quoted ? quoted.text : source.slice(at, end));
    const mark = source[end];
    if (mark !== "\t") {
      rows.push(row);
      row = [];
    }
    if (mark === undefined) return rows;
    at = end + 1;
  }
}

function nextBreak(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== "\t" && source[at] !== "\n") at += 1;
  return at;
}

/** Null when the quote is not closed right before a break: then it is just a character of the cell. */
function readQuoted(source: string, from: number): { text: string; end: number } | null {
  let text = "";
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] !== '"') text += source[at];
    else if (source[at + 1] === '"') {
      text += '"';
      at += 1;
    } else {
      const next = source[at + 1];
      return next === undefined || next === "\t" || next === "\n" ? { text, end: at + 1 } : null;
    }
  }
  return null;
}

/** Cells as a block for the clipboard; the reverse of {@link parseBlock}. */
export function blockText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}

export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface PlacedText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/**
 * Where a block lands. A single cell fills the whole selected range; anything else starts at the range's top left
 * corner. What would fall outside the grid is counted, never dropped in silence.
 *
 * @example placeBlock([["1"], ["2"]], { top: 4, left: 0, bottom: 4, right: 0 }, { rows: 5, columns: 1 })
 * // { placed: [{ row: 4, column: 0, text: "1" }], outside: 1 }
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  range: Rectangle,
  size: { readonly rows: number; readonly columns: number },
): { readonly placed: readonly PlacedText[]; readonly outside: number } {
  const placed: PlacedText[] = [];
  const single = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  if (single !== undefined) {
    for (let row = range.top; row <= range.bottom; row += 1)
      for (let column = range.left; column <= range.right; column += 1)
        placed.push({ row, column, text: single });
    return { placed, outside: 0 };
  }
  let outside = 0;
  for (const [down, cells] of block.entries())
    for (const [across, text] of cells.entries()) {
      const row = range.top + down;
      const column = range.left + across;
      if (row < size.rows && column < size.columns) placed.push({ row, column, text });
      else outside += 1;
    }
  return { placed, outside };
}

/** The block between two opposite corners. */
export const rangeOf = (
  a: { row: number; column: number },
  b: { row: number; column: number },
): Rectangle => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
});
