import type { IsoDay } from "@/lib/domain/iso-day";
import type { Locale } from "@/lib/domain/locale";

// Readers of English here expect 27 November, not November 27.
const TAGS: Readonly<Record<Locale, string>> = { en: "en-GB", da: "da-DK", nb: "nb-NO" };

const writers = new Map<Locale, Intl.DateTimeFormat>();

/**
 * A day with its weekday, as the language writes it: a deadline is easier kept when one sees that it is a Friday.
 *
 * @example writtenDay("2026-11-27", "da") // "fredag den 27. november 2026"
 * @example writtenDay("2026-11-27", "en") // "Friday 27 November 2026"
 */
export function writtenDay(day: IsoDay, locale: Locale): string {
  let writer = writers.get(locale);
  if (!writer) {
    writer = new Intl.DateTimeFormat(TAGS[locale], {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    writers.set(locale, writer);
  }
  // Some versions of the language data put a comma after the weekday.
  return writer.format(new Date(`${day}T00:00:00Z`)).replace(/^(\p{L}+),/u, "$1");
}

/** The zone whose clock deadlines are told in, the same as on the pages. */
const WALL_CLOCK = "Europe/Copenhagen";

/**
 * A moment with its zone: whoever answers from another country must not have to guess whose four o'clock is meant.
 *
 * @example writtenMoment("2026-11-27T11:00:00Z", "en") // "Friday 27 November 2026 at 12:00 CET"
 */
export function writtenMoment(moment: string, locale: Locale): string {
  const text = new Intl.DateTimeFormat(TAGS[locale], {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: WALL_CLOCK,
    timeZoneName: "short",
  }).format(new Date(moment));
  return text.replace(/^(\p{L}+),/u, "$1");
}
