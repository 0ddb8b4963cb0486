import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PlainFrame } from "@/app/_components/plain-frame";
import { PageHeader } from "@/components/ui/page-header";
import { NewVendor } from "@/components/vendor/new-vendor";
import { loadOwnOrganisation } from "@/lib/features/organisation/loaders";
import { createVendor } from "@/lib/features/vendor/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("vendors.form"))("newTitle") };
}

export default async function NewVendorPage() {
  const organisation = await loadOwnOrganisation();
  if (!organisation) redirect("/sign-in?next=/vendors/new");
  const t = await getTranslations("vendors");
  return (
    <PlainFrame
      reader={organisation.reader}
      crumbs={[
        { label: organisation.name, href: "/" },
        { label: t("title"), href: "/vendors" },
        { label: t("form.newTitle") },
      ]}
      namespaces={["vendors"]}
    >
      <PageHeader title={t("form.newTitle")} />
      <NewVendor
        organisationId={organisation.id}
        country={(await getLocale()) === "nb" ? "NO" : "DK"}
        onCreate={createVendor}
      />
    </PlainFrame>
  );
}
