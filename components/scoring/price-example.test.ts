import { expect, it } from "vitest";
import { PRICE_FORMULAS } from "@/lib/domain/selection";
import { examplePoints } from "./price-example";

it("the example beside each formula is what the formula gives", () => {
  expect(Object.fromEntries(PRICE_FORMULAS.map((formula) => [formula, examplePoints(formula, 100)]))).toEqual(
    {
      proportional: [100, 80, 50],
      linear_from_lowest: [100, 75, 0],
      min_max: [100, 75, 0],
      fixed_bounds: [100, 75, 0],
      priced_quality: [],
    },
  );
});
