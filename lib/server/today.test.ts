import { describe, expect, it } from "vitest";
import { dayOf, hourOf } from "./today";

describe("the day it is", () => {
  it("is Copenhagen's, wherever the server stands", () => {
    expect(dayOf(new Date("2026-11-22T22:59:59Z"))).toBe("2026-11-22");
    expect(dayOf(new Date("2026-11-22T23:30:00Z"))).toBe("2026-11-23");
    expect(dayOf(new Date("2026-06-30T22:00:00Z"))).toBe("2026-07-01");
  });
});

describe("the hour it is", () => {
  it("is Copenhagen's, in winter and in summer", () => {
    expect(hourOf(new Date("2026-11-22T07:00:00Z"))).toBe(8);
    expect(hourOf(new Date("2026-06-22T06:59:59Z"))).toBe(8);
    expect(hourOf(new Date("2026-11-22T23:30:00Z"))).toBe(0);
  });
});
