import { Building2, Plus, Upload } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { LoadSampleButton } from "@/components/selection/load-sample-button";
import { SelectionList } from "@/components/selection/selection-list";
import { ToScoreList } from "@/components/selection/to-score-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { deleteSelection, loadSample, renameSelection } from "@/lib/features/selection/actions";
import type { Home as HomeData } from "@/lib/features/selection/loaders";
import { PlainFrame } from "./plain-frame";
import { SampleNote } from "./sample-note";

/** The selections a person takes part in. */
export async function Home({ home }: { home: HomeData }) {
  const t = await getTranslations("home");
  const isEmpty = home.selections.length === 0 && home.toScore.length === 0;
  return (
    <PlainFrame
      reader={home.reader}
      crumbs={[{ label: home.organisation.name }]}
      namespaces={["home", "selection"]}
    >
      <PageHeader
        title={t("title")}
        description={t("description", { count: home.selections.length })}
        actions={
          <>
            <LinkButton href="/vendors" look="quiet" icon={<Building2 aria-hidden />}>
              {t("vendors")}
            </LinkButton>
            <LinkButton href="/selections/import" icon={<Upload aria-hidden />}>
              {t("import")}
            </LinkButton>
            <LinkButton href="/selections/new" look="primary" icon={<Plus aria-hidden />}>
              {t("new")}
            </LinkButton>
          </>
        }
      />
      {home.organisation.isSample && <SampleNote />}
      {home.toScore.length > 0 && <ToScoreList selections={home.toScore} />}
      {isEmpty ? (
        <EmptyState
          title={t("empty.title")}
          body={t("empty.body")}
          action={
            <>
              <LinkButton href="/selections/new" look="primary">
                {t("new")}
              </LinkButton>
              <LoadSampleButton organisationId={home.organisation.id} onLoad={loadSample} />
            </>
          }
        />
      ) : (
        home.selections.length > 0 && (
          <SelectionList selections={home.selections} onRename={renameSelection} onDelete={deleteSelection} />
        )
      )}
    </PlainFrame>
  );
}
