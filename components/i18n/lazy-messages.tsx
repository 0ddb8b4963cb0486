"use client";

import { useLocale } from "next-intl";
import { type ReactNode, use } from "react";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { MergedMessages } from "./merged-messages";

/** One feature area's words, one file for each language. */
export type MessageLoader<Area extends keyof Messages> = Readonly<
  Record<Locale, () => Promise<{ readonly default: Messages[Area] }>>
>;

/**
 * Makes a provider that fetches the words of one feature area in the reader's language alone, with the part of the
 * page that speaks them. Suspends until they are here, so it belongs inside a `Suspense`, and only in the browser.
 *
 * @example const Words = lazyMessages("charts", { en: () => import("…/en/charts.json"), da: …, nb: … });
 */
export function lazyMessages<Area extends keyof Messages>(area: Area, loader: MessageLoader<Area>) {
  const asked = new Map<Locale, Promise<Messages[Area]>>();
  const load = (locale: Locale): Promise<Messages[Area]> => {
    const known = asked.get(locale);
    if (known) return known;
    const coming = loader[locale]().then((file) => file.default);
    asked.set(locale, coming);
    // A failed fetch is forgotten, so that the next look tries again.
    coming.catch(() => asked.delete(locale));
    return coming;
  };
  return function LazyMessages({ children }: { children: ReactNode }) {
    const locale = useLocale();
    const words = use(load(locale));
    return (
      <MergedMessages locale={locale} messages={{ [area]: words }}>
        {children}
      </MergedMessages>
    );
  };
}
