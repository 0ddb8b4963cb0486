import { describe, expect, it } from "vitest";
import { linesOf, rowHeights } from "./row-heights";

const wrapped = { alignment: { wrapText: true } };

describe("the lines a text takes", () => {
  it("break between words, at line ends of its own, and inside a word longer than a line", () => {
    expect(linesOf("", 10)).toBe(1);
    expect(linesOf("move server", 11)).toBe(1);
    expect(linesOf("move servers", 11)).toBe(2);
    expect(linesOf("move\nservers\n", 11)).toBe(3);
    expect(linesOf("a".repeat(25), 10)).toBe(3);
    expect(linesOf(`no ${"a".repeat(25)} b`, 10)).toBe(4);
  });

  it("are never none, however narrow the column", () => {
    expect(linesOf("ab", 0)).toBe(2);
    expect(linesOf("", -3)).toBe(1);
  });
});

describe("the heights of rows", () => {
  it("are those of the highest wrapped text; rows of one ordinary line keep the usual height", () => {
    const cells = new Map([
      ["0,0", { value: "a few words that take three lines here", style: wrapped }],
      ["0,1", { value: "short", style: wrapped }],
      ["1,0", { value: "a few words that are not wrapped at all" }],
      ["2,0", { value: "A title", style: { font: { size: 16 } } }],
    ]);
    expect([...rowHeights(cells, [], [14, 14])]).toEqual([
      [0, { height: 45 }],
      [2, { height: 22 }],
    ]);
  });

  it("count all the columns that a text has room over", () => {
    const cells = new Map([["0,0", { value: "a few words that take three lines here", style: wrapped }]]);
    const across = [{ startRow: 0, endRow: 0, startCol: 0, endCol: 2 }];
    expect([...rowHeights(cells, across, [14, 14, 14])]).toEqual([]);
  });
});
