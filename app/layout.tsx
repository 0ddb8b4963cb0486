import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { Notices } from "@/components/ui/notices";
import { pickMessages } from "@/lib/i18n/load-messages";
import { chooseTheme, themeCookie } from "@/lib/i18n/themes";

export const metadata: Metadata = {
  title: { default: "Shortlist", template: "%s · Shortlist" },
  // A selection is nobody else's business.
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#191b1f" },
  ],
};

/** Language and theme are read from cookies here, so that the first paint is already the reader's. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  return (
    <html lang={locale} data-theme={chooseTheme(jar.get(themeCookie)?.value)} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider messages={pickMessages(locale, ["common", "errors"])}>
          {children}
          <Notices />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
