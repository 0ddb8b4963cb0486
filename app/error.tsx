"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";

/** A page broke. The digest leads to the line in the server's log. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("common");
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <MessagePage
      title={t("crash.title")}
      body={t("crash.body")}
      detail={digestLine(error, (id) => t("crash.id", { id }))}
    >
      <Button look="primary" onClick={() => retry()}>
        {t("action.retry")}
      </Button>
    </MessagePage>
  );
}

function digestLine(error: unknown, write: (id: string) => string): string | undefined {
  if (typeof error !== "object" || error === null || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? write(error.digest) : undefined;
}
