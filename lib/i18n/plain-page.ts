import type { Locale } from "./locales";
import type { Theme } from "./themes";

/** What stands on a page that is whole in itself. Words are ours: nothing of them is escaped. */
interface PlainPage {
  readonly title: string;
  readonly body: string;
  /** The word on the way to the same address again. */
  readonly again: string;
  readonly locale: Locale;
  readonly theme: Theme;
  /** Seconds until it looks again by itself; null: only when asked. */
  readonly refresh: number | null;
}

/**
 * A page in place of what was asked for: no script, no style sheet, nothing else that would have to be asked for. The
 * colours are those of `globals.css`.
 */
export function plainPage({ title, body, again, locale, theme, refresh }: PlainPage): string {
  const scheme = theme === "system" ? "light dark" : theme;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">${
    refresh === null ? "" : `\n<meta http-equiv="refresh" content="${refresh}">`
  }
<title>${title} · Shortlist</title>
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
<h1>${title}</h1>
<p>${body}</p>
<a href="">${again}</a>
</main>
</body>
</html>
`;
}
