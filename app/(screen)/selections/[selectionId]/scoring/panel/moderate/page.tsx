import { MessagesSquare } from "lucide-react";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages-provider";
import { KeepFresh } from "@/components/panel/keep-fresh";
import { ModerationScreen } from "@/components/panel/moderation-screen";
import { moderationHref } from "@/components/panel/panel-view";
import { scoringHref } from "@/components/scoring/scoring-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { deleteAgreedScoreAction, saveAgreedScoreAction } from "@/lib/features/panel/actions";
import { loadModeration } from "@/lib/features/panel/loaders";
import { moderationQuery } from "@/lib/features/panel/schema";

interface Props {
  params: Promise<{ selectionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("panel.moderate"))("title") };
}

/**
 * The panel's meeting on a shared screen: one question at a time, in big type. It stands outside the selection's
 * layout, so that neither bar nor rail takes room or shows anything that is not meant for the wall.
 */
export default async function ModeratePage({ params, searchParams }: Props) {
  const [{ selectionId }, parameters] = await Promise.all([params, searchParams]);
  const at = moderationQuery(parameters);
  const meeting = await loadModeration(selectionId, at?.candidateId ?? null, at?.criterionId ?? null);
  if (meeting === null) notFound();
  const t = await getTranslations("panel.moderate");
  const closeHref = scoringHref(selectionId, "panel");
  const { question } = meeting;
  if (question === null)
    return (
      <main className="mx-auto max-w-2xl px-5 py-16">
        <h1 className="sr-only">{t("title")}</h1>
        <EmptyState
          icon={<MessagesSquare aria-hidden />}
          title={t("none.title")}
          body={t("none.body")}
          action={
            <LinkButton look="primary" href={closeHref}>
              {t("none.action")}
            </LinkButton>
          }
        />
      </main>
    );
  // The question gets an address of its own: saved, it is no longer the first open one, and must stay on the screen.
  if (at === null) {
    redirect(
      moderationHref(selectionId, { candidateId: question.candidate.id, criterionId: question.criterion.id }),
    );
  }
  return (
    <Messages namespaces={["scoring", "panel"]}>
      <KeepFresh />
      <ModerationScreen
        key={`${question.candidate.id} ${question.criterion.id}`}
        selectionId={selectionId}
        selectionName={meeting.name}
        closeHref={closeHref}
        list={meeting.list}
        question={question}
        mayAgree={meeting.mayAgree}
        isOpen={meeting.pricesOpenedAt !== null}
        isObserver={meeting.role === "observer"}
        save={saveAgreedScoreAction}
        remove={deleteAgreedScoreAction}
      />
    </Messages>
  );
}
