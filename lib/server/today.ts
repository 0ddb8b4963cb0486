import { type IsoDay, parseIsoDay } from "@/lib/domain/iso-day";

/** The same clock as the pages show (lib/i18n, which this room may not import). */
const WALL_CLOCK = "Europe/Copenhagen";

// Sweden writes its dates the ISO way.
const day = new Intl.DateTimeFormat("sv-SE", { timeZone: WALL_CLOCK });

/**
 * The calendar day of a moment as a wall calendar in Copenhagen shows it, wherever the server stands.
 *
 * @throws RangeError outside the years 1900–2200
 * @example dayOf(new Date("2026-11-22T23:30:00Z")) // "2026-11-23"
 */
export function dayOf(moment: Date): IsoDay {
  const found = parseIsoDay(day.format(moment));
  if (!found) throw new RangeError("not a day between 1900 and 2200");
  return found;
}

// The 24-hour clock, with midnight as 0.
const hour = new Intl.DateTimeFormat("en-GB", { timeZone: WALL_CLOCK, hour: "numeric", hourCycle: "h23" });

/**
 * The full hours of a moment as a wall clock in Copenhagen shows them, 0 to 23.
 *
 * @example hourOf(new Date("2026-11-22T23:30:00Z")) // 0
 */
export function hourOf(moment: Date): number {
  return Number(hour.format(moment));
}
