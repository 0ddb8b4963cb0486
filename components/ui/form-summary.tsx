"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

export interface SummaryFault {
  /** The name of the field in the form; empty for a fault of the whole. */
  path: string;
  /** The sentence, already in the reader's language. */
  message: string;
}

/**
 * The faults of a form, listed at its top after it was refused, each leading to its field. Takes the focus
 * when it appears, so that a screen reader says it and the keyboard is in the right place.
 */
export function FormSummary({ faults }: { faults: readonly SummaryFault[] }) {
  const t = useTranslations("common.form");
  const box = useRef<HTMLDivElement>(null);
  const hasFaults = faults.length > 0;
  useEffect(() => {
    if (hasFaults) box.current?.focus();
  }, [hasFaults]);
  if (!hasFaults) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-l-3 border-rule border-l-bad bg-raised px-4 py-3 text-base"
    >
      <p className="font-semibold">{t("summaryTitle", { count: faults.length })}</p>
      <ul className="mt-1 grid gap-0.5">
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.message}`}>
            {fault.path === "" ? (
              fault.message
            ) : (
              <button
                type="button"
                className="min-h-6 rounded-sm text-left font-medium text-bad underline underline-offset-3"
                onClick={() => focusField(box.current?.closest("form") ?? null, fault.path)}
              >
                {fault.message}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A number field sends its value through a hidden input; the one to focus stands beside it. */
function focusField(form: HTMLFormElement | null, name: string): void {
  const found = form?.elements.namedItem(name) ?? null;
  const element = found instanceof RadioNodeList ? found[0] : found;
  if (!(element instanceof HTMLElement)) return;
  if (element instanceof HTMLInputElement && element.type === "hidden") {
    element.parentElement?.querySelector<HTMLInputElement>("input:not([type=hidden])")?.focus();
    return;
  }
  element.focus();
}
