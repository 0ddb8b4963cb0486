import { useLocale, useTranslations } from "next-intl";
import { questionKey, type Spread } from "@/lib/domain/spread";
import { formatNumber } from "@/lib/i18n/formats";
import type { PanelCandidate, PanelView } from "./panel-view";

/** The lowest and highest score of a spread; null without one. */
export function ends(spread: Spread): { readonly low: number; readonly high: number } | null {
  const low = spread.dots.findIndex((count) => count > 0) + 1;
  const high = spread.dots.findLastIndex((count) => count > 0) + 1;
  return low === 0 ? null : { low, high };
}

/** A question's picture in words, and what its dots say on hover. */
export function useQuestionWords(panel: Pick<PanelView, "agreed" | "names">) {
  const t = useTranslations("panel.panel");
  const locale = useLocale();
  return {
    label: (candidate: PanelCandidate, spread: Spread): string => {
      const { count, mean, range } = spread.statistics;
      const agreed = panel.agreed.get(questionKey(spread.candidateId, spread.criterionId));
      return t("dots", {
        candidate: candidate.name,
        count,
        mean: mean === null ? "none" : formatNumber(mean, locale, 1),
        range: range === null ? "none" : String(range),
        agreed: agreed === undefined ? "none" : String(agreed.value),
      });
    },
    titleOf: (spread: Spread) => (step: number) => {
      const names = panel.names.get(`${questionKey(spread.candidateId, spread.criterionId)} ${step}`);
      return names === undefined ? "" : t("dotNames", { step, names: names.join(", ") });
    },
  };
}
