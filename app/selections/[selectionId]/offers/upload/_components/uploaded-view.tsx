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
  mendUpload,
} from "@/lib/features/offer-upload/actions";
import type { loadUpload } from "@/lib/features/offer-upload/loaders";
import { formatMoment } from "@/lib/i18n/formats";
import { OffersTabs } from "../../_components/offers-tabs";

/** What was read from one workbook, before any of it becomes an offer. */
export async function UploadedView({
  selectionId,
  page,
}: {
  readonly selectionId: string;
  readonly page: NonNullable<Awaited<ReturnType<typeof loadUpload>>>;
}) {
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
      <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-6 pt-5">
        {page.sealed && <Callout>{t("sealedNote")}</Callout>}
        {upload.variant !== "" && <p>{t("preview.variant", { name: upload.variant })}</p>}
        <UploadReview
          key={upload.id}
          selectionId={selectionId}
          draftId={upload.id}
          edition={upload.edition}
          vendorName={upload.candidateName}
          page={page}
          accept={acceptUpload}
          discard={discardUpload}
          leave={leaveUploadFindings}
          map={mapUploadColumns}
          mend={mendUpload}
        />
      </div>
    </Messages>
  );
}
