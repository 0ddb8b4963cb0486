import { type NextRequest, NextResponse } from "next/server";
import { AWAY_RETRY_SECONDS, awayPage } from "@/lib/i18n/away-page";
import { chooseLocale, localeCookie } from "@/lib/i18n/locales";
import { chooseTheme, themeCookie } from "@/lib/i18n/themes";
import { type Away, databaseAway } from "@/lib/server/away";
import { env } from "@/lib/server/env";

/*
 * Security headers of every page, and what is said while there can be no page. Nothing is authorised here: whoever may see what is decided where the
 * data is read.
 *
 * Scripts run only with this request's nonce; Next puts it on its own. Styles may be inline because the
 * charts and the layers above the page position themselves that way.
 */

// React's development build explains errors with the help of eval.
const forDevelopment = env().production ? "" : " 'unsafe-eval'";

/** The content security policy of one answer. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${forDevelopment}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Instead of a page that could only say that something broke. What is sent by a form says itself what became of it. */
function answerWithout(request: NextRequest, away: Away): NextResponse {
  const { cookies, headers } = request;
  const locale = chooseLocale(cookies.get(localeCookie)?.value, headers.get("accept-language"));
  const page = awayPage(away, locale, chooseTheme(cookies.get(themeCookie)?.value));
  return new NextResponse(request.method === "HEAD" ? null : page, {
    status: 503,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Retry-After": String(AWAY_RETRY_SECONDS),
      "Content-Security-Policy": contentSecurityPolicy("none"),
    },
  });
}

export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (request.method === "GET" || request.method === "HEAD") {
    const away = await databaseAway();
    if (away !== null) return answerWithout(request, away);
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/static/|_next/image|icon.svg$).*)",
      missing: [
        { type: "header", key: "next-router-prefetch" },
        { type: "header", key: "purpose", value: "prefetch" },
      ],
    },
  ],
};
