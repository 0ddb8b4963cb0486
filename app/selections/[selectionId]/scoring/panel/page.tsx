import { MessagesSquare } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { AgendaList } from "@/components/panel/agenda-list";
import { moderationHref } from "@/components/panel/panel-view";
import { ends } from "@/components/panel/question-words";
import { SpreadPicture } from "@/components/panel/spread-picture";
import { SpreadTable } from "@/components/panel/spread-table";
import { ScoringTabs, scoringHref } from "@/components/scoring/scoring-tabs";
import { Callout } from "@/components/ui/callout";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader, Section } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { questionKey } from "@/lib/domain/spread";
import { loadPanel, type PanelPage } from "@/lib/features/panel/loaders";
import { formatMoment } from "@/lib/i18n/formats";

interface Props {
  params: Promise<{ selectionId: string }>;
  searchParams: Promise<{ view?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("panel.panel"))("title") };
}

/** Where the panel agrees and where it does not, as far as this reader may see; and the meeting's agenda. */
export default async function PanelOfScoringPage({ params, searchParams }: Props) {
  const [{ selectionId }, { view }] = await Promise.all([params, searchParams]);
  const panel = await loadPanel(selectionId);
  if (panel === null) notFound();
  const [t, locale] = await Promise.all([getTranslations("panel.panel"), getLocale()]);
  const open = openQuestions(panel);
  const settled = [...panel.agreed.keys()].length;
  const isEmpty = panel.candidates.length === 0 || panel.groups.length === 0;
  return (
    <Messages namespaces={["scoring", "panel"]}>
      <PageHeader
        title={t("title")}
        description={isEmpty ? undefined : t("description", { open: open.length, agreed: settled })}
        actions={
          panel.disagreements.length > 0 && (
            <LinkButton look="primary" href={moderationHref(selectionId, null)}>
              {panel.mayAgree ? t("start") : t("look")}
            </LinkButton>
          )
        }
      />
      <ScoringTabs selectionId={selectionId} role={panel.role} current="panel" />
      <div className="pt-5">
        {isEmpty ? (
          <EmptyState
            icon={<MessagesSquare aria-hidden />}
            title={t("empty.title")}
            body={t("empty.body")}
            action={
              <LinkButton look="primary" href={scoringHref(selectionId, "model")}>
                {t("empty.action")}
              </LinkButton>
            }
          />
        ) : (
          <>
            <div className="mb-6 grid gap-2.5 empty:hidden">
              <Blindness panel={panel} />
              {panel.pricesOpenedAt !== null && (
                <Callout>{t("pricesOpen", { day: formatMoment(panel.pricesOpenedAt, locale) })}</Callout>
              )}
            </div>
            <div>
              <Body panel={panel} showsTable={view === "table"} />
            </div>
          </>
        )}
      </div>
    </Messages>
  );
}

/** Questions of the agenda in view: more than a meeting gets through. The rest is folded away. */
const IN_VIEW = 12;

const openQuestions = (panel: PanelPage) =>
  panel.disagreements.filter((each) => !panel.agreed.has(questionKey(each.candidateId, each.criterionId)));

/** What this reader does not see yet, and what would show it. */
function Blindness({ panel }: { panel: PanelPage }) {
  const t = useTranslations("panel.panel");
  const all = [...panel.pairs.values()];
  const hidden = all.filter(({ isVisible }) => !isVisible).length;
  if (hidden === 0) return null;
  const scores = panel.role !== "observer";
  const toScores = scores && (
    <LinkButton size="sm" href={scoringHref(panel.selectionId, "scores")}>
      {t("toScores")}
    </LinkButton>
  );
  if (hidden < all.length)
    return <Callout action={toScores}>{t("blindSome", { count: hidden, total: all.length })}</Callout>;
  return (
    <Callout title={t("blindTitle")} action={toScores}>
      {scores ? t("blindLead") : t("blindObserver")}
    </Callout>
  );
}

function Body({ panel, showsTable }: { panel: PanelPage; showsTable: boolean }) {
  const t = useTranslations("panel.panel");
  const isVisible = [...panel.pairs.values()].some((pair) => pair.isVisible);
  const view = { ...panel, scores: panel.role !== "observer" };
  const open = openQuestions(panel);
  const settled = [...panel.agreed.keys()].flatMap((key) => panel.spreads.get(key) ?? []);
  const base = scoringHref(panel.selectionId, "panel");
  if (isVisible && panel.spreads.size === 0) return <p className="text-ink-2">{t("nothing")}</p>;
  return (
    <>
      {isVisible && (
        <Section title={t("agendaTitle")} description={t("agendaHelp")}>
          {open.length === 0 ? (
            <p className="text-ink-2">{panel.closedAt === null ? t("agendaNoneYet") : t("agendaNone")}</p>
          ) : (
            <>
              <AgendaList panel={view} questions={open.slice(0, IN_VIEW)} />
              {open.length > IN_VIEW && (
                <Disclosure summary={t("agendaMore", { count: open.length - IN_VIEW })} className="mt-2">
                  <AgendaList panel={view} questions={open.slice(IN_VIEW)} from={IN_VIEW} />
                </Disclosure>
              )}
            </>
          )}
        </Section>
      )}
      {settled.length > 0 && (
        <Section title={t("agreedTitle")} description={t("agreedHelp")}>
          <AgendaList panel={view} questions={settled} settled />
        </Section>
      )}
      <Section
        title={t("spreadTitle")}
        description={
          <>
            {isVisible && <Summary panel={panel} />} {t("spreadHelp")} {!panel.namesShown && t("namesHidden")}
            {panel.namesShown && panel.spreads.size > 0 && panel.names.size === 0 && t("namesMany")}
          </>
        }
      >
        <TabLinks
          label={t("view")}
          links={[
            { href: base, label: t("picture"), current: !showsTable },
            { href: `${base}?view=table`, label: t("table"), current: showsTable },
          ]}
        />
        <div className="pt-3">
          {showsTable ? (
            <SpreadTable panel={view} caption={t("spreadTitle")} />
          ) : (
            <SpreadPicture panel={view} />
          )}
        </div>
      </Section>
    </>
  );
}

/** The picture in two sentences. */
function Summary({ panel }: { panel: PanelPage }) {
  const t = useTranslations("panel.panel");
  const [widest] = panel.disagreements;
  const candidate = panel.candidates.find(({ id }) => id === widest?.candidateId);
  const criterion = panel.groups
    .flatMap(({ criteria }) => criteria)
    .find(({ id }) => id === widest?.criterionId);
  const between = widest ? ends(widest) : null;
  return (
    <>
      {t("summary", { judged: panel.spreads.size, apart: panel.disagreements.length })}{" "}
      {candidate &&
        criterion &&
        between &&
        t("widest", { criterion: criterion.name, candidate: candidate.name, ...between })}
    </>
  );
}
