import { describe, expect, it } from "vitest";
import { headingAbove } from "./catalogue-rows";

const heading = (label: string) => ({ kind: "heading" as const, label });
const line = { kind: "line" as const };

describe("the heading that has gone up out of view", () => {
  const rows = [heading("Servers"), line, line, heading("Backup"), line];

  it("is the last one above the first row in view", () => {
    expect(headingAbove(rows, 2)).toBe("Servers");
    expect(headingAbove(rows, 4)).toBe("Backup");
  });

  it("is not said again while it is itself the first row in view", () => {
    expect(headingAbove(rows, 0)).toBeNull();
    expect(headingAbove(rows, 3)).toBeNull();
  });

  it("is nothing where no heading stands above, and nothing of an empty list", () => {
    expect(headingAbove([line, line], 1)).toBeNull();
    expect(headingAbove([], 0)).toBeNull();
  });

  it("is the last one when the list has become shorter than where it was scrolled to", () => {
    expect(headingAbove(rows, 90)).toBe("Backup");
  });
});
