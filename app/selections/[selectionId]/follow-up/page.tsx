import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader, Section } from "@/components/ui/page-header";
import { ESTABLISHMENT_STAGES, STAGE_TYPE } from "@/lib/domain/selection";
import { loadDecision } from "@/lib/features/decision/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("followup"))("title") };
}

const TO_COME = ["criteria", "users", "meetings", "satisfaction", "own"] as const;

/** What comes after the choice: whom with, and in which order. */
export default async function FollowUpPage(props: { params: Promise<{ selectionId: string }> }) {
  const { selectionId } = await props.params;
  const decision = await loadDecision(selectionId);
  if (!decision) notFound();
  const t = await getTranslations("followup");
  const tPhase = await getTranslations("selection.phase");
  const { chosen, phase, targetType } = decision;
  const hasBegun = phase === "establish" || phase === "operate";
  const stages = ESTABLISHMENT_STAGES.filter((stage) => STAGE_TYPE[stage] <= targetType);
  const steps = stages.flatMap((stage) => [
    { key: stage, label: t(`order.${stage}`), isWork: true },
    { key: `after-${stage}`, label: t("order.settle"), isWork: false },
  ]);
  return (
    <div className="max-w-5xl">
      <PageHeader title={t("title")} description={t("description")} />
      <Callout
        tone={chosen ? "good" : "neutral"}
        action={<LinkButton href={`/selections/${selectionId}`}>{t("toRoad")}</LinkButton>}
      >
        {chosen && <strong className="font-semibold">{t("with", { name: chosen.name })} </strong>}
        {!hasBegun && t("notYet", { phase: tPhase("establish") })}
      </Callout>
      <div className="mt-8 grid items-start gap-x-12 gap-y-8 md:grid-cols-2">
        <Section title={t("order.title")} description={t("order.description", { type: targetType })}>
          <ol className="border-t border-rule">
            {steps.map((step, position) => (
              <li key={step.key} className="num flex items-baseline gap-3 border-b border-rule py-1.5">
                <span className="w-4 text-right text-sm text-ink-3">{position + 1}</span>
                <span className={step.isWork ? "font-medium" : "text-ink-2"}>{step.label}</span>
              </li>
            ))}
          </ol>
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
  );
}
