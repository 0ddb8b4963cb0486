import type { Locale } from "./locales";
import da from "./messages/da/common.json";
import en from "./messages/en/common.json";
import nb from "./messages/nb/common.json";
import { plainPage } from "./plain-page";
import type { Theme } from "./themes";

const words: Record<Locale, typeof en> = { en, da, nb };

/** Seconds until the page looks again by itself. */
export const AWAY_RETRY_SECONDS = 10;

/**
 * The page that stands in for every other while the database is away.
 *
 * @param why `unreachable`: it does not answer; `refused`: this version must not serve it
 */
export function awayPage(why: "unreachable" | "refused", locale: Locale, theme: Theme): string {
  const { action, away } = words[locale];
  return plainPage({ ...away[why], again: action.retry, locale, theme, refresh: AWAY_RETRY_SECONDS });
}
