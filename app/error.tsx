"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";

const LOOK_AGAIN_MS = 5_000;

/** What the server calls the database's own faults, and what is said of each; see `toldToReader`. */
const SAID = {
  "storage.unreachable": "away.unreachable",
  "storage.refused": "away.refused",
  "storage.slow": "slow",
  "storage.busy": "slow",
  "storage.full": "slow",
} as const;

const isStorageFault = (digest: string): digest is keyof typeof SAID => Object.hasOwn(SAID, digest);

/**
 * Whether the server says that it has no database; it is asked again until it has one, and `back` is called then.
 *
 * @param isKnown the page has said so already: there is time until the first look
 */
function useAway(isKnown: boolean, back: () => void): boolean {
  const [away, setAway] = useState(isKnown);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasAway = isKnown;
    const look = async () => {
      const answer = await fetch("/api/health", { cache: "no-store" }).catch(() => null);
      if (answer?.ok) {
        if (wasAway) back();
        return;
      }
      if (answer !== null) wasAway = answer.status === 503;
      setAway(wasAway);
      if (wasAway) timer = setTimeout(look, LOOK_AGAIN_MS);
    };
    if (isKnown) timer = setTimeout(look, LOOK_AGAIN_MS);
    else void look();
    return () => clearTimeout(timer);
  }, [isKnown, back]);
  return away;
}

/** A page broke. The digest leads to the line in the server's log, or says that it was the database. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("common");
  useEffect(() => {
    console.error(error);
  }, [error]);
  const digest = digestOf(error);
  const isAway = useAway(digest === "storage.unreachable", retry);
  const fault = isAway ? "storage.unreachable" : digest;
  if (fault !== undefined && isStorageFault(fault))
    return (
      <MessagePage title={t(`${SAID[fault]}.title`)} body={t(`${SAID[fault]}.body`)}>
        <Button look="primary" onClick={() => retry()}>
          {t("action.retry")}
        </Button>
      </MessagePage>
    );
  return (
    <MessagePage
      title={t("crash.title")}
      body={t("crash.body")}
      detail={digest === undefined ? undefined : t("crash.id", { id: digest })}
    >
      <Button look="primary" onClick={() => retry()}>
        {t("action.retry")}
      </Button>
    </MessagePage>
  );
}

function digestOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
