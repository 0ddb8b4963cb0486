import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainFrame } from "@/app/_components/plain-frame";
import { TextLink } from "@/components/ui/link-button";
import { PageHeader, Section } from "@/components/ui/page-header";
import { KnownVendor } from "@/components/vendor/known-vendor";
import { createVendor, deleteVendor, updateVendor } from "@/lib/features/vendor/actions";
import { loadVendor, type VendorPage as VendorPageData } from "@/lib/features/vendor/loaders";

export default async function VendorPage(props: { params: Promise<{ vendorId: string }> }) {
  const { vendorId } = await props.params;
  const page = await loadVendor(vendorId);
  if (!page) notFound();
  const t = await getTranslations("vendors");
  return (
    <PlainFrame
      reader={page.reader}
      crumbs={[
        { label: page.organisation.name, href: "/" },
        { label: t("title"), href: "/vendors" },
        { label: page.vendor.legalName },
      ]}
      namespaces={["vendors"]}
    >
      <PageHeader title={page.vendor.legalName} />
      <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[1fr_16rem]">
        <KnownVendor
          organisationId={page.organisation.id}
          vendorId={page.id}
          edition={page.edition}
          vendor={page.vendor}
          onUpdate={updateVendor}
          onDelete={deleteVendor}
          onCreate={createVendor}
        />
        <div>
          <Uses uses={page.uses} />
        </div>
      </div>
    </PlainFrame>
  );
}

/** Where a company is a candidate; selections of colleagues are only counted. */
async function Uses({ uses }: { uses: VendorPageData["uses"] }) {
  const t = await getTranslations("vendors.uses");
  const others = uses.filter(({ selectionId }) => selectionId === null).length;
  return (
    <Section title={t("title")}>
      {uses.length === 0 && <p className="text-sm text-ink-2">{t("none")}</p>}
      <ul className="grid gap-1">
        {uses.map(
          (use) =>
            use.selectionId !== null && (
              <li key={use.candidateId}>
                <TextLink href={`/selections/${use.selectionId}/candidates/${use.candidateId}`}>
                  {use.selectionName}
                </TextLink>
              </li>
            ),
        )}
        {others > 0 && <li className="text-sm text-ink-2">{t("others", { count: others })}</li>}
      </ul>
    </Section>
  );
}
