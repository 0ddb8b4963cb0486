import type { Locale } from "./locales";
import da from "./messages/da/common.json";
import en from "./messages/en/common.json";
import nb from "./messages/nb/common.json";
import type { Theme } from "./themes";

const words: Record<Locale, typeof en> = { en, da, nb };

/** Seconds until the page looks again by itself. */
export const AWAY_RETRY_SECONDS = 10;

/**
 * The page that stands in for every other while the database is away. Whole in itself: it needs no script, no style
 * sheet and nothing else that would have to be asked for. The colours are those of `globals.css`.
 *
 * @param why `unreachable`: it does not answer; `refused`: this version must not serve it
 */
export function awayPage(why: "unreachable" | "refused", locale: Locale, theme: Theme): string {
  const { action, away } = words[locale];
  const scheme = theme === "system" ? "light dark" : theme;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta http-equiv="refresh" content="${AWAY_RETRY_SECONDS}">
<title>${away[why].title} · Shortlist</title>
<style>
:root { color-scheme: ${scheme}; }
body { margin: 0; background: light-dark(#fdfdfc, #121316); color: light-dark(#191a1c, #ececea);
  font: 0.9375rem/1.45 "Inter Variable", ui-sans-serif, system-ui, sans-serif; }
main { box-sizing: border-box; min-height: 70vh; max-width: 28rem; margin: 0 auto; padding: 4rem 1.5rem;
  display: flex; flex-direction: column; align-items: flex-start; justify-content: center; gap: 0.75rem; }
h1 { margin: 0; font-size: 1.625rem; line-height: 1.2; font-weight: 600; letter-spacing: -0.025em; }
p { margin: 0; color: light-dark(#565960, #a9acb3); }
a { margin-top: 0.75rem; padding: 0.625rem 1rem; border-radius: 6px; text-decoration: none; font-weight: 500;
  background: light-dark(#191a1c, #ececea); color: light-dark(#fdfdfc, #121316); }
a:focus-visible { outline: 2px solid light-dark(#1f4fd8, #8fb0ff); outline-offset: 2px; }
</style>
</head>
<body>
<main>
<h1>${away[why].title}</h1>
<p>${away[why].body}</p>
<a href="">${action.retry}</a>
</main>
</body>
</html>
`;
}
