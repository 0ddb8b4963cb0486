"use client";

import { useLocale, useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead } from "@/components/ui/table";
import type { RequirementsCoverage } from "@/lib/domain/requirements";
import { formatNumber } from "@/lib/i18n/formats";
import type { AnsweringCandidateView } from "./needs-view";

/** The weighted share met by each candidate, as the grid's last row. */
export function CoverageFoot(props: {
  candidates: readonly AnsweringCandidateView[];
  coverages: ReadonlyMap<string, RequirementsCoverage>;
}) {
  const t = useTranslations("needs.coverage");
  if (props.candidates.length === 0) return null;
  return (
    <tfoot>
      <Row look="total">
        <RowHead unit={t("unit")}>{t("label")}</RowHead>
        {props.candidates.map(({ id }) => (
          <Cell key={id} align="left">
            <CoverageFigure coverage={props.coverages.get(id)} />
          </Cell>
        ))}
      </Row>
    </tfoot>
  );
}

/** The score, or the range it can still end in; crossed out in words when the candidate is out. */
export function CoverageFigure({ coverage }: { coverage: RequirementsCoverage | undefined }) {
  const t = useTranslations("needs.coverage");
  const locale = useLocale();
  if (coverage === undefined || coverage.low === null || coverage.high === null)
    return <StatusMark state="missing" shape="text" />;
  const number = (value: number) => formatNumber(value, locale, Number.isInteger(value) ? 0 : 1);
  const { score, low, high, knockedOutBy } = coverage;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="num">
        {score === null ? t("range", { low: number(low), high: number(high) }) : number(score)}
      </span>
      {knockedOutBy.length > 0 ? (
        <StatusMark state="gap" shape="text" word={t("out")} />
      ) : (
        score === null && <StatusMark state="provisional" shape="text" />
      )}
    </span>
  );
}
