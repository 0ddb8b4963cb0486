"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";

/** Has mail tried again. Its words come along, so that the page need not send the whole catalogue of letters. */
export function RetryMailButton(props: {
  selectionId: string;
  ids: readonly string[];
  label: string;
  done: string;
  onRetry: (input: { selectionId: string; ids: string[] }) => Promise<Outcome<{ count: number }>>;
}) {
  const tError = useTranslations("errors");
  const [isPending, startTransition] = useTransition();
  return (
    <Button
      pending={isPending}
      onClick={() =>
        startTransition(async () => {
          const outcome = await props.onRetry({ selectionId: props.selectionId, ids: [...props.ids] });
          if (outcome.ok) notifyDone(props.done);
          else notifyFailed(errorText(tError, outcome.code, { ...outcome.params }));
        })
      }
    >
      {props.label}
    </Button>
  );
}
