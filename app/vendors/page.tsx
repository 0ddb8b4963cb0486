import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainFrame } from "@/app/_components/plain-frame";
import { PageHeader } from "@/components/ui/page-header";
import { loadOwnOrganisation } from "@/lib/features/organisation/loaders";

export default async function VendorsPage() {
  const organisation = await loadOwnOrganisation();
  if (!organisation) redirect("/sign-in?next=/vendors");
  const t = await getTranslations("home");
  return (
    <PlainFrame
      reader={organisation.reader}
      crumbs={[{ label: organisation.name, href: "/" }, { label: t("vendors") }]}
      namespaces={["vendors"]}
    >
      <PageHeader title={t("vendors")} />
    </PlainFrame>
  );
}
