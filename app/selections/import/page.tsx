import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainFrame } from "@/app/_components/plain-frame";
import { ImportFile } from "@/components/file/import-file";
import { PageHeader } from "@/components/ui/page-header";
import { loadOwnOrganisation } from "@/lib/features/organisation/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("file.import"))("title") };
}

/** Takes a selection file and makes a selection of it. */
export default async function ImportPage() {
  const organisation = await loadOwnOrganisation();
  if (!organisation) redirect("/sign-in?next=/selections/import");
  const t = await getTranslations("file.import");
  return (
    <PlainFrame
      reader={organisation.reader}
      crumbs={[{ label: organisation.name, href: "/" }, { label: t("title") }]}
      namespaces={["file"]}
    >
      <PageHeader title={t("title")} description={t("description")} />
      <ImportFile organisationId={organisation.id} />
    </PlainFrame>
  );
}
