import { Users } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { KeepFresh } from "@/components/panel/keep-fresh";
import { PersonPanel } from "@/components/panel/person-panel";
import { isNumbered, ProgressLegend, ProgressMatrix } from "@/components/panel/progress-matrix";
import { ProgressTools } from "@/components/panel/progress-tools";
import { ScoringTabs, scoringHref } from "@/components/scoring/scoring-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Progress } from "@/components/ui/progress";
import { WithSidePanel } from "@/components/ui/side-panel";
import { reopenScoreAction } from "@/lib/features/judging/actions";
import { loadProgress, type ProgressPage } from "@/lib/features/panel/loaders";
import { type ProgressQuery, progressQuery } from "@/lib/features/panel/schema";
import { formatDay, formatMoment } from "@/lib/i18n/formats";
import { ScoringState } from "../_components/scoring-state";

interface Props {
  params: Promise<{ selectionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("panel.progress"))("title") };
}

/** Who is how far with scoring. Shows no score, no mean and no note of anybody's. */
export default async function ProgressOfScoringPage({ params, searchParams }: Props) {
  const [{ selectionId }, parameters] = await Promise.all([params, searchParams]);
  const progress = await loadProgress(selectionId, progressQuery(parameters));
  if (progress === null) notFound();
  const [t, locale] = await Promise.all([getTranslations("panel.progress"), getLocale()]);
  const { numbers, asked, done } = progress;
  const remind = progress.mayInvite && progress.closedAt === null && numbers.submitted < numbers.expected;
  return (
    <Messages namespaces={["scoring", "panel"]}>
      <PageHeader
        title={t("title")}
        description={t("description", { done, asked, ...numbers })}
        actions={remind && <LinkButton href={scoringHref(selectionId, "people")}>{t("remind")}</LinkButton>}
      />
      <ScoringTabs selectionId={selectionId} role={progress.role} current="progress" />
      <div className="grid grid-cols-1 gap-4 pt-5">
        {progress.total === 0 || progress.candidates.length === 0 || progress.groups.length === 0 ? (
          <NothingToDo progress={progress} />
        ) : (
          <>
            <KeepFresh />
            <div className="grid gap-1.5">
              <Progress
                label={t("bar")}
                done={numbers.submitted}
                total={numbers.expected}
                words={t("barWords", { ...numbers })}
                className="max-w-120"
              />
              <p className="text-sm text-ink-2">
                {progress.closedAt !== null &&
                  `${t("closed", { day: formatMoment(progress.closedAt, locale) })} `}
                {progress.closedAt === null &&
                  progress.deadline !== null &&
                  `${t("deadline", { day: formatDay(progress.deadline, locale) })} `}
                {numbers.beforeMeeting > 0 && `${t("beforeMeeting", { count: numbers.beforeMeeting })} `}
                {t("blind")}
              </p>
            </div>
            <Matrix progress={progress} />
            <ScoringState selectionId={selectionId} />
          </>
        )}
      </div>
    </Messages>
  );
}

/** The address of this page with something asked of it. */
function addressOf(selectionId: string, query: Partial<ProgressQuery>): string {
  const asked = new URLSearchParams();
  if (query.notDone) asked.set("show", "left");
  if (query.search) asked.set("search", query.search);
  if (query.page !== undefined && query.page > 1) asked.set("page", String(query.page));
  if (query.personId) asked.set("person", query.personId);
  const text = asked.toString();
  return scoringHref(selectionId, "progress") + (text === "" ? "" : `?${text}`);
}

function Matrix({ progress }: { progress: ProgressPage }) {
  const t = useTranslations("panel.progress");
  const { selectionId, query, page, pages, candidates, groups, chosen } = progress;
  const here = { ...query, page };
  return (
    <>
      <ProgressTools
        key={`${query.notDone}`}
        base={scoringHref(selectionId, "progress")}
        search={query.search}
        notDone={query.notDone}
        shown={
          progress.found < progress.total ? t("shown", { shown: progress.found, total: progress.total }) : ""
        }
      />
      <WithSidePanel>
        <div>
          {progress.people.length === 0 ? (
            <p className="text-ink-2">{query.notDone && query.search === "" ? t("allDone") : t("noMatch")}</p>
          ) : (
            <>
              <ProgressMatrix
                people={progress.people}
                candidates={candidates}
                groups={groups}
                byPair={progress.byPair}
                hrefOf={(personId) => addressOf(selectionId, { ...here, personId })}
                chosenId={chosen?.id ?? null}
              />
              <ProgressLegend groups={groups} numbered={isNumbered(candidates.length, groups.length)} />
            </>
          )}
          {pages > 1 && (
            <nav aria-label={t("pages")} className="mt-4 flex flex-wrap items-center gap-3">
              {page > 1 && (
                <LinkButton
                  size="sm"
                  href={addressOf(selectionId, { ...here, page: page - 1, personId: null })}
                >
                  {t("previous")}
                </LinkButton>
              )}
              <span className="num text-sm text-ink-2">{t("page", { page, pages })}</span>
              {page < pages && (
                <LinkButton
                  size="sm"
                  href={addressOf(selectionId, { ...here, page: page + 1, personId: null })}
                >
                  {t("next")}
                </LinkButton>
              )}
            </nav>
          )}
        </div>
        {chosen && (
          <PersonPanel
            selectionId={selectionId}
            person={chosen}
            candidates={candidates}
            groups={groups}
            closeHref={addressOf(selectionId, { ...here, personId: null })}
            mayReopen={progress.mayReopen}
            isClosed={progress.closedAt !== null}
            reopen={reopenScoreAction}
          />
        )}
      </WithSidePanel>
    </>
  );
}

/** What is missing before there is progress to see, and the one step that brings it. */
function NothingToDo({ progress }: { progress: ProgressPage }) {
  const t = useTranslations("panel.progress.empty");
  const { selectionId, mayInvite } = progress;
  const [what, href] =
    progress.candidates.length === 0
      ? (["noCandidates", `/selections/${selectionId}/candidates`] as const)
      : progress.groups.length === 0
        ? (["noQuestions", scoringHref(selectionId, "model")] as const)
        : (["nobody", scoringHref(selectionId, "people")] as const);
  return (
    <EmptyState
      icon={<Users aria-hidden />}
      title={t(`${what}.title`)}
      body={t(`${what}.body`)}
      action={
        (mayInvite || what !== "nobody") && (
          <LinkButton look="primary" href={href}>
            {t(`${what}.action`)}
          </LinkButton>
        )
      }
    />
  );
}
