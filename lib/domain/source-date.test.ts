import { describe, expect, it } from "vitest";
import { addDays, type IsoDay, parseIsoDay } from "./iso-day";
import { checkSourceDate } from "./source-date";

const day = (text: string): IsoDay => {
  const parsed = parseIsoDay(text);
  if (!parsed) throw new Error(text);
  return parsed;
};
const today = day("2026-11-22");

describe("the day a source was looked at", () => {
  it("may be today, earlier or not known", () => {
    for (const known of [today, addDays(today, -400), null])
      expect(checkSourceDate("sourceDate", known, today)).toEqual([]);
  });

  it("is not tomorrow", () => {
    expect(checkSourceDate("0.sourceDate", addDays(today, 1), today)).toEqual([
      { path: "0.sourceDate", code: "source.date_future", params: {} },
    ]);
  });
});
