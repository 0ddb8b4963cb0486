import { describe, expect, it } from "vitest";
import { dayOf } from "./today";

describe("the day it is", () => {
  it("is Copenhagen's, wherever the server stands", () => {
    expect(dayOf(new Date("2026-11-22T22:59:59Z"))).toBe("2026-11-22");
    expect(dayOf(new Date("2026-11-22T23:30:00Z"))).toBe("2026-11-23");
    expect(dayOf(new Date("2026-06-30T22:00:00Z"))).toBe("2026-07-01");
  });
});
