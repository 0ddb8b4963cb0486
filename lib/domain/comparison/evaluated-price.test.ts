import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minor } from "../money";
import { roundedEvaluatedPrice } from "./evaluated-price";
import {
  aCriterion,
  aDossier,
  aGroup,
  anOffer,
  aScore,
  aSelection,
  aService,
  columnOf,
  compareDossier,
  kr,
  monthly,
  PRICE_MODEL,
} from "./testing";

describe("an evaluated price", () => {
  it("rounds a half away from zero, as all money", () => {
    expect([7.4, 7.5, -7.4, -7.5, -7.6].map(roundedEvaluatedPrice)).toEqual([7, 8, -7, -8, -8]);
  });

  it("is never minus zero", () => {
    for (const zero of [0, -0, 0.2, -0.2, -0.49])
      expect(Object.is(roundedEvaluatedPrice(zero), 0)).toBe(true);
  });

  it("on an exact half is the same whichever side of it floats fall", () => {
    // Middling scores all over are a quality of 50; by these weights a double says 50.00000000000001.
    for (const weights of [
      [0.1, 0.1, 0.7],
      [0.1, 0.1, 0.1],
      [1, 1, 1],
    ]) {
      const dossier = aDossier({
        selection: aSelection({
          priceModel: { ...PRICE_MODEL, formula: "priced_quality", qualityValueMinor: minor(9_999_999_995) },
        }),
        groups: [
          aGroup(
            "g",
            weights.map((weight, index) => aCriterion(`c${index}`, { weight })),
          ),
        ],
        scores: weights.map((_, index) => aScore("A", `c${index}`, 3)),
        lines: [aService("run", { driver: "fixed" })],
        offers: [anOffer("A", { run: monthly(kr(1_000)) }), anOffer("B", { run: monthly(kr(1_001)) })],
      });
      // 4 800 000 − 4 999 999 997.5
      expect(columnOf(compareDossier(dossier), "A").evaluatedPrice).toBe(-4_995_199_998);
    }
  });

  it("is the exact one whatever a double's last places say of quality", () => {
    const amount = fc.integer({ min: 0, max: 10_000_000_000 });
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.integer({ min: 0, max: 4_000 }),
        fc.integer({ min: -4, max: 4 }),
        (total, worth, fortieths, places) => {
          const exact = BigInt(total) * 4_000n - BigInt(worth) * BigInt(fortieths);
          const size = ((exact < 0n ? -exact : exact) + 2_000n) / 4_000n;
          const quality = (fortieths / 40) * (1 + places * Number.EPSILON);
          expect(roundedEvaluatedPrice(total - (worth * quality) / 100)).toBe(
            Number(exact < 0n ? -size : size),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
