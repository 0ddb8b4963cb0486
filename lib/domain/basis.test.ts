import { describe, expect, it } from "vitest";
import { basisFault, defaultBasis } from "./basis";
import { aSelection } from "./comparison/testing";

describe("a basis", () => {
  const basis = defaultBasis(aSelection({ discountBasisPoints: 400 }));

  it("is what the selection asks for until a knob is turned", () => {
    expect(basis).toEqual({
      establishmentType: 3,
      horizonMonths: 48,
      volumePercent: 100,
      withOptional: false,
      leftOutLineIds: [],
      discountBasisPoints: 400,
    });
    expect(basisFault(basis)).toBeNull();
  });

  it("stays within its limits", () => {
    expect(basisFault({ ...basis, horizonMonths: 12 })).toBeNull();
    expect(basisFault({ ...basis, horizonMonths: 84, volumePercent: 150 })).toBeNull();
    expect(basisFault({ ...basis, horizonMonths: 11 })).toBe("basis.horizon");
    expect(basisFault({ ...basis, horizonMonths: 30.5 })).toBe("basis.horizon");
    expect(basisFault({ ...basis, volumePercent: 151 })).toBe("basis.volume");
    expect(basisFault({ ...basis, discountBasisPoints: 5_001 })).toBe("basis.discount");
    expect(basisFault({ ...basis, discountBasisPoints: Number.NaN })).toBe("basis.discount");
  });
});
