"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { CandidateSquare } from "../../ui/candidate-chip";
import { AccountsChart } from "./accounts-chart";
import { LineSample } from "./chart-marks";
import type { ChartWords } from "./chart-words";
import { CostCurvesChart } from "./cost-curves-chart";
import { CostStackChart } from "./cost-stack-chart";
import { GroupScoresChart } from "./group-scores-chart";
import { QualityPriceChart } from "./quality-price-chart";

/** All charts of a comparison, on the basis and the weights shown above them. */
export function ChartSheet({
  prepared,
  comparison,
}: {
  prepared: PreparedComparison;
  comparison: Comparison;
}) {
  const t = useTranslations("charts");
  const locale = useLocale();
  const { currency } = prepared.dossier.selection;
  const words: ChartWords = useMemo(() => {
    const names = new Map(
      prepared.candidates.map(({ letter, candidate }) => [letter, candidate.vendor.legalName]),
    );
    return { t, locale, currency, nameOf: (letter) => names.get(letter) ?? letter };
  }, [prepared, t, locale, currency]);
  return (
    <>
      <h2 className="mb-2 text-lg font-semibold">{t("heading")}</h2>
      <ul aria-label={t("mark.legend")} className="mb-6 flex flex-wrap gap-x-6 gap-y-1.5 text-sm">
        {comparison.candidates.map(({ letter }) => (
          <li key={letter} className="flex items-center gap-2">
            <CandidateSquare letter={letter} size="sm" />
            {words.nameOf(letter)}
            <LineSample letter={letter} />
          </li>
        ))}
      </ul>
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-2">
        {comparison.pricesSealed ? null : (
          <>
            <CostStackChart prepared={prepared} comparison={comparison} words={words} />
            <CostCurvesChart prepared={prepared} comparison={comparison} words={words} />
            <QualityPriceChart comparison={comparison} words={words} />
          </>
        )}
        <GroupScoresChart prepared={prepared} comparison={comparison} words={words} />
        <AccountsChart prepared={prepared} words={words} />
      </div>
    </>
  );
}
