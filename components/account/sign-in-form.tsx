"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";

/** Address and password. What was typed stays when it was refused. */
export function SignInForm(props: {
  onSignIn: (values: { email: string; password: string }) => Promise<Outcome<null>>;
}) {
  const t = useTranslations("auth.signIn");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const values = { email: String(data.get("email") ?? ""), password: String(data.get("password") ?? "") };
    startTransition(async () => {
      const outcome = await props.onSignIn(values);
      setFailure(outcome.ok ? null : outcome);
    });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        required
        error={faults.of("email")}
      />
      <PasswordField
        label={t("password")}
        name="password"
        autoComplete="current-password"
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
