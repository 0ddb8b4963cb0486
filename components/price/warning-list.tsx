import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { CandidateSquare } from "@/components/ui/candidate-chip";
import { parseIsoDay } from "@/lib/domain/iso-day";
import type { Currency } from "@/lib/domain/money";
import type { OfferWarning } from "@/lib/domain/offer-warnings";
import { ESTABLISHMENT_STAGES } from "@/lib/domain/selection";
import { formatDay, formatMoney } from "@/lib/i18n/formats";

const AMOUNTS = ["price", "median", "stated", "ours", "difference", "amount"];
const DAYS = ["until", "date"];

/** What to notice about offers before believing their totals, in words, candidate by candidate. */
export function WarningList({
  warnings,
  currency,
}: {
  readonly warnings: readonly OfferWarning[];
  readonly currency: Currency;
}) {
  const t = useTranslations("price.warning");
  const words = useTranslations("offers");
  const locale = useLocale();
  const said = ({ code, params }: OfferWarning) => {
    const written = Object.entries(params).map(([key, value]): [string, string | number] => {
      if (AMOUNTS.includes(key) && typeof value === "number")
        return [key, formatMoney(value, currency, locale, { code: true })];
      if (DAYS.includes(key)) {
        const day = parseIsoDay(String(value));
        return [key, day === null ? value : formatDay(day, locale, "short")];
      }
      if (key === "stages") {
        const stages = ESTABLISHMENT_STAGES.filter((stage) => String(value).split(" ").includes(stage));
        return [key, stages.map((stage) => words(`stage.${stage}`)).join(" + ")];
      }
      return [key, value];
    });
    return t(code, Object.fromEntries(written));
  };
  return (
    <>
      {warnings.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <ul className="grid max-w-4xl overflow-hidden rounded-lg border border-rule-strong bg-raised">
          {warnings.map((warning) => (
            <li
              key={`${warning.candidateId} ${warning.code} ${warning.lineId ?? ""} ${JSON.stringify(warning.params)}`}
              className="flex items-start gap-3 border-b border-rule px-3.5 py-2 last:border-b-0"
            >
              <CandidateSquare letter={warning.letter} size="sm" />
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
              <span className="num min-w-0">{said(warning)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 max-w-prose text-xs text-ink-3">{t("rule")}</p>
    </>
  );
}
