"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SaveStatus } from "@/components/ui/save-status";
import { errorText } from "@/lib/i18n/error-text";
import type { Sheet } from "./sheet";
import { useSheetVersion } from "./use-sheet";

/** Whether everything in the sheet is safe; with a way to try again when it is not. */
export function SheetStatus<Value>({ sheet }: { sheet: Sheet<Value> }) {
  useSheetVersion(sheet);
  const t = useTranslations("errors");
  const tAction = useTranslations("common.action");
  const state = sheet.state();
  if (state.kind === "failed") {
    return (
      <span className="inline-flex flex-wrap items-center gap-2">
        <SaveStatus state={{ kind: "failed", reason: errorText(t, state.code, state.params) }} />
        <Button size="sm" onClick={() => sheet.retry()}>
          {tAction("retry")}
        </Button>
      </span>
    );
  }
  return <SaveStatus state={state.kind === "conflict" ? { kind: "idle" } : state} />;
}
