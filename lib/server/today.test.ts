import { describe, expect, it } from "vitest";
import { dayOf, hourOf, momentOf, wallClock } from "./today";

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

describe("the moment a clock in Copenhagen shows", () => {
  it("is one hour before UTC's in winter and two in summer", () => {
    expect(momentOf("2026-11-22", "12:00")).toBe("2026-11-22T11:00:00.000Z");
    expect(momentOf("2026-06-22", "12:00")).toBe("2026-06-22T10:00:00.000Z");
    expect(wallClock("2026-06-22T22:30:00Z")).toEqual({ day: "2026-06-23", clock: "00:30" });
  });

  it("is the first of two when clocks are put back, and an hour later when they are put forward over it", () => {
    expect(momentOf("2026-10-25", "02:30")).toBe("2026-10-25T00:30:00.000Z");
    expect(momentOf("2026-03-29", "02:30")).toBe("2026-03-29T01:30:00.000Z");
  });

  it("is not there for a day that is not", () => {
    expect(momentOf("2026-02-30", "12:00")).toBeNull();
  });
});
