"use client";

import { Lightbulb, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useSyncExternalStore } from "react";
import { IconButton } from "./icon-button";

const storeKey = (id: string) => `advice:${id}`;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isDismissed(id: string): boolean {
  try {
    return localStorage.getItem(storeKey(id)) !== null;
  } catch {
    // Storage can be switched off; the advice then simply stays.
    return false;
  }
}

function dismiss(id: string): void {
  try {
    localStorage.setItem(storeKey(id), "1");
  } catch {
    return;
  } finally {
    for (const listener of listeners) listener();
  }
}

/**
 * Advice at the place where it applies: two lines at most, gone for good on this device when dismissed.
 * `id` names the advice, not the page: the same advice dismissed once stays away everywhere.
 *
 * @example <AdviceNote id="references-own">{t("advice.findOneYourself")}</AdviceNote>
 */
export function AdviceNote({ id, children }: { id: string; children: ReactNode }) {
  const t = useTranslations("common.action");
  // The server cannot know; it leaves the note out, and it appears without moving what was being read.
  const isHidden = useSyncExternalStore(
    subscribe,
    () => isDismissed(id),
    () => true,
  );
  if (isHidden) return null;
  return (
    <aside
      data-print="hide"
      className="flex animate-fade items-start gap-2.5 rounded-md bg-sunk py-2 pr-1.5 pl-3 text-sm text-ink-2"
    >
      <Lightbulb aria-hidden className="mt-1 size-3.5 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1 py-0.5 leading-relaxed">{children}</div>
      <IconButton label={t("dismiss")} size="sm" onClick={() => dismiss(id)}>
        <X aria-hidden />
      </IconButton>
    </aside>
  );
}
