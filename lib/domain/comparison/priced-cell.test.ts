import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minor } from "../money";
import type { Tier } from "../offer";
import { DRIVERS } from "../selection";
import { aDossier, anOffer, aService, compareDossier, monthly } from "./testing";

// Small enough that no line comes near the largest amount.
const amount = fc.integer({ min: 0, max: 5_000_000 }).map(minor);
const perhaps = fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: null });
const anyPrice = fc.record({
  unitPrice: amount,
  driver: fc.constantFrom(...DRIVERS),
  quantityMilli: perhaps,
  minimumMilli: perhaps,
  tiers: fc.uniqueArray(fc.record({ fromMilli: fc.integer({ min: 1, max: 300_000 }), unitPrice: amount }), {
    maxLength: 3,
    selector: (tier: Tier) => tier.fromMilli,
  }),
  yearly: fc.boolean(),
});

describe("a priced cell", () => {
  it("is counted as the rule says on whole numbers of any size", () => {
    fc.assert(
      fc.property(anyPrice, fc.constantFrom(50, 100, 133, 150), (price, volumePercent) => {
        const { yearly, ...more } = price;
        const cell = monthly(price.unitPrice, { ...more, period: yearly ? "year" : "month" });
        const dossier = aDossier({ lines: [aService("lin_0")], offers: [anOffer("A", { lin_0: cell })] });
        const result = compareDossier(dossier, { volumePercent }).candidates[0]?.lines[0];
        const known = { users: 120_000, servers: 20_000, gb: 4_000_000, devices: 150_000, fixed: 1_000 };
        const quantity = BigInt(price.quantityMilli ?? known[price.driver]);
        const scaled = quantity * BigInt(price.driver === "fixed" ? 100 : volumePercent);
        const least = BigInt(price.minimumMilli ?? 0) * 100n;
        const billed = scaled > least ? scaled : least;
        const reached = [...price.tiers]
          .sort((a, b) => b.fromMilli - a.fromMilli)
          .find((tier) => BigInt(tier.fromMilli) * 100n <= billed);
        const top = BigInt(reached?.unitPrice ?? price.unitPrice) * billed;
        const bottom = yearly ? 1_200_000n : 100_000n;
        const rate = Number((top * 2n + bottom) / (bottom * 2n));
        expect(result).toMatchObject({ kind: "counted", rate, total: rate * 48 });
      }),
    );
  });
});
