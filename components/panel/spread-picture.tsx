import { Lock } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { CandidateChip, CandidateSquare } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import { pairKey } from "@/lib/domain/scoring-duties";
import { questionKey } from "@/lib/domain/spread";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import { DotStrip } from "./dot-strip";
import { moderationHref, type PanelCandidate, type PanelCriterion, type PanelView } from "./panel-view";
import { ends, useQuestionWords } from "./question-words";

/** The width of a candidate's column, and of the questions before them. */
const columns = (candidates: number) => ({
  gridTemplateColumns: `minmax(11rem, 1fr) repeat(${candidates}, minmax(8.5rem, 11rem))`,
});

/**
 * Every question with one strip of dots for each candidate: a matrix where there is room, candidates below each other
 * on a phone. The same figures as words are in the table view.
 */
export function SpreadPicture({ panel }: { panel: PanelView }) {
  const t = useTranslations("panel.panel");
  const locale = useLocale();
  const { candidates, groups } = panel;
  return (
    <div className="scroll-quiet overflow-x-auto">
      <div
        aria-hidden
        className="grid items-end gap-x-5 border-b border-rule-strong pb-2 max-md:hidden"
        style={columns(candidates.length)}
      >
        <span />
        {candidates.map((candidate) => (
          <CandidateChip
            key={candidate.id}
            letter={candidate.letter}
            colour={candidate.colour}
            name={candidate.name}
          />
        ))}
      </div>
      {groups.map((group) => (
        <section key={group.id} aria-label={group.name}>
          <h3 className="bg-sunk px-2 py-1.5 text-sm font-semibold">{group.name}</h3>
          {group.criteria.map((criterion) => (
            <div
              key={criterion.id}
              className="grid items-center gap-x-5 gap-y-2 border-b border-rule py-2 max-md:grid-cols-1! max-md:py-3"
              style={columns(candidates.length)}
            >
              <div className="min-w-0 px-2">
                <p className="font-medium md:font-normal">{criterion.name}</p>
                <p className="num text-2xs text-ink-3">
                  {t("column.share")} {formatPercent(criterion.share, locale, 1)}
                </p>
              </div>
              {candidates.map((candidate) => (
                <QuestionCell key={candidate.id} panel={panel} candidate={candidate} criterion={criterion} />
              ))}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function QuestionCell(props: { panel: PanelView; candidate: PanelCandidate; criterion: PanelCriterion }) {
  const { panel, candidate, criterion } = props;
  const t = useTranslations("panel.panel");
  const locale = useLocale();
  const words = useQuestionWords(panel);
  const pair = panel.pairs.get(pairKey({ candidateId: candidate.id, groupId: criterion.groupId }));
  const spread = panel.spreads.get(questionKey(candidate.id, criterion.id));
  const square = (
    <span className="md:hidden">
      <CandidateSquare letter={candidate.letter} colour={candidate.colour} />
      <span className="sr-only">{candidate.name}</span>
    </span>
  );
  if (!pair?.isVisible)
    return (
      <div className="flex items-center gap-2.5 max-md:px-2">
        {square}
        <span
          title={panel.scores ? t("hidden") : t("hiddenObserver")}
          className="pattern-sealed inline-flex h-7 items-center gap-1.5 rounded-sm border border-rule px-2 text-xs text-ink-2"
        >
          <Lock aria-hidden className="size-3" />
          {t("hiddenShort")}
        </span>
      </div>
    );
  if (spread === undefined)
    return (
      <div className="flex items-center gap-2.5 text-sm text-ink-3 max-md:px-2">
        {square}
        {t("noScores")}
      </div>
    );
  const { statistics } = spread;
  const agreed = panel.agreed.get(questionKey(candidate.id, criterion.id));
  const isApart = statistics.needsModeration && agreed === undefined;
  const between = ends(spread);
  return (
    <Link
      href={moderationHref(panel.selectionId, spread)}
      prefetch={false}
      className={classNames(
        "flex items-center gap-x-2.5 gap-y-0.5 rounded-md py-1 hover:bg-hover max-md:px-2 md:flex-col md:items-start",
        isApart && "bg-warn-soft",
      )}
    >
      {square}
      <DotStrip
        label={words.label(candidate, spread)}
        dots={spread.dots}
        mean={statistics.mean}
        agreed={agreed?.value ?? null}
        letter={candidate.letter}
        colour={candidate.colour}
        titleOf={words.titleOf(spread)}
      />
      <span aria-hidden className="num text-2xs text-ink-2 md:pl-2">
        {isApart && between !== null && (
          <span className="mr-2 font-semibold text-warn">{t("apart", between)}</span>
        )}
        {statistics.mean !== null && t("meanShort", { mean: formatNumber(statistics.mean, locale, 1) })}
        {statistics.standardDeviation !== null &&
          ` ${t("deviationShort", { deviation: formatNumber(statistics.standardDeviation, locale, 1) })}`}
        {statistics.cannotJudge > 0 && (
          <span className="block text-ink-2">{t("cannotJudge", { count: statistics.cannotJudge })}</span>
        )}
      </span>
    </Link>
  );
}
