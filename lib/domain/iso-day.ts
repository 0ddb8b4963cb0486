/**
 * Calendar days without a clock time or a time zone, written `YYYY-MM-DD` in the proleptic Gregorian calendar.
 *
 * Invariant: an IsoDay is a day that exists, in the years 1900 to 2200. Because the parts are zero-padded, two days
 * compare in calendar order with `<` and `===`. All arithmetic is on whole days, so no machine's time zone or summer
 * time can move a result.
 */

declare const isoDayBrand: unique symbol;

/** A real calendar day, `YYYY-MM-DD`, from 1900-01-01 to 2200-12-31. */
export type IsoDay = string & { readonly [isoDayBrand]: true };

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

const yearPart = (day: string) => Number(day.slice(0, 4));
const monthPart = (day: string) => Number(day.slice(5, 7));
const dayPart = (day: string) => Number(day.slice(8, 10));

/**
 * Whether a value is a real calendar day in `YYYY-MM-DD`, 1900–2200.
 *
 * @example isIsoDay("2024-02-29") // true
 * @example isIsoDay("2023-02-29") // false: not a leap year
 */
export function isIsoDay(value: unknown): value is IsoDay {
  if (typeof value !== "string" || !SHAPE.test(value)) return false;
  const year = yearPart(value);
  const day = dayPart(value);
  return year >= FIRST_YEAR && year <= LAST_YEAR && day >= 1 && day <= monthLength(year, monthPart(value));
}

/**
 * Reads a day as `YYYY-MM-DD`, blanks around it ignored; null when it is anything else.
 *
 * @example parseIsoDay(" 2026-11-22 ") // "2026-11-22"
 * @example parseIsoDay("22.11.2026") // null
 */
export function parseIsoDay(text: string): IsoDay | null {
  const trimmed = text.trim();
  return isIsoDay(trimmed) ? trimmed : null;
}

/** Days since 1 March of the year 0. Years are counted from March, so that a leap day is the last of its year. */
function dayNumber(day: IsoDay): number {
  const month = monthPart(day);
  const year = month > 2 ? yearPart(day) : yearPart(day) - 1;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + dayPart(day) - 1;
}

function isoDay(year: number, month: number, day: number): IsoDay {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  if (!isIsoDay(text)) throw new RangeError(`${text} is not a day between ${FIRST_YEAR} and ${LAST_YEAR}`);
  return text;
}

function assertWhole(count: number, unit: string): void {
  if (!Number.isSafeInteger(count)) throw new RangeError(`${count} is not a whole number of ${unit}`);
}

/**
 * Whole days from the first day to the second; negative when the second is earlier.
 *
 * @example daysBetween("2024-02-28", "2024-03-01") // 2, over a leap day
 */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The day a whole number of days later (earlier when negative).
 *
 * @throws RangeError when the count is not whole or the result falls outside 1900–2200.
 * @example addDays("2024-12-31", 1) // "2025-01-01"
 */
export function addDays(day: IsoDay, days: number): IsoDay {
  assertWhole(days, "days");
  const number = dayNumber(day) + days;
  // 400 Gregorian years are always 146 097 days; within them the year follows from the day by these corrections.
  const era = Math.floor(number / 146_097);
  const dayOfEra = number - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return isoDay(year, month, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1);
}

/**
 * The same day of the month a whole number of months later (earlier when negative); where that month is shorter, its
 * last day.
 *
 * @throws RangeError when the count is not whole or the result falls outside 1900–2200.
 * @example addMonths("2025-01-31", 1) // "2025-02-28"
 */
export function addMonths(day: IsoDay, months: number): IsoDay {
  assertWhole(months, "months");
  const total = yearPart(day) * 12 + monthPart(day) - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return isoDay(year, month, Math.min(dayPart(day), monthLength(year, month)));
}

/**
 * The calendar year of a day.
 *
 * @example yearOf("2026-11-22") // 2026
 */
export function yearOf(day: IsoDay): number {
  return yearPart(day);
}
