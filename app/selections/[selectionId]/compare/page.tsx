import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ComparisonView } from "@/components/compare/comparison-view";
import { StandingNotice } from "@/components/compare/standing-notice";
import { Messages } from "@/components/i18n/messages-provider";
import { WarningNotice } from "@/components/price/warning-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { countOwners } from "@/lib/domain/offer-target";
import { keepTriedWeights } from "@/lib/features/comparison/actions";
import { loadComparisonPage } from "@/lib/features/comparison/loaders";
import { formatDay } from "@/lib/i18n/formats";

interface ComparePageProps {
  params: Promise<{ selectionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare"))("title") };
}

/** Candidates side by side, like for like. */
export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const { selectionId } = await params;
  const page = await loadComparisonPage(selectionId, await searchParams);
  if (!page) notFound();
  const t = await getTranslations("compare");
  const locale = await getLocale();
  const { frame } = page;
  const home = `/selections/${selectionId}`;
  // A variant is another column of the same candidate.
  const candidates = countOwners(frame.columns);
  const offers = frame.pricesSealed
    ? t("offersSealed")
    : frame.newestOffer
      ? t("offersOf", { day: formatDay(frame.newestOffer, locale) })
      : t("offersUndated");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("sub", { count: candidates, offers, currency: frame.currency })}
      />
      {candidates < 2 ? (
        <EmptyState
          title={t("noCandidates.title")}
          body={t("noCandidates.body")}
          action={<LinkButton href={`${home}/candidates`}>{t("noCandidates.action")}</LinkButton>}
        />
      ) : (
        <>
          {frame.lines === 0 ? (
            <EmptyState
              title={t("noLines.title")}
              body={t("noLines.body")}
              action={<LinkButton href={`${home}/offers?tab=catalogue`}>{t("noLines.action")}</LinkButton>}
            />
          ) : null}
          <link
            rel="preload"
            as="fetch"
            href={`/api${home}/comparison?r=${page.revision}`}
            crossOrigin="anonymous"
          />
          <Messages namespaces={["compare"]}>
            <StandingNotice standing={page.standing} links={page.links} />
            <ComparisonView
              selectionId={selectionId}
              frame={frame}
              ownBasis={page.ownBasis}
              revision={page.revision}
              today={page.today}
              keepWeights={page.mayWeigh ? keepTriedWeights : null}
              isLocked={page.isLocked}
              mayExport={page.mayExport}
              remarks={<WarningNotice warnings={page.warnings} href={`${home}/offers/price#warnings`} />}
            />
          </Messages>
        </>
      )}
    </>
  );
}
