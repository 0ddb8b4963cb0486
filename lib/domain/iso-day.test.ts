import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, daysBetween, type IsoDay, isIsoDay, parseIsoDay, yearOf } from "./iso-day";

function day(text: string): IsoDay {
  const parsed = parseIsoDay(text);
  if (parsed === null) throw new Error(`${text} is not a day`);
  return parsed;
}

const MS_PER_DAY = 86_400_000;
const utc = (text: string) => Date.parse(`${text}T00:00:00Z`) / MS_PER_DAY;
/** Days 1901–2199, made by the platform's own UTC calendar as an independent witness. */
const days = fc
  .integer({ min: utc("1901-01-01"), max: utc("2199-12-31") })
  .map((number) => day(new Date(number * MS_PER_DAY).toISOString().slice(0, 10)));

describe("reading a day", () => {
  it("accepts a real day and ignores blanks around it", () => {
    expect(parseIsoDay(" 2026-11-22\n")).toBe("2026-11-22");
  });

  it.each(["2024-02-29", "2000-02-29", "1900-01-01", "2200-12-31"])("accepts %s", (text) => {
    expect(isIsoDay(text)).toBe(true);
  });

  it.each([
    "2023-02-29",
    "1900-02-29",
    "2100-02-29",
    "2024-04-31",
    "2024-00-10",
    "2024-13-01",
    "2024-01-00",
    "1899-12-31",
    "2201-01-01",
    "2024-1-1",
    "22.11.2026",
    "2024-01-01T00:00",
    "٢٠٢٤-٠١-٠١",
    "",
  ])("refuses %j", (text) => {
    expect(parseIsoDay(text)).toBeNull();
  });

  it("refuses what is not text", () => {
    expect(isIsoDay(20240101)).toBe(false);
    expect(isIsoDay(null)).toBe(false);
  });
});

describe("counting days", () => {
  it("counts a leap day", () => {
    expect(daysBetween(day("2024-02-28"), day("2024-03-01"))).toBe(2);
    expect(daysBetween(day("2023-02-28"), day("2023-03-01"))).toBe(1);
  });

  it("is negative when the second day is earlier", () => {
    expect(daysBetween(day("2025-01-01"), day("2024-12-31"))).toBe(-1);
  });

  it("agrees with the UTC calendar over three centuries, whatever the machine's time zone", () => {
    fc.assert(fc.property(days, days, (from, to) => daysBetween(from, to) === utc(to) - utc(from)));
  });

  it("adding the days between two days leads from one to the other", () => {
    fc.assert(fc.property(days, days, (from, to) => addDays(from, daysBetween(from, to)) === to));
  });

  it("orders days as text in calendar order", () => {
    fc.assert(fc.property(days, days, (a, b) => a < b === daysBetween(a, b) > 0));
  });

  it("throws on half a day and outside the calendar's range", () => {
    expect(() => addDays(day("2024-01-01"), 0.5)).toThrow(RangeError);
    expect(() => addDays(day("2200-12-31"), 1)).toThrow(RangeError);
    expect(() => addDays(day("1900-01-01"), -1)).toThrow(RangeError);
  });
});

describe("counting months", () => {
  it("keeps the day of the month, or takes the last day of a shorter month", () => {
    expect(addMonths(day("2025-01-31"), 1)).toBe("2025-02-28");
    expect(addMonths(day("2024-01-31"), 1)).toBe("2024-02-29");
    expect(addMonths(day("2026-11-22"), 48)).toBe("2030-11-22");
    expect(addMonths(day("2024-03-15"), -3)).toBe("2023-12-15");
  });

  it("never lands more than three days short of the same day of the month", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -11, max: 11 }), (from, months) => {
        const to = addMonths(from, months);
        const short = Number(from.slice(8)) - Number(to.slice(8));
        const monthsApart =
          (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
        return short >= 0 && short <= 3 && monthsApart === months;
      }),
    );
  });

  it("throws on half a month and outside the calendar's range", () => {
    expect(() => addMonths(day("2024-01-01"), 1.5)).toThrow(RangeError);
    expect(() => addMonths(day("2200-12-01"), 1)).toThrow(RangeError);
  });
});

it("the year of a day is its calendar year", () => {
  expect(yearOf(day("2026-11-22"))).toBe(2026);
});
