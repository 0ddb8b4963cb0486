"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import { answerOf } from "@/components/people/answer-of";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import type { Failure } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import type { AnswerActions } from "./vendor-view";

/** What was just typed on another part of the page arrives within this time. */
const SETTLE_MS = 1_500;

/** Submits what is filled in, after showing what is missing. */
export function SubmitAnswer(props: {
  readonly selectionId: string;
  readonly variant: string;
  readonly organisation: string;
  /** Of the answer in work; null when nothing has changed since it was last submitted. */
  readonly edition: number | null;
  readonly isLate: boolean;
  readonly missing: number;
  readonly wasSubmitted: boolean;
  readonly submit: AnswerActions["submit"];
}) {
  const { variant, organisation, edition, isLate, missing, wasSubmitted } = props;
  const t = useTranslations("answer.page");
  const tAction = useTranslations("common.action");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [knowsGaps, setKnowsGaps] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  useEffect(() => {
    const timer = setTimeout(() => router.refresh(), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [router]);
  function send(): void {
    if (edition === null) return;
    startTransition(async () => {
      const { selectionId } = props;
      const outcome = await answerOf(
        props.submit({ selectionId, variant, expectedEdition: edition, withGaps: missing > 0 && knowsGaps }),
      );
      if (outcome.ok) {
        setOpen(false);
        notifyDone(t("submitted"));
      } else {
        setFailure(outcome);
        // Somebody typed on meanwhile: what is shown is brought up to date before it is sent.
        if (outcome.code === "row.changed_meanwhile" || outcome.code === "answer.gaps") router.refresh();
      }
    });
  }
  const faults = [
    ...new Set(failure?.fields?.map(({ code, params }) => errorText(tErrors, code, { ...params }))),
  ];
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          look={edition === null ? "secondary" : "primary"}
          icon={<Send aria-hidden />}
          disabled={edition === null}
          onClick={() => {
            setFailure(null);
            setKnowsGaps(false);
            setOpen(true);
          }}
        >
          {variant !== ""
            ? t("submitVariant", { name: variant })
            : wasSubmitted
              ? t("submitAgain")
              : t("submit")}
        </Button>
        {edition === null && wasSubmitted && <span className="text-sm text-ink-3">{t("nothingNew")}</span>}
      </div>
      <Dialog
        title={t("submitTitle")}
        description={isLate ? t("submitLate", { organisation }) : t("submitBody", { organisation })}
        open={isOpen}
        onOpenChange={setOpen}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{tAction("cancel")}</Button>
            <Button look="primary" pending={isPending} disabled={missing > 0 && !knowsGaps} onClick={send}>
              {t("submitGo")}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          {missing > 0 && (
            <Callout tone="warn" title={t("gapsTitle", { count: missing })}>
              <p className="mb-2">{t("gapsBody")}</p>
              <Checkbox
                label={t("gapsConfirm")}
                checked={knowsGaps}
                onChange={(event) => setKnowsGaps(event.target.checked)}
              />
            </Callout>
          )}
          {failure && (
            <div role="alert" className="grid gap-1">
              <FieldError>{errorText(tErrors, failure.code, failure.params)}</FieldError>
              {faults.map((fault) => (
                <p key={fault} className="text-sm text-ink-2">
                  {fault}
                </p>
              ))}
            </div>
          )}
        </div>
      </Dialog>
    </>
  );
}
