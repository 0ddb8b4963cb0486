import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { SealedNotice } from "@/components/offer/sealed-notice";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { RoundBoard } from "@/components/versions/round-board";
import { closeRoundOfOffers, openRoundOfOffers } from "@/lib/features/round/actions";
import { loadRounds } from "@/lib/features/round/loaders";
import { OffersTabs } from "../_components/offers-tabs";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("versions.rounds");
  return { title: t("title") };
}

/** Negotiation in rounds: what candidates are asked to improve, until when, and what came of it. */
export default async function RoundsPage(props: PageProps<"/selections/[selectionId]/offers/rounds">) {
  const { selectionId } = await props.params;
  const page = await loadRounds(selectionId);
  if (!page) notFound();
  const t = await getTranslations("versions.rounds");
  return (
    <Messages namespaces={["offers", "versions"]}>
      <PageHeader title={t("title")} description={t("description")} />
      <OffersTabs selectionId={selectionId} current="rounds" />
      <div className="grid max-w-4xl gap-4 pt-5">
        {page.pricesSealed && (
          <SealedNotice selectionId={selectionId} isKeeper={false}>
            {t("sealed")}
          </SealedNotice>
        )}
        {page.finalOver && <Callout title={t("finalOver")}>{t("finalOverBody")}</Callout>}
        <RoundBoard
          selectionId={selectionId}
          rounds={page.rounds}
          candidates={page.candidates}
          mayWrite={page.mayWrite}
          pricesSealed={page.pricesSealed}
          open={openRoundOfOffers}
          close={closeRoundOfOffers}
        />
      </div>
    </Messages>
  );
}
