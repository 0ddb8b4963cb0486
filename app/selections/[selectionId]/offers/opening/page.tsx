import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { ModelLock } from "@/components/opening/model-lock";
import { OpenPrices } from "@/components/opening/open-prices";
import { OpeningChecklist } from "@/components/opening/opening-checklist";
import { SealLater } from "@/components/opening/seal-later";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import {
  chooseConfirmer,
  confirmPriceOpening,
  lockScoringModel,
  reopenScoringModel,
  requestPriceOpening,
  sealSelectionPrices,
} from "@/lib/features/opening/actions";
import { loadOpening } from "@/lib/features/opening/loaders";
import { formatMoment } from "@/lib/i18n/formats";
import { OffersTabs } from "../_components/offers-tabs";
import { SealedBand } from "../_components/sealed-band";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("opening"))("title") };
}

/** Locks the scoring model and opens sealed prices: what is needed, what is done, and by whom. */
export default async function OpeningPage(props: PageProps<"/selections/[selectionId]/offers/opening">) {
  const { selectionId } = await props.params;
  const page = await loadOpening(selectionId);
  if (!page) notFound();
  const t = await getTranslations("opening");
  const locale = await getLocale();
  const { opened, sealing, isSealed, isLead } = page;
  return (
    <Messages namespaces={["offers", "opening", "selection"]}>
      <PageHeader title={t("title")} description={t("description")} />
      <OffersTabs selectionId={selectionId} current="opening" />
      <div className="grid max-w-4xl gap-5 pt-5">
        {isSealed && <SealedBand />}
        {opened && (
          <Callout
            tone="good"
            title={t("openedBy", { name: opened.by, at: formatMoment(opened.at, locale) })}
            action={
              <LinkButton href={`/selections/${selectionId}/compare`} size="sm">
                {t("compare")}
              </LinkButton>
            }
          >
            {page.requested && t("requestedBy", { name: page.requested.by })} {t("openedBody")}
          </Callout>
        )}
        {sealing === "none" && (
          <SealLater
            selectionId={selectionId}
            isLead={isLead}
            maySeal={page.maySeal}
            seal={sealSelectionPrices}
          />
        )}
        <div>
          <ModelLock
            selectionId={selectionId}
            isLead={isLead}
            locked={page.locked}
            afterPrices={!isSealed}
            reopenings={page.reopenings}
            lock={lockScoringModel}
            reopen={reopenScoringModel}
          />
          {isSealed && (
            <>
              <OpeningChecklist
                selectionId={selectionId}
                conditions={page.conditions}
                closed={page.closed}
                confirmer={page.confirmer?.name ?? null}
                offers={page.offers}
              />
              <OpenPrices
                selectionId={selectionId}
                isLead={isLead}
                hasAccount={page.hasAccount}
                isReady={page.conditions.every(({ met }) => met)}
                confirmer={page.confirmer}
                hasLostConfirmer={page.hasLostConfirmer}
                possibleConfirmers={page.possibleConfirmers}
                requested={page.requested}
                choose={chooseConfirmer}
                request={requestPriceOpening}
                confirm={confirmPriceOpening}
              />
            </>
          )}
        </div>
      </div>
    </Messages>
  );
}
