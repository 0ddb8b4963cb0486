import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CatalogueEditor } from "@/components/catalogue/catalogue-editor";
import { Messages } from "@/components/i18n/messages-provider";
import { ArrivalTable } from "@/components/offer/arrival-table";
import { AsSubmittedNotice } from "@/components/offer/as-submitted-notice";
import { CandidateLinks } from "@/components/offer/candidate-links";
import { OfferWorkbench } from "@/components/offer/offer-workbench";
import { RatesPanel } from "@/components/offer/rates-panel";
import { SealedNotice } from "@/components/offer/sealed-notice";
import { GapWorkshop } from "@/components/price/gaps/gap-workshop";
import { OfferWarningBand } from "@/components/price/offer-warning-band";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { askVendorAction, leaveGapsAction, openGapsAction, plugGapsAction } from "@/lib/features/gap/actions";
import {
  deleteLine,
  moveLine,
  saveGapPlug,
  saveLine,
  saveRate,
  setOfferCells,
  startOfferVersion,
} from "@/lib/features/offer/actions";
import { loadGaps, loadOffers } from "@/lib/features/offer/loaders";
import { OFFERS_TABS, OffersTabs } from "./_components/offers-tabs";
import { questionTexts } from "./_components/question-texts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("offers");
  return { title: t("title") };
}

export default async function OffersPage(props: PageProps<"/selections/[selectionId]/offers">) {
  const { selectionId } = await props.params;
  const { tab: asked } = await props.searchParams;
  const t = await getTranslations("offers");
  const tab = OFFERS_TABS.find((each) => each === asked) ?? "grid";
  const base = `/selections/${selectionId}/offers`;

  if (tab === "gaps") {
    const page = await loadGaps(selectionId);
    if (!page) notFound();
    if (page.kind === "sealed")
      return (
        <Messages namespaces={["offers"]}>
          <PageHeader title={t("title")} />
          <OffersTabs selectionId={selectionId} current={tab} />
          <div className="grid gap-4 pt-5">
            <SealedNotice selectionId={selectionId} isKeeper={false}>
              {t("sealed.gaps")}
            </SealedNotice>
          </div>
        </Messages>
      );
    const frames = await questionTexts(page);
    const missing = page.candidates.filter(({ id }) => page.withoutOffer.includes(id));
    return (
      <Messages namespaces={["offers", "price"]}>
        <PageHeader
          title={t("title")}
          description={t("gap.basis", {
            type: page.basis.establishmentType,
            months: page.basis.horizonMonths,
            currency: page.selection.currency,
          })}
        />
        <OffersTabs selectionId={selectionId} current={tab} />
        <div className="grid gap-4 pt-5">
          {missing.length > 0 && (
            <Callout
              tone="warn"
              title={t("gap.noOffer", { names: missing.map(({ name }) => name).join(", ") })}
            >
              {t("gap.noOfferBody")}
            </Callout>
          )}
          {page.warnings.length > 0 && (
            <OfferWarningBand
              warnings={page.warnings}
              currency={page.selection.currency}
              named={page.columns}
            />
          )}
          <GapWorkshop
            selectionId={selectionId}
            currency={page.selection.currency}
            gaps={page.gaps}
            columns={page.columns}
            warnings={page.warningsOnGaps}
            readOnly={page.readOnly}
            ground={{
              selectionId,
              revision: page.revision,
              today: page.today,
              basis: page.basis,
              currency: page.selection.currency,
            }}
            frames={frames}
            actions={{
              ask: askVendorAction,
              fillAll: plugGapsAction,
              leave: leaveGapsAction,
              open: openGapsAction,
              save: saveGapPlug,
            }}
          />
        </div>
      </Messages>
    );
  }

  const page = await loadOffers(selectionId);
  if (!page) notFound();
  const candidates = page.kind === "open" ? [...page.candidates, ...page.others] : page.candidates;
  const submitted = page.sheets.flatMap(({ candidateId, versionNumber, isAsSubmitted }) => {
    const candidate = candidates.find(({ id }) => id === candidateId);
    return isAsSubmitted && candidate ? [{ ...candidate, candidateId, versionNumber }] : [];
  });
  const asSubmitted = !page.readOnly && (
    <AsSubmittedNotice
      selectionId={selectionId}
      needsReason={page.startNeedsReason}
      start={startOfferVersion}
      offers={submitted}
    />
  );
  return (
    <Messages namespaces={["offers", "price"]}>
      <PageHeader
        title={t("title")}
        description={t("description", { count: candidates.length, lines: page.lines.length })}
        actions={<CandidateLinks base={base} candidates={candidates} />}
      />
      <OffersTabs selectionId={selectionId} current={tab} />
      <div className="pt-4">
        {tab === "catalogue" ? (
          <CatalogueEditor
            selectionId={selectionId}
            lines={page.lines}
            readOnly={!page.mayEditCatalogue}
            save={saveLine}
            remove={deleteLine}
            move={moveLine}
          />
        ) : page.lines.length === 0 ? (
          <EmptyState
            title={t("empty.noLines")}
            body={t("empty.noLinesBody")}
            action={<LinkButton href={`${base}?tab=catalogue`}>{t("empty.toCatalogue")}</LinkButton>}
          />
        ) : candidates.length === 0 ? (
          <EmptyState
            title={t("empty.noCandidates")}
            body={t("empty.noCandidatesBody")}
            action={
              <LinkButton href={`/selections/${selectionId}/candidates`}>
                {t("empty.toCandidates")}
              </LinkButton>
            }
          />
        ) : page.kind === "sealed" ? (
          <div className="grid gap-5">
            <SealedNotice selectionId={selectionId} isKeeper={!page.readOnly} />
            {page.readOnly ? (
              <ArrivalTable selectionId={selectionId} arrivals={page.arrivals} lines={page.lines.length} />
            ) : (
              <>
                {asSubmitted}
                <OfferWorkbench
                  selectionId={selectionId}
                  currency={page.selection.currency}
                  quantities={page.selection.quantities}
                  lines={page.lines}
                  candidates={candidates}
                  sheets={[]}
                  sealedSheets={page.sheets}
                  only={null}
                  readOnly={false}
                  reader={page.reader}
                  save={setOfferCells}
                />
              </>
            )}
            <RatesPanel
              selectionId={selectionId}
              own={page.selection.currency}
              rates={page.rates}
              used={page.arrivals.flatMap(({ offer }) => offer?.currency ?? [])}
              readOnly={!page.mayEditRates}
              save={saveRate}
            />
          </div>
        ) : (
          <div className="grid gap-4">
            {asSubmitted}
            <OfferWorkbench
              selectionId={selectionId}
              currency={page.selection.currency}
              quantities={page.selection.quantities}
              lines={page.lines}
              candidates={candidates}
              sheets={page.sheets}
              warnings={page.warnings}
              only={null}
              readOnly={page.readOnly}
              reader={page.reader}
              save={setOfferCells}
            />
          </div>
        )}
      </div>
    </Messages>
  );
}
