import { describe, expect, it } from "vitest";
import { type Sight, sees, sightKey } from "./sight";

const a = { candidateId: "can_a", groupId: "grp_1" };
const b = { candidateId: "can_b", groupId: "grp_1" };
const some = (...pairs: (typeof a)[]): Sight => ({ everything: false, pairs });

describe("how far somebody sees", () => {
  it("is the pairs they have submitted, and no other candidate or group", () => {
    expect(sees(some(a), a)).toBe(true);
    expect(sees(some(a), b)).toBe(false);
    expect(sees(some(a), { ...a, groupId: "grp_2" })).toBe(false);
    expect(sees(some(), a)).toBe(false);
  });

  it("is everything once scoring is closed", () => {
    expect(sees({ everything: true }, b)).toBe(true);
  });

  it("has one key whatever the order, and another for every other sight", () => {
    const both = [b, a];
    expect(sightKey({ everything: false, pairs: both })).toBe(sightKey(some(a, b)));
    expect(both).toEqual([b, a]);
    expect(
      new Set([some(), some(a), some(b), some(a, b), { everything: true } as const].map(sightKey)).size,
    ).toBe(5);
  });
});
