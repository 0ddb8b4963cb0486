import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { Callout } from "@/components/ui/callout";
import { PageHeader, Section } from "@/components/ui/page-header";
import { UploadDrop } from "@/components/upload/upload-drop";
import { WaitingUploads } from "@/components/upload/waiting-uploads";
import { discardUpload } from "@/lib/features/offer-upload/actions";
import { loadUpload, loadUploads } from "@/lib/features/offer-upload/loaders";
import { OffersTabs } from "../_components/offers-tabs";
import { UploadedView } from "./_components/uploaded-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("upload"))("title") };
}

/** Takes a vendor's workbook, shows the uploads that wait to be looked at, and one of them when it is named. */
export default async function UploadPage(props: PageProps<"/selections/[selectionId]/offers/upload">) {
  const { selectionId } = await props.params;
  const { candidate, draft } = await props.searchParams;
  if (typeof draft === "string") {
    const uploaded = await loadUpload(selectionId, draft);
    if (!uploaded) notFound();
    return <UploadedView selectionId={selectionId} page={uploaded} />;
  }
  const page = await loadUploads(selectionId);
  if (!page) notFound();
  const t = await getTranslations("upload");
  if (page === "not_yours")
    return (
      <Messages namespaces={["offers"]}>
        <PageHeader title={t("title")} />
        <OffersTabs selectionId={selectionId} current="upload" />
        <div className="max-w-4xl pt-5">
          <Callout>{t("notYours")}</Callout>
        </div>
      </Messages>
    );
  const chosen = page.candidates.find(({ id }) => id === candidate)?.id ?? "";
  return (
    <Messages namespaces={["offers", "upload"]}>
      <PageHeader title={t("title")} description={t("description")} />
      <OffersTabs selectionId={selectionId} current="upload" />
      <div className="grid max-w-4xl gap-6 pt-5">
        {page.sealed && <Callout>{t("sealedNote")}</Callout>}
        <UploadDrop selectionId={selectionId} candidates={page.candidates} chosen={chosen} />
        <Section title={t("waiting.title")}>
          <WaitingUploads selectionId={selectionId} waiting={page.waiting} discard={discardUpload} />
        </Section>
      </div>
    </Messages>
  );
}
