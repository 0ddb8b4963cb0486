import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { StatusMark } from "@/components/ui/status-mark";
import type { EvidenceDetail } from "@/lib/domain/evidence-detail";
import { formatNumber } from "@/lib/i18n/formats";

const CODES = [
  "soundness_none",
  "soundness",
  "assurance_none",
  "assurance",
  "references_none",
  "references",
  "requirements_none",
  "requirements",
] as const;

/** A value of 0–100, or a range while something is missing. */
export function useEvidenceWords(): (detail: EvidenceDetail | undefined) => {
  value: string | null;
  source: string;
} {
  const t = useTranslations("scoring.evidence");
  const locale = useLocale();
  return useCallback(
    (detail) => {
      if (!detail) return { value: null, source: t("unknown") };
      const { low, high, known } = detail;
      const code = CODES.find((candidate) => candidate === detail.code);
      const number = (value: number) => formatNumber(value, locale, Number.isInteger(value) ? 0 : 1);
      return {
        value: !known
          ? null
          : low === high
            ? number(low)
            : t("range", { low: number(low), high: number(high) }),
        source: code === undefined ? t("unknown") : t(code, detail.params),
      };
    },
    [t, locale],
  );
}

/** The value as it stands in a cell. */
export function EvidenceFigure({ detail }: { detail: EvidenceDetail | undefined }) {
  const words = useEvidenceWords();
  const { value } = words(detail);
  if (value === null) return <StatusMark state="missing" shape="text" />;
  const isOpen = detail !== undefined && detail.low !== detail.high;
  return (
    <>
      <span className="num text-ink-2">{value}</span>
      {isOpen && <StatusMark state="provisional" shape="icon" />}
    </>
  );
}
