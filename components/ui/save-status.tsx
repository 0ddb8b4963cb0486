import { Check, CircleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatClock } from "@/lib/i18n/formats";
import { classNames } from "./class-names";

export type SaveState =
  | { kind: "idle" }
  | { kind: "unsaved" }
  | { kind: "saving" }
  /** `at`: when the server said so, in milliseconds. */
  | { kind: "saved"; at: number }
  /** `reason`: a sentence without its full stop or with it, in the reader's language. */
  | { kind: "failed"; reason: string };

/** Says whether what was typed is safe. Announced politely; takes up its room from the start. */
export function SaveStatus({ state, className }: { state: SaveState; className?: string | undefined }) {
  const t = useTranslations("common.save");
  const locale = useLocale();
  return (
    <output
      aria-live="polite"
      className={classNames("num inline-flex min-h-5 items-center gap-1.5 text-sm", className)}
    >
      {state.kind === "saving" && <span className="animate-late text-ink-3">{t("saving")}</span>}
      {state.kind === "unsaved" && <span className="text-ink-3">{t("unsaved")}</span>}
      {state.kind === "saved" && (
        <span className="inline-flex items-center gap-1.5 text-ink-3">
          <Check aria-hidden className="size-3.5 text-good" />
          {t("savedAt", { time: formatClock(state.at, locale) })}
        </span>
      )}
      {state.kind === "failed" && (
        <span className="inline-flex items-center gap-1.5 font-medium text-bad">
          <CircleAlert aria-hidden className="size-3.5" />
          {t("failed", { reason: state.reason })}
        </span>
      )}
    </output>
  );
}
