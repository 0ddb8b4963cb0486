import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sameCompanyName } from "./company-name";

describe("the same company by name", () => {
  it.each([
    ["Nordlys Drift A/S", "nordlys  drift a/s"],
    ["Fjord IT ApS", "Fjord IT A/S"],
    ["Kernedrift, A/S", "Kernedrift"],
  ])("%s and %s are probably one", (a, b) => {
    expect(sameCompanyName(a, b)).toBe(true);
  });

  it.each([
    ["Fjord IT", "Fjord Data"],
    ["A/S", "ApS"],
    ["", ""],
  ])("%s and %s are not", (a, b) => {
    expect(sameCompanyName(a, b)).toBe(false);
  });

  it("asks in either order alike", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(sameCompanyName(a, b)).toBe(sameCompanyName(b, a));
      }),
    );
  });
});
