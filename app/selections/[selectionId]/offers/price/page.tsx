import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { SealedNotice } from "@/components/offer/sealed-notice";
import { Basket } from "@/components/price/basket";
import { OwnCosts } from "@/components/price/own-costs";
import { RateList } from "@/components/price/rate-list";
import { VolumeFigure } from "@/components/price/volume-figure";
import { WarningList } from "@/components/price/warning-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader, Section } from "@/components/ui/page-header";
import {
  deleteBasketItemAction,
  fillBasketAction,
  saveBasketItemAction,
} from "@/lib/features/basket/actions";
import { deleteRate, saveRate } from "@/lib/features/offer/actions";
import { deleteOwnCostAction, saveOwnCostAction } from "@/lib/features/own-cost/actions";
import { loadPricePage } from "@/lib/features/price/loaders";
import { OffersTabs } from "../_components/offers-tabs";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("price");
  return { title: t("title") };
}

export default async function PricePage(props: PageProps<"/selections/[selectionId]/offers/price">) {
  const { selectionId } = await props.params;
  const page = await loadPricePage(selectionId);
  if (!page) notFound();
  const t = await getTranslations("price");
  const { selection, basis } = page;
  const { currency } = selection;
  const open = page.kind === "open" ? page : null;
  const nameOf = new Map(open?.candidates.map(({ id, name }) => [id, name]));
  return (
    <Messages namespaces={["price", "offers", "charts"]}>
      <PageHeader
        title={t("title")}
        description={t("description", {
          months: basis.horizonMonths,
          type: basis.establishmentType,
          currency,
        })}
      />
      <OffersTabs selectionId={selectionId} current="price" />
      <div className="pt-5">
        {open === null ? (
          <SealedNotice selectionId={selectionId} isKeeper={false}>
            {t("sealed")}
          </SealedNotice>
        ) : open.offers === 0 ? (
          <EmptyState
            title={t("noOffers.title")}
            body={t("noOffers.body")}
            action={
              <LinkButton href={`/selections/${selectionId}/offers`}>{t("noOffers.action")}</LinkButton>
            }
          />
        ) : (
          <>
            <Section title={t("warning.title")} description={t("warning.description")} id="warnings">
              <WarningList
                warnings={open.warnings}
                currency={currency}
                nameOf={(id) => nameOf.get(id) ?? ""}
                hrefOf={(id) => `/selections/${selectionId}/offers/${id}`}
              />
            </Section>
            <Section title={t("volume.title")} id="volume">
              <VolumeFigure
                selectionId={selectionId}
                revision={page.revision}
                today={page.today}
                basis={basis}
              />
            </Section>
          </>
        )}
        <OwnCosts
          selectionId={selectionId}
          currency={currency}
          months={basis.horizonMonths}
          costs={page.ownCosts}
          totals={page.totals}
          staying={page.staying}
          candidates={open?.candidates ?? []}
          readOnly={!page.mayEdit}
          save={saveOwnCostAction}
          remove={deleteOwnCostAction}
        />
        <Basket
          selectionId={selectionId}
          currency={currency}
          lines={page.lines}
          items={page.basket}
          columns={(open?.basketColumns ?? []).map((column) => ({
            ...column,
            name: nameOf.get(column.candidateId) ?? "",
          }))}
          readOnly={!page.mayEdit}
          save={saveBasketItemAction}
          suggest={fillBasketAction}
          remove={deleteBasketItemAction}
        />
        {open !== null && (
          <RateList
            selectionId={selectionId}
            into={currency}
            today={page.today}
            foreign={open.foreign}
            rates={open.rates}
            readOnly={!page.mayEdit}
            save={saveRate}
            remove={deleteRate}
          />
        )}
      </div>
    </Messages>
  );
}
