import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { ModelEditor } from "@/components/scoring/model-editor";
import { PriceModelForm } from "@/components/scoring/price-model-form";
import { ScoreDesk } from "@/components/scoring/score-desk";
import { ScoringTabs } from "@/components/scoring/scoring-tabs";
import { AdviceNote } from "@/components/ui/advice-note";
import { PageHeader } from "@/components/ui/page-header";
import { saveScoreAction } from "@/lib/features/judging/actions";
import {
  deleteCriterionAction,
  deleteCriterionGroupAction,
  reorderCriteriaAction,
  reorderCriterionGroupsAction,
  saveCriterionAction,
  saveCriterionGroupAction,
  setPriceModelAction,
} from "@/lib/features/scoring/actions";
import { loadScoring, loadScoringModel } from "@/lib/features/scoring/loaders";

interface ScoringPageProps {
  params: Promise<{ selectionId: string }>;
  searchParams: Promise<{ view?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("scoring");
  return { title: t("title") };
}

/** My scores, and the model they are given by. */
export default async function ScoringPage({ params, searchParams }: ScoringPageProps) {
  const [{ selectionId }, { view }] = await Promise.all([params, searchParams]);
  const showsModel = view === "model";
  const content = showsModel ? await modelView(selectionId) : await scoreView(selectionId);
  if (content === null) notFound();
  const t = await getTranslations("scoring");
  return (
    <Messages namespaces={["scoring"]}>
      {/* On a phone the question itself comes first. */}
      <div className={showsModel ? undefined : "max-md:sr-only"}>
        <PageHeader
          title={t("title")}
          description={
            content.candidates === null
              ? undefined
              : t("description", { criteria: content.criteria, candidates: content.candidates })
          }
        />
      </div>
      <ScoringTabs selectionId={selectionId} role={content.role} current={showsModel ? "model" : "scores"} />
      <div className="grid gap-5 pt-5 max-md:pt-3.5">{content.body}</div>
    </Messages>
  );
}

async function modelView(selectionId: string) {
  const model = await loadScoringModel(selectionId);
  if (model === null) return null;
  const t = await getTranslations("scoring");
  const criteria = model.groups.reduce((sum, group) => sum + group.criteria.length, 0);
  return {
    role: model.role,
    criteria,
    candidates: null,
    body: (
      <>
        {model.mayEdit && <AdviceNote id="scoring-settle-first">{t("advice.weights")}</AdviceNote>}
        <ModelEditor
          selectionId={selectionId}
          groups={model.groups}
          mayEdit={model.mayEdit}
          actions={{
            saveGroup: saveCriterionGroupAction,
            deleteGroup: deleteCriterionGroupAction,
            reorderGroups: reorderCriterionGroupsAction,
            saveCriterion: saveCriterionAction,
            deleteCriterion: deleteCriterionAction,
            reorderCriteria: reorderCriteriaAction,
          }}
        />
        <PriceModelForm
          selectionId={selectionId}
          model={model.priceModel}
          edition={model.edition}
          currency={model.currency}
          phase={model.phase}
          mayEdit={model.mayEdit}
          save={setPriceModelAction}
        />
      </>
    ),
  };
}

async function scoreView(selectionId: string) {
  const scoring = await loadScoring(selectionId);
  if (scoring === null) return null;
  const t = await getTranslations("scoring");
  const criteria = scoring.groups.reduce((sum, group) => sum + group.criteria.length, 0);
  return {
    role: scoring.role,
    criteria,
    candidates: scoring.candidates.length,
    body:
      scoring.scores === null || !scoring.mayScore ? (
        <p className="text-ink-2">{t("observer")}</p>
      ) : (
        <>
          <div className="empty:hidden max-xl:order-last">
            <AdviceNote id="scoring-same-day">{t("advice.chemistry")}</AdviceNote>
          </div>
          <ScoreDesk
            selectionId={selectionId}
            groups={scoring.groups}
            candidates={scoring.candidates}
            evidence={scoring.evidence}
            scores={scoring.scores}
            save={saveScoreAction}
          />
        </>
      ),
  };
}
