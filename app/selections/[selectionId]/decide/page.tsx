import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { Conditions } from "@/components/selection/phase-road-list";
import { PageHeader, Section } from "@/components/ui/page-header";
import { loadDecision } from "@/lib/features/decision/loaders";
import { pointHref } from "../_components/point-href";
import { StandingsTable } from "./_components/standings-table";
import { VerdictCallout } from "./_components/verdict-callout";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("decide"))("title") };
}

const TO_COME = ["sure", "reasons", "memo", "letters"] as const;

/** What the comparison says now, what the decision still asks for, and what else belongs to it. */
export default async function DecidePage(props: { params: Promise<{ selectionId: string }> }) {
  const { selectionId } = await props.params;
  const decision = await loadDecision(selectionId);
  if (!decision) notFound();
  const t = await getTranslations("decide");
  const isReady = decision.conditions.every(({ met }) => met);
  const links = Object.fromEntries(
    decision.conditions.flatMap(({ code, points: [first] }) =>
      first === undefined ? [] : [[code, pointHref(selectionId, first, decision.isLead)]],
    ),
  );
  return (
    <Messages namespaces={["overview"]}>
      <div className="max-w-6xl">
        <PageHeader title={t("title")} description={t("description")} />
        <VerdictCallout selectionId={selectionId} decision={decision} />
        {decision.standings !== null && decision.standings.length > 0 && (
          <div className="mt-6">
            <StandingsTable standings={decision.standings} currency={decision.currency} />
          </div>
        )}
        <div className="mt-9 grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
          <Section title={t("missing.title")} {...(isReady ? { description: t("missing.none") } : {})}>
            <Conditions conditions={decision.conditions} links={links} />
          </Section>
          <div>
            <Section title={t("toCome.title")} description={t("toCome.body")}>
              <ul className="grid list-disc gap-1 pl-5 text-base text-ink-2">
                {TO_COME.map((what) => (
                  <li key={what}>{t(`toCome.${what}`)}</li>
                ))}
              </ul>
            </Section>
          </div>
        </div>
      </div>
    </Messages>
  );
}
