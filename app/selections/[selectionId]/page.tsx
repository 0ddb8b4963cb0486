import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { loadOverview } from "@/lib/features/selection/loaders";

/** The road of a selection: where it stands, what is missing, and what to do next. */
export default async function OverviewPage(props: { params: Promise<{ selectionId: string }> }) {
  const { selectionId } = await props.params;
  const overview = await loadOverview(selectionId);
  if (!overview) notFound();
  const t = await getTranslations("selection.phase");
  return <PageHeader title={overview.selection.name} description={t(overview.selection.phase)} />;
}
