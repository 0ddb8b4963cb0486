"use client";

import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Sheet } from "@/components/sheet/sheet";
import { SheetStatus } from "@/components/sheet/sheet-status";
import { useSheetVersion } from "@/components/sheet/use-sheet";

/** Whether every answer is safe. Without a connection nothing is wrong: answers wait on this device. */
export function AnswerStatus({ sheet }: { sheet: Sheet<number | null> }) {
  useSheetVersion(sheet);
  const t = useTranslations("judging.status");
  const state = sheet.state();
  if (state.kind !== "failed" || state.code !== "connection.lost") return <SheetStatus sheet={sheet} />;
  return (
    <output
      aria-live="polite"
      className="inline-flex min-h-5 items-center gap-1.5 text-sm font-medium text-warn"
    >
      <CloudOff aria-hidden className="size-3.5 shrink-0" />
      {t("waiting", { count: sheet.waiting() })}
    </output>
  );
}
