import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { NeedsDesk } from "@/components/needs/needs-desk";
import { SelectionSettingsForm } from "@/components/selection/selection-settings-form";
import { AdviceNote } from "@/components/ui/advice-note";
import { TextLink } from "@/components/ui/link-button";
import { PageHeader, Section } from "@/components/ui/page-header";
import { StatusMark } from "@/components/ui/status-mark";
import {
  deleteRequirementAction,
  reorderRequirementsAction,
  saveRequirementAction,
  saveRequirementAnswerAction,
} from "@/lib/features/requirement/actions";
import { loadNeeds } from "@/lib/features/requirement/loaders";
import { updateSettings } from "@/lib/features/selection/actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("needs");
  return { title: t("title") };
}

/** What the selection is for, and what every candidate is asked to meet. */
export default async function NeedsPage({ params }: { params: Promise<{ selectionId: string }> }) {
  const { selectionId } = await params;
  const needs = await loadNeeds(selectionId);
  if (needs === null) notFound();
  const t = await getTranslations("needs");
  const words = await getTranslations("selection.prices");
  return (
    <Messages namespaces={["needs", "selection"]}>
      <PageHeader title={t("title")} description={t("description")} />
      <Section title={t("settings")} description={t("settingsHelp")}>
        <div className="max-w-4xl">
          <SelectionSettingsForm
            selectionId={selectionId}
            edition={needs.edition}
            settings={needs.settings}
            canEdit={needs.maySetSettings}
            onSave={updateSettings}
          />
          <p className="mt-5 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-rule pt-4">
            {needs.prices === "sealed" && <StatusMark state="sealed" />}
            <span className="text-ink-2">{words(needs.prices)}</span>
            <TextLink href={`/selections/${selectionId}/offers/opening`}>{words("change")}</TextLink>
          </p>
        </div>
      </Section>
      <div className="mt-8 grid gap-4">
        <AdviceNote id="needs-outcome-not-method">{t("advice")}</AdviceNote>
        <NeedsDesk
          selectionId={selectionId}
          requirements={needs.requirements}
          candidates={needs.candidates}
          answers={needs.answers}
          mayEdit={needs.mayEdit}
          mayAnswer={needs.mayAnswer}
          actions={{
            save: saveRequirementAction,
            remove: deleteRequirementAction,
            reorder: reorderRequirementsAction,
            answer: saveRequirementAnswerAction,
          }}
        />
      </div>
    </Messages>
  );
}
