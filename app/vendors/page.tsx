import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainFrame } from "@/app/_components/plain-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { VendorList } from "@/components/vendor/vendor-list";
import { loadDirectory } from "@/lib/features/vendor/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("vendors"))("title") };
}

/** The organisation's directory of companies. */
export default async function VendorsPage() {
  const directory = await loadDirectory();
  if (!directory) redirect("/sign-in?next=/vendors");
  const t = await getTranslations("vendors");
  const add = (
    <LinkButton href="/vendors/new" look="primary" icon={<Plus aria-hidden />}>
      {t("add")}
    </LinkButton>
  );
  const { vendors } = directory;
  return (
    <PlainFrame
      reader={directory.reader}
      crumbs={[{ label: directory.organisation.name, href: "/" }, { label: t("title") }]}
      namespaces={["vendors"]}
    >
      <PageHeader
        title={t("title")}
        description={t("description", { count: vendors.length })}
        actions={vendors.length > 0 && add}
      />
      {vendors.length === 0 ? (
        <EmptyState title={t("empty.title")} body={t("empty.body")} action={add} />
      ) : (
        <VendorList vendors={vendors} />
      )}
    </PlainFrame>
  );
}
