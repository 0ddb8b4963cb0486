import fc from "fast-check";
import { addDays, type IsoDay, parseIsoDay } from "@/lib/domain/iso-day";
import { MAX_PRICE_MINOR, type Minor, minor } from "@/lib/domain/money";

/** Single values of a dossier, for property tests. */

export const words = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => text.trim() === text);
export const name = words.filter((text) => text !== "");
export const amount: fc.Arbitrary<Minor> = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }).map(minor),
  fc.integer({ min: 0, max: MAX_PRICE_MINOR }).map(minor),
);
export const quantity = fc.integer({ min: 0, max: 10_000_000 });
export const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const START = parseIsoDay("2020-01-01");
export const day: fc.Arbitrary<IsoDay> = fc.integer({ min: 0, max: 3_000 }).map((days) => {
  if (START === null) throw new RangeError("no start");
  return addDays(START, days);
});
