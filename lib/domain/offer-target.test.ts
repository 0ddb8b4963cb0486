import { expect, it } from "vitest";
import { countOwners, isOwnTarget, ownerOf, targetParts, variantTarget } from "./offer-target";

it("a candidate's own id means its main offer", () => {
  expect(targetParts("can_1")).toEqual({ candidateId: "can_1", offerId: null });
  expect(ownerOf("can_1")).toBe("can_1");
});
it("a variant's id tells its candidate and its offer", () => {
  const id = variantTarget("can_1", "off_2");
  expect(targetParts(id)).toEqual({ candidateId: "can_1", offerId: "off_2" });
  expect(ownerOf(id)).toBe("can_1");
});

it("columns are counted by the candidates behind them", () => {
  const columns = ["can_1", variantTarget("can_1", "off_2"), variantTarget("can_3", "off_4")].map(
    (candidateId) => ({ candidateId }),
  );
  expect(countOwners(columns)).toBe(2);
  expect(countOwners([])).toBe(0);
  expect(columns.map(({ candidateId }) => isOwnTarget(candidateId))).toEqual([true, false, false]);
});
