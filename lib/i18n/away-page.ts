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
 * Why there is no page. `unreachable`: the database does not answer; `refused`: this version must not serve it; `slow`:
 * it took too long over this one page.
 */
export type NoPage = "unreachable" | "refused" | "slow";

/**
 * The page that stands in for every other while the database is away. It looks again by itself, but not where that
 * would keep a slow database busy.
 */
export function awayPage(why: NoPage, locale: Locale, theme: Theme): string {
  const { action, away, slow } = words[locale];
  const said = why === "slow" ? slow : away[why];
  const refresh = why === "slow" ? null : AWAY_RETRY_SECONDS;
  return plainPage({ ...said, again: action.retry, locale, theme, refresh });
}
