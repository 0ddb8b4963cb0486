import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizeHint, VENDOR_SIZES } from "./vendor-size";

describe("a vendor's size", () => {
  it.each([
    [0, "small"],
    [9, "small"],
    [10, "medium"],
    [100, "medium"],
    [101, "large"],
    [250_000, "large"],
  ] as const)("of %i employees is %s", (employees, size) => {
    expect(sizeHint(employees)).toBe(size);
  });

  it.each([null, -1, 9.5, Number.NaN, Number.POSITIVE_INFINITY])("is not known from %s", (employees) => {
    expect(sizeHint(employees)).toBeNull();
  });

  it("never shrinks as employees join", () => {
    const rank = (employees: number) => [null, ...VENDOR_SIZES].indexOf(sizeHint(employees));
    fc.assert(fc.property(fc.nat(), fc.nat(), (now, joining) => rank(now + joining) >= rank(now)));
  });
});
