import { describe, expect, it } from "vitest";
import { differingRows, type MatrixCell, type MatrixRow, rowDiffers, rowsNamed } from "./matrix-row";

const row = (key: string, look: MatrixRow["look"], ...cells: MatrixCell[]): MatrixRow => ({
  key,
  label: key,
  look,
  level: 0,
  cell: (column) => cells[column] ?? { text: "" },
});
const keys = (rows: readonly MatrixRow[]) => rows.map((each) => each.key);

describe("only rows that differ", () => {
  it("keeps a row whose texts or states differ and drops one where all say the same", () => {
    expect(rowDiffers(row("a", "plain", { text: "1" }, { text: "2" }), 2)).toBe(true);
    expect(rowDiffers(row("a", "plain", { text: "1" }, { text: "1" }), 2)).toBe(false);
    expect(rowDiffers(row("a", "plain", { text: "" }, { text: "", state: "gap" }), 2)).toBe(true);
    expect(
      rowDiffers(row("a", "plain", { text: "1", years: [1, null] }, { text: "1", years: [1, 2] }), 2),
    ).toBe(true);
  });

  it("keeps group rows always, and headings only with rows under them", () => {
    const same: MatrixCell[] = [{ text: "1" }, { text: "1" }];
    const different: MatrixCell[] = [{ text: "1" }, { text: "2" }];
    const rows = [
      row("group", "group", ...same),
      row("empty heading", "heading"),
      row("same", "plain", ...same),
      row("heading", "heading"),
      row("different", "plain", ...different),
    ];
    expect(keys(differingRows(rows, 2))).toEqual(["group", "heading", "different"]);
  });
});

describe("finding a row", () => {
  const rows = [
    row("Operation", "group"),
    row("Security", "heading"),
    row("User support", "plain"),
    row("Storage", "plain"),
  ];

  it("keeps rows whose name holds the words, in any letter case, with their groups", () => {
    expect(keys(rowsNamed(rows, " SUPPORT "))).toEqual(["Operation", "User support"]);
  });

  it("keeps all rows while nothing is looked for", () => {
    expect(keys(rowsNamed(rows, "  "))).toEqual(keys(rows));
  });
});
