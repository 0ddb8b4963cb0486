"use client";

import { useTranslations } from "next-intl";
import { type ComponentType, useEffect, useState } from "react";
import type { ToasterProps } from "sonner";
import { noticesStand, onFirstMessage } from "./notify";

/** Fetched after so long even when nobody has touched the page, for messages that come without being asked for. */
const FETCHED_AFTER = 3000;
const TOUCHES = ["pointerdown", "keydown"] as const;

/**
 * Where short messages appear (see notify.ts). Fetched with the first touch of the page: nobody needs a message
 * before they have done something, and what the page itself needs goes before.
 */
export function Notices() {
  const t = useTranslations("common");
  const [Toaster, setToaster] = useState<ComponentType<ToasterProps> | null>(null);
  useEffect(() => {
    let isWanted = true;
    const bring = () => {
      void import("sonner").then(
        (sonner) => {
          if (isWanted) setToaster(() => sonner.Toaster);
        },
        // The connection went before it came: fetched when it is back.
        () => window.addEventListener("online", bring, { once: true }),
      );
    };
    const timer = setTimeout(bring, FETCHED_AFTER);
    const untie = onFirstMessage(bring);
    for (const touch of TOUCHES) window.addEventListener(touch, bring, { once: true, passive: true });
    return () => {
      isWanted = false;
      clearTimeout(timer);
      untie();
      for (const event of [...TOUCHES, "online"]) window.removeEventListener(event, bring);
    };
  }, []);
  useEffect(() => {
    if (Toaster !== null) noticesStand();
  }, [Toaster]);
  if (Toaster === null) return null;
  return (
    <Toaster
      position="bottom-right"
      gap={8}
      containerAriaLabel={t("notifications")}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: t("action.close"),
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-lg border border-rule-strong bg-raised px-4 py-3 text-base text-ink shadow-pop font-sans",
          title: "font-medium",
          description: "text-sm text-ink-2",
          content: "min-w-0 flex-1",
          icon: "shrink-0 text-ink-2 [&_svg]:size-4",
          success: "[&_[data-icon]]:text-good",
          error: "border-bad [&_[data-icon]]:text-bad",
          actionButton:
            "ml-auto h-7 shrink-0 rounded-md border border-rule-strong bg-raised px-2.5 text-sm font-medium text-ink hover:bg-hover",
        },
      }}
    />
  );
}
