import { expect, it } from "vitest";
import { ownerOf, targetParts, variantTarget } from "./offer-target";

it("a candidate's own id means its main offer", () => {
  expect(targetParts("can_1")).toEqual({ candidateId: "can_1", offerId: null });
  expect(ownerOf("can_1")).toBe("can_1");
});
it("a variant's id tells its candidate and its offer", () => {
  const id = variantTarget("can_1", "off_2");
  expect(targetParts(id)).toEqual({ candidateId: "can_1", offerId: "off_2" });
  expect(ownerOf(id)).toBe("can_1");
});
