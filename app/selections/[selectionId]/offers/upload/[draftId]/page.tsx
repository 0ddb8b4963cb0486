import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { UploadReview } from "@/components/upload/upload-review";
import {
  acceptUpload,
  discardUpload,
  leaveUploadFindings,
  mapUploadColumns,
  mendUploadCell,
} from "@/lib/features/offer-upload/actions";
import { loadUpload } from "@/lib/features/offer-upload/loaders";
import { formatMoment } from "@/lib/i18n/formats";
import { OffersTabs } from "../../_components/offers-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("upload"))("title") };
}

/** What was read from one workbook, before any of it becomes an offer. */
export default async function UploadedPage(
  props: PageProps<"/selections/[selectionId]/offers/upload/[draftId]">,
) {
  const { selectionId, draftId } = await props.params;
  const page = await loadUpload(selectionId, draftId);
  if (!page) notFound();
  const t = await getTranslations("upload");
  const locale = await getLocale();
  const { upload } = page;
  return (
    <Messages namespaces={["offers", "upload"]}>
      <PageHeader
        title={t("preview.title", { name: upload.candidateName })}
        description={t("preview.file", {
          file: upload.fileName,
          by: upload.createdBy,
          at: formatMoment(upload.createdAt, locale),
        })}
        actions={
          <LinkButton href={`/selections/${selectionId}/offers/upload`} size="sm">
            {t("preview.back")}
          </LinkButton>
        }
      />
      <OffersTabs selectionId={selectionId} current="upload" />
      <div className="grid max-w-5xl gap-6 pt-5">
        {page.sealed && <Callout>{t("sealedNote")}</Callout>}
        {upload.variant !== "" && <p>{t("preview.variant", { name: upload.variant })}</p>}
        <UploadReview
          key={upload.id}
          selectionId={selectionId}
          draftId={draftId}
          edition={upload.edition}
          vendorName={upload.candidateName}
          page={page}
          accept={acceptUpload}
          discard={discardUpload}
          leave={leaveUploadFindings}
          map={mapUploadColumns}
          mend={mendUploadCell}
        />
      </div>
    </Messages>
  );
}
