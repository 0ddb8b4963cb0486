import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currentVersionOf, mayRestore, mayWithdraw } from "./offer-version";

const stands = (number: number) => ({ number, withdrawn: null });
const gone = (number: number) => ({ number, withdrawn: { at: "", by: "", reason: "" } });

describe("the current version", () => {
  it("is the highest number", () => {
    expect(currentVersionOf([stands(1), stands(3), stands(2)])?.number).toBe(3);
  });
  it("is the one before when the highest is withdrawn", () => {
    expect(currentVersionOf([gone(3), stands(2), stands(1)])?.number).toBe(2);
  });
  it("is none when all are withdrawn, or there is none", () => {
    expect(currentVersionOf([gone(1)])).toBeUndefined();
    expect(currentVersionOf([])).toBeUndefined();
  });
});

describe("a withdrawal", () => {
  it("is of the current version only", () => {
    const versions = [gone(3), stands(2), stands(1)];
    expect([1, 2, 3, 4].filter((number) => mayWithdraw(versions, number))).toEqual([2]);
  });
  it("can be taken back while no later version stands", () => {
    expect(mayRestore([gone(3), gone(2), stands(1)], 2)).toBe(true);
    expect(mayRestore([gone(3), gone(2), stands(1)], 3)).toBe(true);
    expect(mayRestore([stands(3), gone(2), stands(1)], 2)).toBe(false);
    expect(mayRestore([stands(1)], 1)).toBe(false);
    expect(mayRestore([], 1)).toBe(false);
  });
  it("taken back leaves everything as it was, whatever the history, and changes no input", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (flags) => {
        const versions = flags.map((withdrawn, index) => (withdrawn ? gone(index + 1) : stands(index + 1)));
        const before = structuredClone(versions);
        const current = currentVersionOf(versions);
        if (current === undefined) return;
        const without = versions.map((each) => (each === current ? gone(each.number) : each));
        expect(mayRestore(without, current.number)).toBe(true);
        expect(versions).toEqual(before);
      }),
    );
  });
});
