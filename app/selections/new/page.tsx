import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PlainFrame } from "@/app/_components/plain-frame";
import { NewSelectionForm } from "@/components/selection/new-selection-form";
import { PageHeader } from "@/components/ui/page-header";
import { selectionTemplate, TEMPLATES } from "@/lib/domain/selection-template";
import { loadOwnOrganisation } from "@/lib/features/organisation/loaders";
import { createSelection } from "@/lib/features/selection/actions";
import { templateTexts } from "@/lib/i18n/templates/by-locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selection.new"))("title") };
}

export default async function NewSelectionPage() {
  const organisation = await loadOwnOrganisation();
  if (!organisation) redirect("/sign-in?next=/selections/new");
  const t = await getTranslations("selection.new");
  const words = templateTexts(await getLocale()).templates;
  const templates = TEMPLATES.map((key) => {
    const { lines, groups, requirements, targetType, wantedPartnerType, horizonMonths } =
      selectionTemplate(key);
    return {
      key,
      ...words[key],
      lines: lines.length,
      criteria: groups.reduce((sum, group) => sum + group.criteria.length, 0),
      requirements: requirements.length,
      targetType,
      wantedPartnerType,
      horizonMonths,
    };
  });
  return (
    <PlainFrame
      reader={organisation.reader}
      crumbs={[{ label: organisation.name, href: "/" }, { label: t("title") }]}
      namespaces={["selection"]}
    >
      <PageHeader title={t("title")} description={t("description")} />
      <NewSelectionForm organisationId={organisation.id} templates={templates} onCreate={createSelection} />
    </PlainFrame>
  );
}
