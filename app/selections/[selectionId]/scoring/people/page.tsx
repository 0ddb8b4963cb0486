import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { MailTroubleNotice } from "@/components/mail/mail-trouble-notice";
import { FrameLine } from "@/components/people/frame-line";
import { PeopleDesk } from "@/components/people/people-desk";
import { ScoringTabs } from "@/components/scoring/scoring-tabs";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { takeBackConflictAction } from "@/lib/features/judging/actions";
import { retryMailAction } from "@/lib/features/mail/actions";
import { mailTrouble } from "@/lib/features/mail/loaders";
import {
  allowDeviceAction,
  inviteParticipantsAction,
  remindAction,
  revokeParticipantAction,
  sendLinkAction,
  setScoringFrameAction,
  updateParticipantAction,
} from "@/lib/features/participant/actions";
import { loadPeople } from "@/lib/features/participant/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("scoring.tabs");
  return { title: t("people") };
}

/** Who scores, who looks on, and how they are let in. */
export default async function PeoplePage({ params }: { params: Promise<{ selectionId: string }> }) {
  const { selectionId } = await params;
  const page = await loadPeople(selectionId);
  if (page === null) notFound();
  const mail = await mailTrouble(selectionId);
  const t = await getTranslations("people");
  return (
    <Messages namespaces={["people", "scoring", "selection"]}>
      <PageHeader title={t("title")} description={t("description", { count: page.people.length })} />
      <ScoringTabs selectionId={selectionId} role={page.role} current="people" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-5 max-md:pt-3.5">
        <FrameLine selectionId={selectionId} frame={page.frame} setFrame={setScoringFrameAction} />
        {mail && <MailTroubleNotice selectionId={selectionId} standing={mail} onRetry={retryMailAction} />}
        {!page.mailIsOn && mail?.settings !== "broken" && (
          <Callout title={t("mailOff.title")}>{t("mailOff.body")}</Callout>
        )}
        {page.localOrigin !== null && (
          <Callout title={t("localOnly.title")}>{t("localOnly.body", { origin: page.localOrigin })}</Callout>
        )}
        <PeopleDesk
          selectionId={selectionId}
          people={page.people}
          choices={{
            groups: page.groups,
            candidates: page.candidates,
            asksAboutPrices: page.sealing === "sealed",
          }}
          self={page.self}
          mailIsOn={page.mailIsOn}
          isScoringClosed={page.isScoringClosed}
          actions={{
            invite: inviteParticipantsAction,
            update: updateParticipantAction,
            revoke: revokeParticipantAction,
            sendLink: sendLinkAction,
            allowDevice: allowDeviceAction,
            remind: remindAction,
            takeBackConflict: takeBackConflictAction,
            setFrame: setScoringFrameAction,
          }}
        />
      </div>
    </Messages>
  );
}
