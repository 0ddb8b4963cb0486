"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";

/** The account a lead works with: a name and a password; the address is the invited one. */
export function JoinForm(props: {
  readonly name: string;
  readonly onJoin: (values: { name: string; password: string }) => Promise<Outcome<null>>;
}) {
  const t = useTranslations("invited.join");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const values = { name: String(data.get("name") ?? ""), password: String(data.get("password") ?? "") };
    startTransition(async () => {
      const outcome = await props.onJoin(values);
      setFailure(outcome.ok ? null : outcome);
    });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={t("name")}
        name="name"
        autoComplete="name"
        defaultValue={props.name}
        required
        error={faults.of("name")}
      />
      <PasswordField
        label={t("password")}
        hint={t("passwordHint")}
        name="password"
        autoComplete="new-password"
        required
        error={faults.of("password")}
      />
      {faults.general !== null && <FieldError>{faults.general}</FieldError>}
      <Button type="submit" look="primary" size="lg" pending={isPending}>
        {t("go")}
      </Button>
    </form>
  );
}
