import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { pairKey } from "@/lib/domain/scoring-duties";
import { questionKey, type Spread } from "@/lib/domain/spread";
import { formatMoment, formatNumber, formatPercent } from "@/lib/i18n/formats";
import { DotStrip } from "./dot-strip";
import { moderationHref, type PanelView } from "./panel-view";
import { ends, useQuestionWords } from "./question-words";

export interface AgendaListProps {
  readonly panel: PanelView;
  /** In the order to talk about them. */
  readonly questions: readonly Spread[];
  /** How many stand before the first of these. */
  readonly from?: number | undefined;
  /** Also says what was agreed, and why. */
  readonly settled?: boolean | undefined;
}

/** Questions to talk about, or talked about: each a link to its own page on the shared screen. */
export function AgendaList({ panel, questions, from = 0, settled }: AgendaListProps) {
  const t = useTranslations("panel.panel");
  const locale = useLocale();
  const words = useQuestionWords(panel);
  const criteria = new Map(panel.groups.flatMap((group) => group.criteria.map((each) => [each.id, each])));
  return (
    <ol start={from + 1} className="divide-y divide-rule border-y border-rule">
      {questions.map((spread, index) => {
        const candidate = panel.candidates.find(({ id }) => id === spread.candidateId);
        const criterion = criteria.get(spread.criterionId);
        if (!candidate || !criterion) return null;
        const { statistics } = spread;
        const agreed = panel.agreed.get(questionKey(candidate.id, criterion.id));
        const awaited = panel.pairs.get(pairKey({ candidateId: candidate.id, groupId: criterion.groupId }));
        const between = ends(spread);
        return (
          <li
            key={questionKey(candidate.id, criterion.id)}
            className="relative grid grid-cols-[1.5rem_1fr_auto] items-center gap-x-4 gap-y-1 py-2.5 hover:bg-hover max-md:grid-cols-[1.25rem_1fr] md:px-2"
          >
            <span aria-hidden className="num text-sm text-ink-3">
              {settled ? "" : from + index + 1}
            </span>
            <div className="min-w-0">
              <Link
                href={moderationHref(panel.selectionId, spread)}
                prefetch={false}
                aria-label={t("open", { criterion: criterion.name, candidate: candidate.name })}
                className="block min-h-6 text-md leading-6 font-medium after:absolute after:inset-0 hover:text-accent"
              >
                {criterion.name}
              </Link>
              <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-ink-2">
                <CandidateChip
                  letter={candidate.letter}
                  colour={candidate.colour}
                  name={candidate.name}
                  size="sm"
                />
                <span className="num">
                  {t("column.share")} {formatPercent(criterion.share, locale, 1)}
                </span>
                {!settled && awaited !== undefined && awaited.awaited > 0 && (
                  <Badge tone="outline">{t("waits", { count: awaited.awaited })}</Badge>
                )}
              </div>
              {settled && agreed !== undefined && (
                <p className="mt-1 max-w-prose text-sm">
                  <strong className="num font-semibold">{agreed.value}</strong> {agreed.reason}{" "}
                  <span className="text-ink-3">
                    {t("agreedBy", { name: agreed.agreedBy, at: formatMoment(agreed.agreedAt, locale) })}
                  </span>
                </p>
              )}
            </div>
            <div className="flex items-end gap-5 max-md:col-start-2">
              <dl className="num grid grid-cols-[auto_auto] gap-x-2 text-xs text-ink-3 max-sm:hidden">
                <dt>{t("column.range")}</dt>
                <dd className="text-right text-ink">{between === null ? "–" : t("rangeWords", between)}</dd>
                <dt>{t("column.deviation")}</dt>
                <dd className="text-right text-ink">
                  {statistics.standardDeviation === null
                    ? "–"
                    : formatNumber(statistics.standardDeviation, locale, 1)}
                </dd>
              </dl>
              <DotStrip
                label={words.label(candidate, spread)}
                dots={spread.dots}
                mean={statistics.mean}
                agreed={agreed?.value ?? null}
                letter={candidate.letter}
                colour={candidate.colour}
                titleOf={words.titleOf(spread)}
              />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
