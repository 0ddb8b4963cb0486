import { useLocale, useTranslations } from "next-intl";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Cell, ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import { pairKey } from "@/lib/domain/scoring-duties";
import { questionKey } from "@/lib/domain/spread";
import { formatNumber } from "@/lib/i18n/formats";
import type { PanelCandidate, PanelCriterion, PanelView } from "./panel-view";
import { ends } from "./question-words";

/** The figures behind the picture: one row for each candidate on each question. */
export function SpreadTable({ panel, caption }: { panel: PanelView; caption: string }) {
  const t = useTranslations("panel.panel.column");
  const withNames = panel.names.size > 0;
  return (
    <TableFrame label={caption} scroll="frame">
      <Table caption={caption}>
        <TableHead under="frame">
          <tr>
            <ColumnHead sticky>{t("criterion")}</ColumnHead>
            <ColumnHead>{t("candidate")}</ColumnHead>
            <ColumnHead align="right">{t("count")}</ColumnHead>
            <ColumnHead align="right">{t("cannotJudge")}</ColumnHead>
            <ColumnHead align="right">{t("mean")}</ColumnHead>
            <ColumnHead align="right">{t("deviation")}</ColumnHead>
            <ColumnHead align="right">{t("range")}</ColumnHead>
            <ColumnHead align="right">{t("agreed")}</ColumnHead>
            <ColumnHead>{withNames ? t("given") : t("spread")}</ColumnHead>
          </tr>
        </TableHead>
        {panel.groups.map((group) => (
          <tbody key={group.id}>
            <Row look="group">
              <RowHead scope="colgroup">{group.name}</RowHead>
              <Cell colSpan={8} />
            </Row>
            {group.criteria.flatMap((criterion) =>
              panel.candidates.map((candidate) => (
                <QuestionRow
                  key={questionKey(candidate.id, criterion.id)}
                  panel={panel}
                  criterion={criterion}
                  candidate={candidate}
                />
              )),
            )}
          </tbody>
        ))}
      </Table>
    </TableFrame>
  );
}

function QuestionRow(props: { panel: PanelView; criterion: PanelCriterion; candidate: PanelCandidate }) {
  const { panel, criterion, candidate } = props;
  const t = useTranslations("panel.panel");
  const locale = useLocale();
  const key = questionKey(candidate.id, criterion.id);
  const spread = panel.spreads.get(key);
  const isVisible = panel.pairs.get(
    pairKey({ candidateId: candidate.id, groupId: criterion.groupId }),
  )?.isVisible;
  const decimals = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : formatNumber(value, locale, 2);
  const between = spread ? ends(spread) : null;
  return (
    <Row>
      <RowHead indent className="max-w-64 truncate max-md:max-w-40">
        {criterion.name}
      </RowHead>
      <Cell align="left" className="min-w-38">
        <CandidateChip letter={candidate.letter} colour={candidate.colour} name={candidate.name} size="sm" />
      </Cell>
      {isVisible ? (
        <>
          <Cell>{spread?.statistics.count ?? 0}</Cell>
          <Cell>{spread?.statistics.cannotJudge ?? 0}</Cell>
          <Cell>{decimals(spread?.statistics.mean)}</Cell>
          <Cell>{decimals(spread?.statistics.standardDeviation)}</Cell>
          <Cell>{between === null ? "–" : t("rangeWords", between)}</Cell>
          <Cell>{panel.agreed.get(key)?.value ?? "–"}</Cell>
          <Cell align="left" className="min-w-60 text-sm">
            {[1, 2, 3, 4, 5, 0].flatMap((step) => {
              const names = panel.names.get(`${key} ${step}`);
              const count = spread?.dots[step - 1] ?? 0;
              if (names === undefined && count === 0) return [];
              const said = step === 0 ? t("column.cannotJudge") : String(step);
              return [
                <span key={step} className="mr-3 inline-block">
                  <span className="font-semibold">{said}</span>{" "}
                  <span className="text-ink-2">{names?.join(", ") ?? `× ${count}`}</span>
                </span>,
              ];
            })}
          </Cell>
        </>
      ) : (
        <Cell colSpan={7} align="left" className="pattern-sealed text-sm text-ink-2">
          {panel.scores ? t("hidden") : t("hiddenObserver")}
        </Cell>
      )}
    </Row>
  );
}
