import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DocumentList } from "@/components/documents/document-list";
import { DocumentUpload } from "@/components/documents/document-upload";
import { Messages } from "@/components/i18n/messages-provider";
import { PageHeader } from "@/components/ui/page-header";
import { loadDocuments } from "@/lib/features/document/loaders";
import { OffersTabs } from "../_components/offers-tabs";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("documents");
  return { title: t("title") };
}

/** Every file kept with the candidates of a selection. */
export default async function DocumentsPage(props: PageProps<"/selections/[selectionId]/offers/documents">) {
  const { selectionId } = await props.params;
  const page = await loadDocuments(selectionId);
  if (!page) notFound();
  const t = await getTranslations("documents");
  return (
    <Messages namespaces={["documents"]}>
      <PageHeader title={t("title")} description={t("description", { count: page.documents.length })} />
      <OffersTabs selectionId={selectionId} current="documents" />
      <div className="grid max-w-6xl gap-6 pt-5">
        {page.mayWrite &&
          (page.candidates.length === 0 ? (
            <p className="text-ink-2">{t("noCandidates")}</p>
          ) : (
            <DocumentUpload
              selectionId={selectionId}
              candidates={page.candidates}
              subjects={[]}
              pricesSealed={page.pricesSealed}
            />
          ))}
        <DocumentList
          selectionId={selectionId}
          documents={page.documents}
          subjects={page.subjects}
          mayWrite={page.mayWrite}
          showsCandidate
        />
      </div>
    </Messages>
  );
}
