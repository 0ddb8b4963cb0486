import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { RequestHistoryEntry } from "@/lib/features/request/loaders";
import { formatMoment } from "@/lib/i18n/formats";

/** The numbers that were made: by whom, until when, and how much they ask. */
export function RequestHistory({ history }: { history: readonly RequestHistoryEntry[] }) {
  const t = useTranslations("request.history");
  const locale = useLocale();
  return (
    <ol className="border-t border-rule">
      {history.map((entry) => (
        <li
          key={entry.number}
          className="grid gap-x-6 gap-y-1 border-b border-rule py-2.5 sm:grid-cols-[4rem_1fr_1fr]"
        >
          <span className="num font-semibold">
            {t("number")} {entry.number}
          </span>
          <span className="num min-w-0">
            {formatMoment(entry.createdAt, locale)}
            <span className="block text-sm break-words text-ink-2">{entry.createdBy}</span>
          </span>
          <span className="num min-w-0">
            {t("deadline")}: {entry.deadline === null ? t("none") : formatMoment(entry.deadline, locale)}
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
              {t("asksWords", { lines: entry.lines, requirements: entry.requirements, points: entry.points })}
              {entry.weightsShown && <Badge>{t("weights")}</Badge>}
              <span title={t("markHelp")}>
                {t("mark")} <code className="text-xs">{entry.mark}</code>
              </span>
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
