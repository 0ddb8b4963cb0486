import type { Locale } from "./locales";
import da from "./messages/da/common.json";
import en from "./messages/en/common.json";
import nb from "./messages/nb/common.json";
import { plainPage } from "./plain-page";
import type { Theme } from "./themes";

const words: Record<Locale, typeof en> = { en, da, nb };

/** The page in place of a file that cannot be written just now, for whoever opened its address in a browser. */
export function busyPage(locale: Locale, theme: Theme): string {
  const { action, busy } = words[locale];
  // It does not come by itself: a file that saves itself minutes later is nothing anybody asked for.
  return plainPage({ ...busy, again: action.retry, locale, theme, refresh: null });
}
