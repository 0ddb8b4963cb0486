import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arePricesSealed, type OpeningState, openingConditions, openingRefusal } from "./sealing";

const AT = "2026-11-22T09:00:00.000Z";
const READY: OpeningState = {
  sealing: "sealed",
  pricesOpenedAt: null,
  modelLockedAt: AT,
  scoringClosedAt: AT,
  scoringWaivedReason: "",
  confirmer: null,
};

describe("sealed prices", () => {
  it("are sealed until they are opened, and only where the selection seals them", () => {
    expect(arePricesSealed({ sealing: "sealed", pricesOpenedAt: null })).toBe(true);
    expect(arePricesSealed({ sealing: "sealed", pricesOpenedAt: AT })).toBe(false);
    expect(arePricesSealed({ sealing: "none", pricesOpenedAt: null })).toBe(false);
  });

  it("may be opened once the model is locked and scoring is closed", () => {
    expect(openingRefusal(READY)).toBeNull();
  });

  it.each([
    [{ modelLockedAt: null }, "prices.model_not_locked"],
    [{ scoringClosedAt: null }, "prices.scoring_not_closed"],
    [{ confirmer: { participantId: "par_1", isAble: false } }, "prices.confirmer_gone"],
    [{ pricesOpenedAt: AT }, "prices.already_open"],
    [{ sealing: "none" as const }, "prices.not_sealed"],
  ])("stay sealed when %o, with the reason", (change, code) => {
    expect(openingRefusal({ ...READY, ...change })).toBe(code);
  });

  it("count scoring that was waived with a reason as closed, and say that it was waived", () => {
    const state = { ...READY, scoringWaivedReason: "Two are ill" };
    expect(openingRefusal(state)).toBeNull();
    expect(openingConditions(state).find(({ code }) => code === "scoring_closed")?.waived).toBe(true);
  });

  it("ask for a confirmer only when one is set", () => {
    expect(openingConditions(READY).map(({ code }) => code)).toEqual(["model_locked", "scoring_closed"]);
    const confirmer = { participantId: "par_1", isAble: true };
    expect(openingConditions({ ...READY, confirmer }).at(-1)).toEqual({
      code: "confirmer_able",
      met: true,
      waived: false,
    });
  });

  it("may be opened exactly when every condition is met, whatever the state; and it does not change its input", () => {
    const moment = fc.constantFrom(null, AT);
    const state = fc.record({
      sealing: fc.constant("sealed" as const),
      pricesOpenedAt: fc.constant(null),
      modelLockedAt: moment,
      scoringClosedAt: moment,
      scoringWaivedReason: fc.constantFrom("", "reason"),
      confirmer: fc.option(fc.record({ participantId: fc.constant("par_1"), isAble: fc.boolean() })),
    });
    fc.assert(
      fc.property(state, (given) => {
        const before = structuredClone(given);
        expect(openingRefusal(given) === null).toBe(openingConditions(given).every(({ met }) => met));
        expect(given).toEqual(before);
      }),
    );
  });
});
