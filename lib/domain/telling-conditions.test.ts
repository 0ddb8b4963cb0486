import { describe, expect, it } from "vitest";
import type { EntryCondition } from "./phase-road";
import { tellingConditions } from "./telling-conditions";

const condition = (code: EntryCondition["code"], met: boolean): EntryCondition => ({
  code,
  met,
  strictness: "soft",
  points: [],
});

describe("the conditions of a phase that are worth showing", () => {
  it("leave out what is met only because there is nobody yet", () => {
    const conditions = [
      condition("candidates.too_few", false),
      condition("candidates.accounts_missing", true),
      condition("scoring.criteria_missing", true),
    ];
    expect(tellingConditions(conditions).map(({ code }) => code)).toEqual([
      "candidates.too_few",
      "scoring.criteria_missing",
    ]);
  });

  it("keep what is missing, and everything once there is somebody", () => {
    const missing = [condition("offers.too_few", false), condition("offers.gaps_open", false)];
    expect(tellingConditions(missing)).toEqual(missing);
    const met = [condition("offers.too_few", true), condition("offers.gaps_open", true)];
    expect(tellingConditions(met)).toEqual(met);
  });

  it("leave out what only opened prices can tell, while they are sealed", () => {
    const late = condition("offers.late_waiting", true);
    const basis = condition("compare.basis_empty", true);
    const ofPrices = [
      condition("compare.too_few_comparable", true),
      condition("compare.not_comparable", true),
      condition("compare.provisional", true),
      condition("compare.abnormally_low", true),
      condition("compare.price_refused", true),
    ];
    const sealed = condition("offers.sealed", false);
    expect(tellingConditions([sealed, late, basis, ...ofPrices])).toEqual([sealed, late, basis]);
    const opened = condition("offers.sealed", true);
    expect(tellingConditions([opened, late, ...ofPrices])).toEqual([opened, late, ...ofPrices]);
  });

  it("keep a price's condition that fails although prices are sealed", () => {
    const conditions = [condition("offers.sealed", false), condition("compare.price_refused", false)];
    expect(tellingConditions(conditions)).toEqual(conditions);
  });
});
