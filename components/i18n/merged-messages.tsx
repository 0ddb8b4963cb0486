"use client";

import { NextIntlClientProvider, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";

/** Adds feature areas to those an outer provider gave, so that nothing is sent to the browser twice. */
export function MergedMessages(props: { locale: Locale; messages: Partial<Messages>; children: ReactNode }) {
  const outer = useMessages();
  const merged = useMemo(() => ({ ...outer, ...props.messages }), [outer, props.messages]);
  return (
    <NextIntlClientProvider locale={props.locale} messages={merged}>
      {props.children}
    </NextIntlClientProvider>
  );
}
