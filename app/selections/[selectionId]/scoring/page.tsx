import { Lock } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { ModelEditor } from "@/components/scoring/model-editor";
import { PriceModelForm } from "@/components/scoring/price-model-form";
import { ScoreDesk } from "@/components/scoring/score-desk";
import { ScoringTabs } from "@/components/scoring/scoring-tabs";
import { AdviceNote } from "@/components/ui/advice-note";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import {
  confirmDeclarationAction,
  saveScoreAction,
  submitScoresAction,
} from "@/lib/features/judging/actions";
import { loadOwnScoring } from "@/lib/features/judging/loaders";
import {
  deleteCriterionAction,
  deleteCriterionGroupAction,
  reorderCriteriaAction,
  reorderCriterionGroupsAction,
  saveCriterionAction,
  saveCriterionGroupAction,
  setPriceModelAction,
} from "@/lib/features/scoring/actions";
import { loadScoringModel } from "@/lib/features/scoring/loaders";
import { formatMoment } from "@/lib/i18n/formats";

interface ScoringPageProps {
  params: Promise<{ selectionId: string }>;
  searchParams: Promise<{ view?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("scoring");
  return { title: t("title") };
}

/** My scores, and the model they are given by. Who does not score is shown the model. */
export default async function ScoringPage({ params, searchParams }: ScoringPageProps) {
  const [{ selectionId }, { view }] = await Promise.all([params, searchParams]);
  const model = await loadScoringModel(selectionId);
  if (model === null) notFound();
  const own = view === "model" || !model.mayScore ? null : await loadOwnScoring(selectionId);
  const t = await getTranslations("scoring");
  const criteria = model.groups.reduce((sum, group) => sum + group.criteria.length, 0);
  return (
    <Messages namespaces={["scoring", "judging"]}>
      {/* On a phone the question itself comes first. */}
      <div className={own === null ? undefined : "max-md:sr-only"}>
        <PageHeader
          title={t("title")}
          description={
            own === null ? undefined : t("description", { criteria, candidates: own.compared.length })
          }
        />
      </div>
      <ScoringTabs selectionId={selectionId} role={model.role} current={own === null ? "model" : "scores"} />
      <div className="grid gap-5 pt-5 max-md:pt-3.5">
        {own === null ? (
          <ModelView model={model} />
        ) : (
          <>
            <div className="empty:hidden max-xl:order-last">
              <AdviceNote id="scoring-same-day">{t("advice.chemistry")}</AdviceNote>
            </div>
            <ScoreDesk
              judging={own}
              groups={model.groups}
              candidates={own.compared}
              evidence={own.evidence}
              actions={{
                save: saveScoreAction,
                submit: submitScoresAction,
                declare: confirmDeclarationAction,
              }}
            />
          </>
        )}
      </div>
    </Messages>
  );
}

type Model = NonNullable<Awaited<ReturnType<typeof loadScoringModel>>>;

async function ModelView({ model }: { model: Model }) {
  const t = await getTranslations("scoring");
  const words = await getTranslations("opening.model");
  const locale = await getLocale();
  return (
    <>
      {model.locked && (
        <Callout
          title={words("lockedNotice", { name: model.locked.by, at: formatMoment(model.locked.at, locale) })}
          action={
            <LinkButton
              href={`/selections/${model.selectionId}/offers/opening`}
              size="sm"
              icon={<Lock aria-hidden />}
            >
              {words("toLock")}
            </LinkButton>
          }
        />
      )}
      {model.mayEdit && <AdviceNote id="scoring-settle-first">{t("advice.weights")}</AdviceNote>}
      <ModelEditor
        selectionId={model.selectionId}
        groups={model.groups}
        mayEdit={model.mayEdit}
        isLocked={model.locked !== null}
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
        selectionId={model.selectionId}
        model={model.priceModel}
        edition={model.edition}
        currency={model.currency}
        phase={model.phase}
        mayEdit={model.mayEdit}
        save={setPriceModelAction}
      />
    </>
  );
}
