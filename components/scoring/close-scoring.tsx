"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { Textarea } from "@/components/ui/textarea";
import { errorText } from "@/lib/i18n/error-text";
import { formatMoment } from "@/lib/i18n/formats";
import type { Answered } from "./scoring-view";

type WithReason<Value> = (input: { selectionId: string; reason: string }) => Answered<Value>;

export interface CloseScoringProps {
  readonly selectionId: string;
  readonly mayClose: boolean;
  /** ISO timestamp. */
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  readonly waivedReason: string;
  readonly pricesOpened: boolean;
  /** Who is waited for; of very many only the first. */
  readonly missing: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  readonly missingPeople: number;
  readonly missingParts: number;
  readonly close: WithReason<{ closedAt: string }>;
  readonly reopen: WithReason<null>;
}

/** Whether scoring is open, and the way to close it or to open it again. */
export function CloseScoring(props: CloseScoringProps) {
  const { closedAt, closedBy, missingPeople, missingParts: count, mayClose } = props;
  const t = useTranslations("judging.close");
  const locale = useLocale();
  if (closedAt !== null) {
    const moment = formatMoment(closedAt, locale);
    return (
      <Callout
        title={t("closedTitle")}
        action={mayClose && !props.pricesOpened && <ReasonDialog kind="reopen" {...props} />}
      >
        {closedBy === null ? t("closedAt", { moment }) : t("closedBy", { moment, name: closedBy })}{" "}
        {props.waivedReason !== "" && t("waived", { reason: props.waivedReason })}{" "}
        {props.pricesOpened && t("pricesOpen")}
      </Callout>
    );
  }
  if (!mayClose) return null;
  return (
    <Callout
      tone={count === 0 ? "good" : "neutral"}
      title={count === 0 ? t("everythingIn") : t("awaited", { people: missingPeople, count })}
      action={<ReasonDialog kind={count === 0 ? "close" : "waive"} {...props} />}
    >
      {t("body")}
    </Callout>
  );
}

/** `close` asks nothing more; `waive` and `reopen` ask for the reason. */
function ReasonDialog(props: CloseScoringProps & { kind: "close" | "waive" | "reopen" }) {
  const { kind, selectionId, missing } = props;
  const t = useTranslations("judging.close");
  const tAction = useTranslations("common.action");
  const tErrors = useTranslations("errors");
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [isPending, setIsPending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function run(): Promise<void> {
    if (kind !== "close" && reason.trim() === "") {
      setFault(tErrors("field.required"));
      return;
    }
    setIsPending(true);
    setFault(null);
    try {
      const write = kind === "reopen" ? props.reopen : props.close;
      const outcome = await write({ selectionId, reason: reason.trim() });
      if (outcome.ok) {
        setIsOpen(false);
        setReason("");
        notifyDone(t(kind === "reopen" ? "reopened" : "done"));
      } else setFault(errorText(tErrors, outcome.code, outcome.params));
    } catch {
      setFault(tErrors("connection.lost"));
    }
    setIsPending(false);
  }

  if (kind === "close") {
    return (
      <span className="grid justify-items-end gap-1">
        <Button look="primary" pending={isPending} onClick={() => void run()}>
          {t("action")}
        </Button>
        {fault !== null && <FieldError id="close-fault">{fault}</FieldError>}
      </span>
    );
  }
  const isReopening = kind === "reopen";
  return (
    <Dialog
      title={t(isReopening ? "reopenDialog" : "dialog")}
      description={t(isReopening ? "reopenBody" : "body")}
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button>{t(isReopening ? "reopen" : "actionMissing")}</Button>}
      footer={
        <>
          <Button onClick={() => setIsOpen(false)}>{tAction("cancel")}</Button>
          <Button look="primary" pending={isPending} onClick={() => void run()}>
            {t(isReopening ? "reopenDialog" : "action")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {!isReopening && (
          <div className="grid gap-1">
            <p className="text-sm font-medium">{t("missing")}</p>
            <ul className="max-h-48 overflow-y-auto text-base text-ink-2">
              {missing.map((each) => (
                <li key={each.id} className="flex justify-between gap-4 py-0.5">
                  <span className="min-w-0 wrap-anywhere">{each.name}</span>
                  <span className="num shrink-0">{t("left", { count: each.count })}</span>
                </li>
              ))}
              {props.missingPeople > missing.length && (
                <li className="py-0.5">{t("more", { count: props.missingPeople - missing.length })}</li>
              )}
            </ul>
          </div>
        )}
        <Textarea
          label={t(isReopening ? "reopenReason" : "reason")}
          hint={t("reasonHint")}
          required
          rows={2}
          maxLength={1000}
          value={reason}
          error={fault}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
