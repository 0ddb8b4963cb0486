import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReaderMenus } from "@/app/_components/reader-menus";
import { Messages } from "@/components/i18n/messages-provider";
import { GuestDeclaration } from "@/components/scoring/guest-declaration";
import { GuestDesk } from "@/components/scoring/guest-desk";
import { OwnCalls } from "@/components/scoring/own-calls";
import { AppFrame } from "@/components/shell/app-frame";
import { TopBar } from "@/components/shell/top-bar";
import { saveOwnCall } from "@/lib/features/candidate/actions";
import {
  confirmDeclarationAction,
  saveScoreAction,
  submitScoresAction,
} from "@/lib/features/judging/actions";
import { loadJudging } from "@/lib/features/judging/loaders";

interface ScorePageProps {
  params: Promise<{ selectionId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("judging"))("title") };
}

/** Where a colleague scores, with a personal link or an account: their own part, and nothing of anybody else's. */
export default async function ScorePage({ params }: ScorePageProps) {
  const { selectionId } = await params;
  const judging = await loadJudging(selectionId);
  if (judging === null) notFound();
  const t = await getTranslations("judging");
  const actions = {
    save: saveScoreAction,
    submit: submitScoresAction,
    declare: confirmDeclarationAction,
  };
  const mustDeclare = judging.unasked.length > 0;
  return (
    <Messages
      namespaces={[
        "shell",
        "scoring",
        "judging",
        ...(judging.calls.length > 0 ? (["candidates"] as const) : []),
      ]}
    >
      <AppFrame
        bar={
          <TopBar
            homeHref={judging.hasAccount ? "/" : `/score/${selectionId}`}
            crumbs={[
              {
                label: judging.name,
                ...(judging.mayReadSelection ? { href: `/selections/${selectionId}` } : {}),
              },
            ]}
            menus={<ReaderMenus reader={judging.hasAccount ? judging.participantName : null} />}
          />
        }
      >
        {mustDeclare ? (
          <GuestDeclaration
            judging={judging}
            participantName={judging.participantName}
            organisationName={judging.organisationName}
            declare={actions.declare}
          />
        ) : (
          <>
            <h1 className="sr-only">{t("heading", { selection: judging.name })}</h1>
            <GuestDesk judging={judging} actions={actions}>
              <OwnCalls selectionId={selectionId} calls={judging.calls} save={saveOwnCall} />
            </GuestDesk>
          </>
        )}
      </AppFrame>
    </Messages>
  );
}
