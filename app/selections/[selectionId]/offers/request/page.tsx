import { ClipboardList } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { MakeRequestForm } from "@/components/request/make-request-form";
import { PointsDesk } from "@/components/request/points-desk";
import { SendTable } from "@/components/request/send-table";
import { AdviceNote } from "@/components/ui/advice-note";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { PageHeader, Section } from "@/components/ui/page-header";
import {
  addKnownPointsAction,
  deletePointAction,
  makeRequestAction,
  reorderPointsAction,
  savePointAction,
} from "@/lib/features/request/actions";
import { loadRequest } from "@/lib/features/request/loaders";
import { OffersTabs } from "../_components/offers-tabs";
import { AskedSummary } from "./_components/asked-summary";
import { RequestHistory } from "./_components/request-history";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("request"))("title") };
}

/** What every candidate is asked, in numbered requests, and the files to send. */
export default async function RequestPage(props: PageProps<"/selections/[selectionId]/offers/request">) {
  const { selectionId } = await props.params;
  const page = await loadRequest(selectionId);
  if (!page) notFound();
  const t = await getTranslations("request");
  const locale = await getLocale();
  const base = `/selections/${selectionId}`;
  const newest = page.history[0];
  const last = newest?.number ?? 0;
  const { services, establishment, exit } = page.counts;
  const isEmpty = services + establishment + exit === 0;
  const parts = new Intl.ListFormat(locale === "nb" ? "nb-NO" : locale, { type: "conjunction" }).format(
    page.changed.map((part) => t(`make.part.${part}`)),
  );
  return (
    <Messages namespaces={["request", "offers"]}>
      <PageHeader title={t("title")} description={t("description")} />
      <OffersTabs selectionId={selectionId} current="request" />
      <div className="pt-5">
        {isEmpty ? (
          <EmptyState
            icon={<ClipboardList aria-hidden />}
            title={t("empty.title")}
            body={t("empty.body")}
            action={
              <LinkButton look="primary" href={`${base}/offers?tab=catalogue`}>
                {t("empty.action")}
              </LinkButton>
            }
          />
        ) : (
          <>
            <AdviceNote id="request-outcome">{t("advice")}</AdviceNote>
            <Section title={t("asked.title")}>
              <AskedSummary page={page} />
            </Section>
          </>
        )}
        <div className="mt-8">
          <PointsDesk
            selectionId={selectionId}
            points={page.points}
            known={page.known}
            mayEdit={page.mayEdit}
            actions={{
              save: savePointAction,
              remove: deletePointAction,
              reorder: reorderPointsAction,
              addKnown: addKnownPointsAction,
            }}
          />
        </div>
        {!isEmpty && page.mayEdit && (
          <Section
            title={t("make.title", { number: last + 1 })}
            description={last === 0 ? t("make.first") : undefined}
          >
            <div className="grid gap-4">
              {last > 0 && (
                <Callout tone={page.changed.length > 0 ? "warn" : "good"}>
                  {page.changed.length > 0
                    ? t("make.changed", { number: last, next: last + 1, parts })
                    : t("make.unchanged", { number: last })}{" "}
                  {page.changed.length > 0 && t("make.next", { number: last })}
                </Callout>
              )}
              <MakeRequestForm
                key={last}
                selectionId={selectionId}
                last={last}
                deadline={page.lastDeadline}
                message={newest?.message ?? ""}
                weightsShown={newest?.weightsShown ?? false}
                make={makeRequestAction}
              />
            </div>
          </Section>
        )}
        {page.mayDownload && !isEmpty && (
          <Section
            title={
              last === 0 ? t("send.title") : `${t("send.title")} · ${t("send.number", { number: last })}`
            }
            description={t("send.help")}
          >
            {last === 0 ? (
              <p className="text-base text-ink-3">{t("send.first")}</p>
            ) : page.candidates.length === 0 ? (
              <p className="text-base text-ink-3">
                {t("send.none")} <TextLink href={`${base}/candidates`}>{t("send.toCandidates")}</TextLink>
              </p>
            ) : (
              <SendTable
                selectionId={selectionId}
                number={last}
                sealed={page.sealed}
                candidates={page.candidates}
              />
            )}
          </Section>
        )}
        {page.history.length > 0 && (
          <Section title={t("history.title")}>
            <RequestHistory history={page.history} />
          </Section>
        )}
      </div>
    </Messages>
  );
}
