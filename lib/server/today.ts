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

// Day and clock of a moment in one text, `2026-11-22 12:00`.
const dayAndClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: WALL_CLOCK,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/**
 * The moment a wall clock in Copenhagen shows this day and clock, as an ISO timestamp; null when there is no such day.
 * When clocks are put back and it shows the same twice, the first; when they are put forward over it, an hour later.
 *
 * @example momentOf("2026-11-22", "12:00") // "2026-11-22T11:00:00.000Z"
 */
export function momentOf(isoDay: string, clock: string): string | null {
  const asIfUtc = Date.parse(`${isoDay}T${clock}:00Z`);
  if (Number.isNaN(asIfUtc) || parseIsoDay(isoDay) === null) return null;
  const HOUR = 3_600_000;
  // Summer time is two hours before UTC's clock, winter time one.
  const shown = [2, 1].map((hours) => new Date(asIfUtc - hours * HOUR));
  const found = shown.find((moment) => dayAndClock.format(moment) === `${isoDay} ${clock}`);
  return (found ?? new Date(asIfUtc - HOUR)).toISOString();
}

/** Day and clock of a moment in Copenhagen: `wallClock("2026-11-22T11:00:00Z")` is 2026-11-22 and 12:00. */
export function wallClock(moment: string): { readonly day: string; readonly clock: string } {
  const [day = "", clock = ""] = dayAndClock.format(new Date(moment)).split(" ");
  return { day, clock };
}
