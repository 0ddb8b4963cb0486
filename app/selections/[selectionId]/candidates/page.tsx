import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { shortlistState } from "@/lib/domain/candidate-stage";
import { SELECTION_LIMITS } from "@/lib/domain/selection";
import { loadCandidatesPage } from "@/lib/features/candidate/loaders";
import { AddCandidate } from "./_components/add-candidate";
import { SideBySide } from "./_components/side-by-side";
import { StageList } from "./_components/stage-list";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("candidates");
  return { title: t("title") };
}

/** All candidates of the selection: by stage, or their background side by side. */
export default async function CandidatesPage(props: {
  params: Promise<{ selectionId: string }>;
  searchParams: Promise<{ view?: string | string[] }>;
}) {
  const { selectionId } = await props.params;
  const isSide = (await props.searchParams).view === "side";
  const page = await loadCandidatesPage(selectionId);
  if (!page) notFound();
  const t = await getTranslations("candidates");
  const { count, missing, room } = shortlistState(page.candidates.map(({ stage }) => stage));
  const limit = SELECTION_LIMITS.shortlistMax;
  const here = `/selections/${selectionId}/candidates`;
  return (
    <Messages namespaces={["candidates"]}>
      <PageHeader
        title={t("title")}
        description={t("shortlist.places", { count, limit })}
        actions={page.mayWrite && <AddCandidate selectionId={selectionId} vendors={page.vendors} />}
      />
      {page.candidates.length > 0 && (missing > 0 || room === 0) && (
        <Callout tone={missing > 0 ? "accent" : "neutral"} className="mb-5">
          {missing > 0 ? t("shortlist.missing", { missing }) : t("shortlist.full", { limit })}
        </Callout>
      )}
      <TabLinks
        label={t("views.label")}
        links={[
          { href: here, label: t("views.stages"), current: !isSide },
          { href: `${here}?view=side`, label: t("views.side"), current: isSide },
        ]}
      />
      <div className="pt-5">{isSide ? <SideBySide page={page} /> : <StageList page={page} />}</div>
    </Messages>
  );
}
