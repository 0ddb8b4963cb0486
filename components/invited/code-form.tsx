"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";

/** A code sent to the invited address lets one more device in. */
export function CodeForm(props: {
  /** As much of the address as its owner needs to know it. */
  readonly maskedEmail: string;
  readonly onRequest: () => Promise<Outcome<{ minutes: number }>>;
  readonly onOpen: (code: string) => Promise<Outcome<null>>;
}) {
  const { maskedEmail, onRequest, onOpen } = props;
  const t = useTranslations("invited.code");
  const [minutes, setMinutes] = useState<number | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSending, startSending] = useTransition();
  const [isOpening, startOpening] = useTransition();
  const requestFaults = useFaults(refused);
  const faults = useFaults(failure);
  function request(): void {
    startSending(async () => {
      const outcome = await onRequest();
      setRefused(outcome.ok ? null : outcome);
      if (outcome.ok) {
        setMinutes(outcome.value.minutes);
        setFailure(null);
      }
    });
  }
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "");
    startOpening(async () => {
      const outcome = await onOpen(code);
      setFailure(outcome.ok ? null : outcome);
    });
  }
  return (
    <div className="grid gap-4">
      {minutes === null ? (
        <Button look="primary" size="lg" pending={isSending} onClick={request}>
          {t("send")}
        </Button>
      ) : (
        <>
          <output className="text-base text-ink-2">{t("sent", { email: maskedEmail, minutes })}</output>
          <form onSubmit={submit} noValidate className="grid gap-4">
            <TextField
              label={t("label")}
              hint={t("hint")}
              name="code"
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={20}
              autoFocus
              required
              inputClassName="num text-lg tracking-widest"
              error={faults.of("code") ?? faults.general}
            />
            <div className="flex flex-wrap gap-2">
              <Button type="submit" look="primary" size="lg" pending={isOpening}>
                {t("go")}
              </Button>
              <Button size="lg" look="quiet" pending={isSending} onClick={request}>
                {t("again")}
              </Button>
            </div>
          </form>
        </>
      )}
      {requestFaults.general !== null && <FieldError>{requestFaults.general}</FieldError>}
    </div>
  );
}
