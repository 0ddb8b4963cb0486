import { useTranslations } from "next-intl";
import { ArrivalParts, ArrivalTable } from "@/components/offer/arrival-table";
import { AsSubmittedNotice } from "@/components/offer/as-submitted-notice";
import { OfferWorkbench } from "@/components/offer/offer-workbench";
import { SealedBundles, SealedPriceList } from "@/components/offer/sealed-lists";
import { SealedNotice } from "@/components/offer/sealed-notice";
import { TermsForm } from "@/components/offer/terms-form";
import { Section } from "@/components/ui/page-header";
import { VersionList } from "@/components/versions/version-list";
import {
  deleteOfferBundle,
  deleteOfferPriceListItem,
  saveOfferBundle,
  saveOfferPriceListItem,
  saveOfferTerms,
  setOfferCells,
  startOfferVersion,
} from "@/lib/features/offer/actions";
import type { loadCandidateOffer } from "@/lib/features/offer/loaders";
import { restoreOfferVersion, withdrawOfferVersion } from "@/lib/features/offer-version/actions";

type Loaded = NonNullable<Awaited<ReturnType<typeof loadCandidateOffer>>>;
export type SealedPage = Extract<Loaded, { kind: "sealed" }>;

/** One candidate's offer while prices are sealed: to type in for their keeper, what arrived for everybody else. */
export function SealedCandidate({
  page,
  candidateId,
  tab,
}: {
  page: SealedPage;
  candidateId: string;
  tab: "answers" | "terms" | "versions";
}) {
  const t = useTranslations("offers");
  const { selection, lines, sheet, arrival, readOnly } = page;
  const where = { selectionId: selection.id, candidateId };
  const currency = sheet?.currency ?? selection.currency;
  const notice = (
    <>
      <SealedNotice selectionId={selection.id} isKeeper={!readOnly} />
      {!readOnly && sheet?.isAsSubmitted && page.candidate && (
        <AsSubmittedNotice
          selectionId={selection.id}
          needsReason={page.startNeedsReason}
          start={startOfferVersion}
          offers={[{ ...page.candidate, candidateId, versionNumber: sheet.versionNumber }]}
        />
      )}
    </>
  );
  if (tab === "versions")
    return (
      <>
        {notice}
        <VersionList
          {...where}
          versions={page.versions}
          readOnly={readOnly}
          mayWithdraw={page.mayWithdraw}
          startNeedsReason={page.startNeedsReason}
          pricesSealed
          start={startOfferVersion}
          withdraw={withdrawOfferVersion}
          restore={restoreOfferVersion}
        />
      </>
    );
  if (readOnly)
    return (
      <>
        {notice}
        {arrival && <ArrivalTable selectionId={selection.id} arrivals={[arrival]} lines={lines.length} />}
        {arrival?.offer && (
          <Section title={t("arrival.parts")}>
            <ArrivalParts parts={arrival.offer.parts} />
          </Section>
        )}
      </>
    );
  if (tab === "terms")
    return (
      <>
        {notice}
        <div>
          <TermsForm
            key={`${sheet?.versionId} ${sheet?.edition}`}
            {...where}
            selectionCurrency={selection.currency}
            sheet={null}
            sealed={sheet}
            rate={null}
            readOnly={sheet?.isAsSubmitted === true}
            save={saveOfferTerms}
          />
          <SealedBundles
            {...where}
            currency={currency}
            lines={lines}
            sheet={sheet}
            save={saveOfferBundle}
            remove={deleteOfferBundle}
          />
          <SealedPriceList
            {...where}
            currency={currency}
            lines={lines}
            sheet={sheet}
            save={saveOfferPriceListItem}
            remove={deleteOfferPriceListItem}
          />
        </div>
      </>
    );
  return (
    <>
      {notice}
      {page.candidate && (
        <OfferWorkbench
          key={sheet?.versionId ?? "none"}
          selectionId={selection.id}
          currency={selection.currency}
          quantities={selection.quantities}
          lines={lines}
          candidates={[page.candidate]}
          sheets={[]}
          sealedSheets={sheet ? [sheet] : []}
          only={candidateId}
          readOnly={false}
          reader={page.reader}
          save={setOfferCells}
        />
      )}
    </>
  );
}
