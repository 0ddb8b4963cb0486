/**
 * The languages Shortlist speaks and the rules for choosing one.
 * English first: it is the language of last resort.
 */
export const locales = ["en", "da", "nb"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** The cookie that remembers the reader's own choice for a year. */
export const localeCookie = "locale";

/** Dates and times are shown as a wall clock in Copenhagen shows them, wherever the server stands. */
export const displayTimeZone = "Europe/Copenhagen";

/** The tag handed to `Intl`: English readers here expect 14 November, not November 14. */
export const intlTag: Record<Locale, string> = { en: "en-GB", da: "da-DK", nb: "nb-NO" };

/** Each language by its own name, for the language menu. */
export const localeName: Record<Locale, string> = { en: "English", da: "Dansk", nb: "Norsk bokmål" };

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/**
 * The language to answer in: the remembered choice, else the best of the browser's list, else English.
 * Norwegian of any kind (`no`, `nn`) is read as bokmål.
 *
 * @example chooseLocale(undefined, "nn-NO,nn;q=0.9,en;q=0.5") // "nb"
 */
export function chooseLocale(remembered: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(remembered)) return remembered;
  for (const tag of byPreference(acceptLanguage ?? "")) {
    const language = tag.split("-")[0]?.toLowerCase() ?? "";
    if (isLocale(language)) return language;
    if (language === "no" || language === "nn") return "nb";
  }
  return defaultLocale;
}

function byPreference(header: string): string[] {
  return header
    .split(",")
    .map((part, position) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag: tag.trim(), weight: quality === undefined ? 1 : Number(quality), position };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.position - b.position)
    .map(({ tag }) => tag);
}
