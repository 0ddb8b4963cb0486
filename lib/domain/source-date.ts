import type { FieldError } from "./field-error";
import type { IsoDay } from "./iso-day";

/**
 * A fact is as old as its source: the day it was looked up cannot lie ahead. No day at all is allowed and shown as such.
 *
 * @example checkSourceDate("sourceDate", "2026-11-23", "2026-11-22")
 * // [{ path: "sourceDate", code: "source.date_future", params: {} }]
 */
export function checkSourceDate(
  path: string,
  day: IsoDay | null,
  today: IsoDay,
): FieldError<"source.date_future">[] {
  return day !== null && day > today ? [{ path, code: "source.date_future", params: {} }] : [];
}
