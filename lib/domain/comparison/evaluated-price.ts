/**
 * An evaluated price (a price less what the candidate's quality is worth) in whole minor units, a half away from zero
 * as all money; never −0. Quality is a mean in binary floats, so an exact half may come out a hair beside it: what is
 * beyond the fourth decimal is rounded away first. The exported workbook's formula does the same, or the two could
 * differ by one minor unit. `roundedEvaluatedPrice(7.49999999)` is `8`, `roundedEvaluatedPrice(-7.5)` is `-8`.
 */
export function roundedEvaluatedPrice(minorUnits: number): number {
  const size = Math.round(Math.round(Math.abs(minorUnits) * 10_000) / 10_000);
  return minorUnits < 0 ? 0 - size : size;
}
