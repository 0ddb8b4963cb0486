"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";

const LOOK_AGAIN_MS = 5_000;

/** What the server calls a reading that was stopped: it took too long, or found no place among others. */
const TOO_SLOW = new Set(["storage.slow", "storage.busy"]);

/** Whether the server says that it has no database; it is asked again until it has one, and `back` is called then. */
function useAway(back: () => void): boolean {
  const [away, setAway] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasAway = false;
    const look = async () => {
      const answer = await fetch("/api/health", { cache: "no-store" }).catch(() => null);
      if (answer?.ok) {
        if (wasAway) back();
        return;
      }
      wasAway = answer?.status === 503;
      setAway(wasAway);
      if (wasAway) timer = setTimeout(look, LOOK_AGAIN_MS);
    };
    void look();
    return () => clearTimeout(timer);
  }, [back]);
  return away;
}

/** A page broke. The digest leads to the line in the server's log; a database that is away needs none. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("common");
  useEffect(() => {
    console.error(error);
  }, [error]);
  if (useAway(retry))
    return (
      <MessagePage title={t("away.unreachable.title")} body={t("away.unreachable.body")}>
        <Button look="primary" onClick={() => retry()}>
          {t("action.retry")}
        </Button>
      </MessagePage>
    );
  const digest = digestOf(error);
  if (digest !== undefined && TOO_SLOW.has(digest))
    return (
      <MessagePage title={t("slow.title")} body={t("slow.body")}>
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
