"use client";

import { Lock, LockOpen } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { notifyDone } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { Textarea } from "@/components/ui/textarea";
import type { Outcome } from "@/lib/domain/outcome";
import { formatMoment } from "@/lib/i18n/formats";

interface Moment {
  readonly at: string;
  readonly by: string;
}

/** Whether the scoring model is locked, by whom, and every time it was opened again after prices. */
export function ModelLock(props: {
  readonly selectionId: string;
  readonly isLead: boolean;
  readonly locked: Moment | null;
  /** Prices are open to see: the reason is then printed on the decision memo. */
  readonly afterPrices: boolean;
  readonly reopenings: readonly (Moment & { readonly reason: string })[];
  readonly lock: (input: { selectionId: string }) => Promise<Outcome<null>>;
  readonly reopen: (input: { selectionId: string; reason: string }) => Promise<Outcome<null>>;
}) {
  const t = useTranslations("opening.model");
  const locale = useLocale();
  const submit = useSubmit();
  const { selectionId, locked, isLead } = props;
  return (
    <Section title={t("title")} description={t("description")}>
      <div className="grid gap-3 rounded-lg border border-rule-strong bg-raised px-4 py-3.5">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2.5">
          <span className="flex min-w-0 flex-1 basis-64 items-center gap-2.5">
            {locked ? (
              <Lock aria-hidden className="size-4 shrink-0 text-good" />
            ) : (
              <LockOpen aria-hidden className="size-4 shrink-0 text-ink-3" />
            )}
            <span>
              {locked ? t("locked", { name: locked.by, at: formatMoment(locked.at, locale) }) : t("unlocked")}
            </span>
          </span>
          <LinkButton href={`/selections/${selectionId}/scoring?view=model`} size="sm">
            {t("see")}
          </LinkButton>
          {isLead &&
            (locked ? (
              <ReopenModel selectionId={selectionId} afterPrices={props.afterPrices} reopen={props.reopen} />
            ) : (
              <Button
                size="sm"
                look="primary"
                icon={<Lock aria-hidden />}
                pending={submit.pending}
                onClick={() =>
                  void submit.run(
                    () => props.lock({ selectionId }),
                    () => notifyDone(t("done")),
                  )
                }
              >
                {t("lock")}
              </Button>
            ))}
        </div>
        {submit.general && <FieldError>{submit.general}</FieldError>}
        {props.reopenings.length > 0 && (
          <div className="border-t border-rule pt-2.5">
            <h3 className="mb-1 text-sm font-semibold">{t("reopenings")}</h3>
            <ul className="grid gap-1 text-sm text-ink-2">
              {props.reopenings.map(({ at, by, reason }) => (
                <li key={at}>
                  <span className="text-ink-3">
                    {by}, {formatMoment(at, locale)}:
                  </span>{" "}
                  {reason}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Section>
  );
}

function ReopenModel(props: {
  readonly selectionId: string;
  readonly afterPrices: boolean;
  readonly reopen: (input: { selectionId: string; reason: string }) => Promise<Outcome<null>>;
}) {
  const t = useTranslations("opening.model");
  const submit = useSubmit();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={t("reopenTitle")}
      description={t(props.afterPrices ? "reopenAfter" : "reopenBefore")}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" icon={<LockOpen aria-hidden />}>
          {t("reopen")}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.run(
            () => props.reopen({ selectionId: props.selectionId, reason }),
            () => {
              setOpen(false);
              setReason("");
              notifyDone(t("reopened"));
            },
          );
        }}
      >
        <Textarea
          label={t("reason")}
          rows={3}
          maxLength={1_000}
          value={reason}
          error={submit.faultOf("reason")}
          onChange={(event) => setReason(event.target.value)}
        />
        {submit.general && <FieldError>{submit.general}</FieldError>}
        <Button type="submit" look="primary" pending={submit.pending} className="justify-self-end">
          {t("reopen")}
        </Button>
      </form>
    </Dialog>
  );
}
