import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { NeedsDesk } from "@/components/needs/needs-desk";
import { AdviceNote } from "@/components/ui/advice-note";
import { PageHeader } from "@/components/ui/page-header";
import {
  deleteRequirementAction,
  reorderRequirementsAction,
  saveRequirementAction,
  saveRequirementAnswerAction,
} from "@/lib/features/requirement/actions";
import { loadRequirementGrid } from "@/lib/features/requirement/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("needs");
  return { title: t("title") };
}

/** What the selection is for, and what every candidate is asked to meet. */
export default async function NeedsPage({ params }: { params: Promise<{ selectionId: string }> }) {
  const { selectionId } = await params;
  const grid = await loadRequirementGrid(selectionId);
  if (grid === null) notFound();
  const t = await getTranslations("needs");
  return (
    <Messages namespaces={["needs"]}>
      <PageHeader title={t("title")} description={t("description")} />
      {/* The selection's own settings stand here, above what is required of candidates. */}
      <div className="grid gap-4">
        <AdviceNote id="needs-outcome-not-method">{t("advice")}</AdviceNote>
        <NeedsDesk
          selectionId={selectionId}
          requirements={grid.requirements}
          candidates={grid.candidates}
          answers={grid.answers}
          mayEdit={grid.mayEdit}
          mayAnswer={grid.mayAnswer}
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
