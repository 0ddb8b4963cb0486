import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { AsSubmittedNotice } from "@/components/offer/as-submitted-notice";
import { BundleList } from "@/components/offer/bundle-list";
import { CandidateLinks } from "@/components/offer/candidate-links";
import { OfferWorkbench } from "@/components/offer/offer-workbench";
import { PriceList } from "@/components/offer/price-list";
import { TermsForm } from "@/components/offer/terms-form";
import { OfferWarningBand } from "@/components/price/offer-warning-band";
import { Callout } from "@/components/ui/callout";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { VariantBar } from "@/components/versions/variant-bar";
import { VersionList } from "@/components/versions/version-list";
import {
  deleteOfferBundle,
  deleteOfferPriceListItem,
  saveOfferBundle,
  saveOfferPriceListItem,
  saveOfferTerms,
  saveRate,
  setOfferCells,
  startOfferVersion,
} from "@/lib/features/offer/actions";
import { loadCandidateOffer } from "@/lib/features/offer/loaders";
import {
  removeOfferVariant,
  restoreOfferVersion,
  saveOfferVariant,
  withdrawOfferVersion,
} from "@/lib/features/offer-version/actions";
import { SealedCandidate } from "../_components/sealed-candidate";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("offers");
  return { title: t("titleOne") };
}

const TABS = ["answers", "terms", "versions"] as const;

export default async function CandidateOfferPage(
  props: PageProps<"/selections/[selectionId]/offers/[candidateId]">,
) {
  const { selectionId, candidateId: encoded } = await props.params;
  // A variant goes by the ids of its candidate and its offer.
  const candidateId = decodeURIComponent(encoded);
  const { tab: asked, version } = await props.searchParams;
  const number = typeof version === "string" && /^\d{1,4}$/.test(version) ? Number(version) : undefined;
  const page = await loadCandidateOffer(selectionId, candidateId, number);
  if (!page?.candidate) notFound();
  const t = await getTranslations("offers");
  const tab = TABS.find((each) => each === asked) ?? "answers";
  const all = `/selections/${selectionId}/offers`;
  const base = `${all}/${candidateId}`;
  const past = page.kind === "open" && page.isPast ? `version=${number}` : "";
  const address = (each: (typeof TABS)[number]) => {
    const query = [each === "answers" ? "" : `tab=${each}`, past].filter((part) => part !== "").join("&");
    return query === "" ? base : `${base}?${query}`;
  };
  const currency = page.sheet?.currency ?? page.selection.currency;
  const where = { selectionId, candidateId };
  const isAsSubmitted = page.sheet?.isAsSubmitted === true;

  return (
    <Messages namespaces={["offers", "versions", "price"]}>
      <PageHeader
        title={<CandidateChip size="lg" letter={page.candidate.letter} name={page.candidate.name} />}
        description={
          page.kind === "sealed"
            ? undefined
            : page.sheet
              ? t("descriptionOne", { number: page.sheet.versionNumber, currency })
              : t("descriptionNone")
        }
        actions={
          <>
            <CandidateLinks base={all} candidates={page.candidates.filter(({ id }) => id !== page.ownerId)} />
            <LinkButton href={all} size="sm">
              {t("allOffers")}
            </LinkButton>
          </>
        }
      />
      <VariantBar
        selectionId={selectionId}
        candidateId={page.ownerId}
        current={candidateId}
        variants={page.variants}
        mayWrite={page.mayEditVariants}
        save={saveOfferVariant}
        remove={removeOfferVariant}
      />
      <TabLinks
        label={t("tab.label")}
        links={TABS.map((each) => ({ href: address(each), label: t(`tab.${each}`), current: each === tab }))}
      />
      {page.kind === "sealed" ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 pt-4">
          <SealedCandidate page={page} candidateId={candidateId} tab={tab} />
        </div>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 pt-4">
          {page.isPast && number !== undefined && (
            <Callout
              tone="warn"
              title={t("version.past", { number })}
              action={
                <LinkButton href={base} size="sm">
                  {t("version.toCurrent")}
                </LinkButton>
              }
            >
              {t("version.pastBody")}
            </Callout>
          )}
          {tab !== "versions" && isAsSubmitted && !page.readOnly && page.sheet && (
            <AsSubmittedNotice
              selectionId={selectionId}
              needsReason={page.startNeedsReason}
              start={startOfferVersion}
              offers={[{ ...page.candidate, candidateId, versionNumber: page.sheet.versionNumber }]}
            />
          )}
          {tab === "answers" &&
            (page.lines.length === 0 ? (
              <EmptyState
                title={t("empty.noLines")}
                body={t("empty.noLinesBody")}
                action={<LinkButton href={`${all}?tab=catalogue`}>{t("empty.toCatalogue")}</LinkButton>}
              />
            ) : (
              <OfferWorkbench
                key={page.sheet?.versionId ?? "none"}
                selectionId={selectionId}
                currency={page.selection.currency}
                quantities={page.selection.quantities}
                lines={page.lines}
                candidates={[page.candidate]}
                sheets={page.sheet ? [page.sheet] : []}
                only={candidateId}
                readOnly={page.readOnly}
                reader={page.reader}
                save={setOfferCells}
                warnings={page.warnings}
              />
            ))}
          {tab === "terms" && (
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
              <OfferWarningBand
                warnings={(page.warnings ?? []).filter(({ lineId }) => lineId === null)}
                currency={page.selection.currency}
              />
              <TermsForm
                key={`${page.sheet?.versionId} ${page.sheet?.edition}`}
                {...where}
                selectionCurrency={page.selection.currency}
                sheet={page.sheet}
                rate={page.rates.find((rate) => rate.currency === currency) ?? null}
                readOnly={page.readOnly || isAsSubmitted}
                save={saveOfferTerms}
                saveRate={saveRate}
              />
              <BundleList
                {...where}
                currency={currency}
                lines={page.lines}
                sheet={page.sheet}
                readOnly={page.readOnly || isAsSubmitted}
                save={saveOfferBundle}
                remove={deleteOfferBundle}
              />
              <PriceList
                {...where}
                currency={currency}
                lines={page.lines}
                items={page.sheet?.priceList ?? []}
                readOnly={page.readOnly || isAsSubmitted}
                save={saveOfferPriceListItem}
                remove={deleteOfferPriceListItem}
              />
            </div>
          )}
          {tab === "versions" && (
            <VersionList
              {...where}
              versions={page.versions}
              readOnly={page.readOnly}
              mayWithdraw={page.mayWithdraw}
              startNeedsReason={page.startNeedsReason}
              pricesSealed={false}
              start={startOfferVersion}
              withdraw={withdrawOfferVersion}
              restore={restoreOfferVersion}
            />
          )}
        </div>
      )}
    </Messages>
  );
}
