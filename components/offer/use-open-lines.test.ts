import { describe, expect, it } from "vitest";
import { cellKey, editCells, emptySheet } from "./sheet-state";
import { isOpenLine, nextOpen } from "./use-open-lines";

describe("lines still to be answered", () => {
  it("are those without an answer; 'not offered' is one", () => {
    const key = cellKey("can_a", "line_1");
    const blank = emptySheet();
    expect(isOpenLine(blank, "can_a", "line_1")).toBe(true);
    const declined = editCells(blank, [{ key, cell: { state: "not_offered", note: "" } }]);
    expect(isOpenLine(declined, "can_a", "line_1")).toBe(false);
    expect(isOpenLine(declined, "can_b", "line_1")).toBe(true);
  });

  it("come one after the other, from the last round to the first", () => {
    const shown = ["a", "b", "c", "d"];
    expect(nextOpen(shown, ["b", "d"], 0)).toBe("b");
    expect(nextOpen(shown, ["b", "d"], 1)).toBe("d");
    expect(nextOpen(shown, ["b", "d"], 3)).toBe("b");
    expect(nextOpen(shown, ["b"], 1)).toBe("b");
    expect(nextOpen(shown, [], 2)).toBeNull();
    expect(nextOpen([], [], 0)).toBeNull();
  });
});
