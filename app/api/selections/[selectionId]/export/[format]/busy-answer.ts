import type { NextRequest } from "next/server";
import { busyPage } from "@/lib/i18n/busy-page";
import { chooseLocale, localeCookie } from "@/lib/i18n/locales";
import { chooseTheme, themeCookie } from "@/lib/i18n/themes";

/** Seconds after which it is worth trying again: about what the files that wait take. */
const RETRY_SECONDS = 60;

/**
 * Too many files wait to be written: a sentence in the reader's language for a person's browser, a code for a program
 * and for our own pages, which say it where the reader is.
 */
export function busyAnswer({ headers, cookies }: Pick<NextRequest, "headers" | "cookies">): Response {
  const about = { "Cache-Control": "no-store", "Retry-After": String(RETRY_SECONDS), Vary: "Accept" };
  if (!(headers.get("accept") ?? "").includes("text/html"))
    return Response.json({ ok: false, code: "export.busy" }, { status: 503, headers: about });
  const locale = chooseLocale(cookies.get(localeCookie)?.value, headers.get("accept-language"));
  return new Response(busyPage(locale, chooseTheme(cookies.get(themeCookie)?.value)), {
    status: 503,
    headers: {
      ...about,
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
