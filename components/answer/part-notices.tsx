"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { type SaveState, SaveStatus } from "@/components/ui/save-status";
import type { AnswerPart } from "@/lib/domain/answer-draft";
import { errorText } from "@/lib/i18n/error-text";
import type { PartsSnapshot, PartsStatus, PartsStore } from "./parts-store";

/** Whether what was typed is safe, and where it is if the server does not have it. */
export function PartsSaveStatus({ snapshot }: { readonly snapshot: PartsSnapshot }) {
  const t = useTranslations("answer.page");
  const errors = useTranslations("errors");
  const { status, isRestored } = snapshot;
  const reasonOf = ({ code, again }: Extract<PartsStatus, { kind: "failed" }>) =>
    code === "network" ? t("keptOffline") : `${errorText(errors, code)} ${again ? t("kept") : ""}`;
  const state: SaveState = status.kind === "failed" ? { kind: "failed", reason: reasonOf(status) } : status;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
      <SaveStatus state={state} />
      {isRestored && <span className="text-sm text-ink-2">{t("restored")}</span>}
    </div>
  );
}

/** Said beside a part: that somebody else was faster, with both values, or why it cannot stand. */
export function PartNotice(props: {
  readonly partKey: string;
  readonly store: PartsStore;
  readonly snapshot: PartsSnapshot;
  readonly show: (part: AnswerPart) => string;
}) {
  const t = useTranslations("answer.page.conflict");
  const errors = useTranslations("errors");
  const { partKey, store, snapshot, show } = props;
  const conflict = snapshot.conflicts.get(partKey);
  const refusal = snapshot.refusals.get(partKey);
  const mine = snapshot.typed.get(partKey);
  const shown = (part: AnswerPart) => (show(part) === "" ? t("empty") : show(part));
  return (
    <>
      {refusal !== undefined && <FieldError>{errorText(errors, refusal)}</FieldError>}
      {conflict && mine && (
        <div role="alert" className="grid gap-2 rounded-md bg-warn-soft px-3 py-2.5 text-sm">
          <p className="flex items-start gap-2 font-semibold">
            <Users aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn" />
            {t("title", { name: conflict.mark.by })}
          </p>
          <dl className="grid gap-2 sm:grid-cols-2">
            <div className="grid content-start justify-items-start gap-1">
              <dt className="text-xs text-ink-2">{t("mine")}</dt>
              <dd className="whitespace-pre-line wrap-anywhere">{shown(mine)}</dd>
              <Button size="sm" onClick={() => store.settle(partKey, "mine")}>
                {t("keepMine")}
              </Button>
            </div>
            <div className="grid content-start justify-items-start gap-1">
              <dt className="text-xs text-ink-2">{t("theirs")}</dt>
              <dd className="whitespace-pre-line wrap-anywhere">{shown(conflict.current)}</dd>
              <Button size="sm" onClick={() => store.settle(partKey, "theirs")}>
                {t("takeTheirs")}
              </Button>
            </div>
          </dl>
        </div>
      )}
    </>
  );
}
