import { useLocale, useTranslations } from "next-intl";
import type { IsoDay } from "@/lib/domain/iso-day";
import { formatDay } from "@/lib/i18n/formats";

/** Where a fact comes from and when that was; says so when either is missing. */
export function SourceLine({ source, date }: { source: string; date: IsoDay | null }) {
  const t = useTranslations("candidates");
  const locale = useLocale();
  return (
    <span className="num text-xs text-ink-3">
      {t("source.line", {
        source: source === "" ? t("missing.noSource") : source,
        date: date === null ? t("missing.noDate") : formatDay(date, locale, "short"),
      })}
    </span>
  );
}
