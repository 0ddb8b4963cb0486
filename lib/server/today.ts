import { type IsoDay, parseIsoDay } from "@/lib/domain/iso-day";
import { displayTimeZone } from "@/lib/i18n/locales";

// Sweden writes its dates the ISO way.
const day = new Intl.DateTimeFormat("sv-SE", { timeZone: displayTimeZone });

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
