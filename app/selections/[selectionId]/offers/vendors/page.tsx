import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskQuestions } from "@/components/answer/desk-questions";
import { VendorDesk } from "@/components/answer/vendor-desk";
import { Messages } from "@/components/i18n/messages-provider";
import { MailTroubleNotice } from "@/components/mail/mail-trouble-notice";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { letLateAnswerIn, refuseLateAnswer } from "@/lib/features/answer/actions";
import { retryMailAction } from "@/lib/features/mail/actions";
import { mailTrouble } from "@/lib/features/mail/loaders";
import {
  allowContactDeviceAction,
  inviteContactAction,
  revokeContactAction,
  sendContactLinkAction,
  updateContactAction,
} from "@/lib/features/vendor-contact/actions";
import { loadVendorDesk } from "@/lib/features/vendor-contact/loaders";
import { answerVendor, askVendor } from "@/lib/features/vendor-question/actions";
import { formatZonedMoment } from "@/lib/i18n/formats";
import { OffersTabs } from "../_components/offers-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("answer.desk"))("title") };
}

/** Who answers for each candidate, what has arrived from them, and what they ask. */
export default async function VendorsPage(props: { params: Promise<{ selectionId: string }> }) {
  const { selectionId } = await props.params;
  const desk = await loadVendorDesk(selectionId);
  if (desk === null) notFound();
  const mail = await mailTrouble(selectionId);
  const t = await getTranslations("answer.desk");
  const tPeople = await getTranslations("people");
  const tOffers = await getTranslations("offers");
  const locale = await getLocale();
  const { window } = desk;
  const actions = {
    invite: inviteContactAction,
    update: updateContactAction,
    sendLink: sendContactLinkAction,
    allowDevice: allowContactDeviceAction,
    revoke: revokeContactAction,
    letIn: letLateAnswerIn,
    refuse: refuseLateAnswer,
    answer: answerVendor,
    ask: askVendor,
  };
  return (
    <Messages namespaces={["answer", "offers", "people"]}>
      <PageHeader
        title={t("title")}
        description={
          window.deadline === null
            ? window.isAsked
              ? t("noDeadline")
              : t("notAsked")
            : t(window.isLate ? "deadlinePassed" : "deadline", {
                at: formatZonedMoment(window.deadline, locale),
              })
        }
      />
      <OffersTabs selectionId={selectionId} current="vendors" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-5 max-md:pt-3.5">
        {!window.isAsked && (
          <Callout
            tone="warn"
            title={t("notAskedTitle")}
            action={
              <LinkButton size="sm" href={`/selections/${selectionId}/offers/request`}>
                {t("toRequest")}
              </LinkButton>
            }
          >
            {t("notAskedBody")}
          </Callout>
        )}
        {mail && <MailTroubleNotice selectionId={selectionId} standing={mail} onRetry={retryMailAction} />}
        {!desk.mailIsOn && mail?.settings !== "broken" && (
          <Callout title={tPeople("mailOff.title")}>{tPeople("mailOff.body")}</Callout>
        )}
        {desk.localOrigin !== null && (
          <Callout title={tPeople("localOnly.title")}>
            {tPeople("localOnly.body", { origin: desk.localOrigin })}
          </Callout>
        )}
        {desk.candidates.length === 0 ? (
          <EmptyState
            title={tOffers("empty.noCandidates")}
            body={t("noCandidatesBody")}
            action={
              <LinkButton href={`/selections/${selectionId}/candidates`}>
                {tOffers("empty.toCandidates")}
              </LinkButton>
            }
          />
        ) : (
          <>
            <VendorDesk
              selectionId={selectionId}
              candidates={desk.candidates}
              lateEntry={desk.lateEntry}
              mailIsOn={desk.mailIsOn}
              actions={actions}
            />
            <DeskQuestions
              selectionId={selectionId}
              questions={desk.questions}
              candidates={desk.candidates}
              lines={desk.lines}
              actions={actions}
            />
          </>
        )}
      </div>
    </Messages>
  );
}
