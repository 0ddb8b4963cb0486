import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { MailTroubleNotice } from "@/components/mail/mail-trouble-notice";
import { PhaseRoadList } from "@/components/selection/phase-road-list";
import { AdviceNote } from "@/components/ui/advice-note";
import { PageHeader, Section } from "@/components/ui/page-header";
import type { RailSection } from "@/lib/domain/open-points";
import { retryMailAction } from "@/lib/features/mail/actions";
import { mailTrouble } from "@/lib/features/mail/loaders";
import { setPhase } from "@/lib/features/selection/actions";
import { loadOverview, type Overview } from "@/lib/features/selection/loaders";
import { NextStepCallout } from "./_components/next-step-callout";
import { OpenPointsList } from "./_components/open-points-list";
import { SECTION_PATHS } from "./_components/road-stops";

/** The road of a selection: where it stands, what is missing, and what to do next. */
export default async function OverviewPage(props: { params: Promise<{ selectionId: string }> }) {
  const { selectionId } = await props.params;
  const overview = await loadOverview(selectionId);
  if (!overview) notFound();
  const { selection, road } = overview;
  const mail = await mailTrouble(selectionId);
  const t = await getTranslations("overview");
  return (
    <Messages namespaces={["overview", "selection"]}>
      <div className="max-w-6xl">
        <PageHeader
          title={selection.name}
          description={t("frame", {
            months: selection.horizonMonths,
            currency: selection.currency,
            type: selection.targetType,
          })}
        />
        <div className="grid gap-3">
          {mail && <MailTroubleNotice selectionId={selectionId} standing={mail} onRetry={retryMailAction} />}
          <NextStepCallout selectionId={selectionId} next={road.next} isLead={overview.canMove} />
          <AdviceNote id={`road-${selection.phase}`}>{t(`advice.${selection.phase}`)}</AdviceNote>
        </div>
        <div className="mt-8 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[3fr_2fr]">
          <Section title={t("road.title")} description={t("road.description")}>
            <PhaseRoadList
              selectionId={selectionId}
              phases={road.phases}
              canMove={overview.canMove}
              onMove={setPhase}
            />
          </Section>
          <div>
            <OpenPointsList selectionId={selectionId} points={road.points} isLead={overview.canMove} />
            <Section title={t("counts.title")}>
              <Counts selectionId={selectionId} counts={overview.counts} />
            </Section>
          </div>
        </div>
      </div>
    </Messages>
  );
}

const COUNTS: readonly (readonly [keyof Overview["counts"], RailSection])[] = [
  ["lines", "needs"],
  ["criteria", "scoring"],
  ["candidates", "candidates"],
  ["shortlisted", "candidates"],
  ["offers", "offers"],
  ["comparable", "compare"],
];

/** How much there is of everything, each leading to it. */
async function Counts({ selectionId, counts }: { selectionId: string; counts: Overview["counts"] }) {
  const t = await getTranslations("overview.counts");
  return (
    <ul className="border-t border-rule">
      {COUNTS.map(([what, section]) => (
        <li key={what} className="border-b border-rule">
          <Link
            href={`/selections/${selectionId}${SECTION_PATHS[section]}`}
            prefetch={false}
            className="num flex justify-between gap-4 rounded-sm py-1.5 hover:bg-hover"
          >
            <span className="text-ink-2">{t(what)}</span>
            <span className="font-semibold">{counts[what]}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
