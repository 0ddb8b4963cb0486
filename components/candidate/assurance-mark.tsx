import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { StatusMark } from "@/components/ui/status-mark";
import {
  type AssuranceReport,
  assuranceAgeDays,
  assuranceBasisDay,
  assuranceFreshness,
} from "@/lib/domain/assurance";
import type { IsoDay } from "@/lib/domain/iso-day";
import { formatDay } from "@/lib/i18n/formats";

/** One assurance report in short: what it is, how fresh it is on `today`, and what takes from its worth. */
export function AssuranceMark({ report, today }: { report: AssuranceReport; today: IsoDay }) {
  const t = useTranslations("candidates.assurance");
  const locale = useLocale();
  const freshness = assuranceFreshness(report, today);
  const basis = assuranceBasisDay(report);
  const age = assuranceAgeDays(report, today);
  const isOld = freshness === "stale";
  return (
    <span className="inline-grid justify-items-start gap-0.5">
      <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <span className="font-semibold">
          {t(`standard.${report.standard}`)} {report.type === null ? "" : t("type", { type: report.type })}
        </span>
        {isOld ? (
          <StatusMark state="stale" word={t("freshness.stale")} />
        ) : (
          <span
            className={classNames(
              "inline-flex items-center gap-1 text-xs font-semibold [&_svg]:size-3.5",
              freshness === "current" ? "text-good" : "text-warn",
            )}
          >
            {freshness === "current" ? <CircleCheck aria-hidden /> : <CircleHelp aria-hidden />}
            {t(`freshness.${freshness}`)}
          </span>
        )}
      </span>
      <span className="num text-xs text-ink-3">
        {basis !== null && age !== null && (
          <>
            {report.periodStart !== null && report.periodEnd === basis
              ? t("period", {
                  from: formatDay(report.periodStart, locale, "short"),
                  to: formatDay(basis, locale, "short"),
                })
              : formatDay(basis, locale, "short")}
            {age >= 0 && `, ${t("age", { days: age })}`}
          </>
        )}
        {report.bridgeLetterDate !== null &&
          `, ${t("bridged", { date: formatDay(report.bridgeLetterDate, locale, "short") })}`}
      </span>
      {(report.qualified || report.exceptions !== "") && (
        <span className="inline-flex items-center gap-1 text-xs font-medium text-warn">
          <TriangleAlert aria-hidden className="size-3.5" />
          {report.qualified ? t("qualified") : t("exceptions")}
        </span>
      )}
    </span>
  );
}

/** All reports of a candidate; none is an answer too, and is said. */
export function AssuranceMarks({ reports, today }: { reports: readonly AssuranceReport[]; today: IsoDay }) {
  const t = useTranslations("candidates.assurance");
  if (reports.length === 0) return <StatusMark state="missing" shape="text" word={t("none")} />;
  return (
    <ul className="grid gap-2">
      {reports.map((report) => (
        <li key={report.id}>
          <AssuranceMark report={report} today={today} />
        </li>
      ))}
    </ul>
  );
}
