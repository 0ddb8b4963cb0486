import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockText, parseBlock, placeBlock } from "./paste-block";

describe("a pasted block", () => {
  it("is rows of cells, the last line end of Excel left out", () => {
    expect(parseBlock("1\t2\r\n3\t4\r\n")).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });
  it("keeps blanks as blanks", () => {
    expect(parseBlock("1\t\n\t4")).toEqual([
      ["1", ""],
      ["", "4"],
    ]);
    expect(parseBlock("")).toEqual([[""]]);
  });
  it("keeps tabs and line ends inside quotes, and stray quotes as they are", () => {
    expect(parseBlock('"a\tb\nc ""x"""\t5"')).toEqual([['a\tb\nc "x"', '5"']]);
    expect(parseBlock('"open\tend')).toEqual([['"open', "end"]]);
  });
  it("comes back as it was written", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', "\t", "\n", " ", "1") });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          // A last row that is one empty cell cannot be told from a closing line end.
          const last = rows.at(-1);
          fc.pre(rows.length === 1 || !(last?.length === 1 && last[0] === ""));
          expect(parseBlock(blockText(rows))).toEqual(rows);
        },
      ),
    );
  });
});

describe("placing a block", () => {
  const at = (row: number, column: number) => ({ top: row, left: column, bottom: row, right: column });
  it("starts at the top left of the selected range and counts what falls outside", () => {
    expect(placeBlock([["1", "2"], ["3"]], at(1, 1), { rows: 2, columns: 2 })).toEqual({
      placed: [{ row: 1, column: 1, text: "1" }],
      outside: 2,
    });
  });
  it("fills the range with a single cell", () => {
    const range = { top: 0, left: 0, bottom: 1, right: 1 };
    expect(placeBlock([["7"]], range, { rows: 9, columns: 9 }).placed).toHaveLength(4);
  });
});
