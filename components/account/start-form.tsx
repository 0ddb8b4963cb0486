"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";

interface StartValues {
  name: string;
  email: string;
  password: string;
  organisation: string;
  setupCode: string;
}

/** The first account and its organisation. `withCode`: the installation can be reached by others. */
export function StartForm(props: {
  withCode: boolean;
  look: "primary" | "secondary";
  onStart: (values: StartValues) => Promise<Outcome<null>>;
}) {
  const t = useTranslations("auth.start");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string): string => String(data.get(name) ?? "");
    startTransition(async () => {
      const outcome = await props.onStart({
        name: text("name"),
        email: text("email"),
        password: text("password"),
        organisation: text("organisation"),
        setupCode: text("setupCode"),
      });
      setFailure(outcome.ok ? null : outcome);
    });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {props.withCode && (
        <TextField
          label={t("code")}
          hint={t("codeHint")}
          name="setupCode"
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          required
          inputClassName="num tracking-wider"
          error={faults.of("setupCode")}
        />
      )}
      <TextField label={t("name")} name="name" autoComplete="name" required error={faults.of("name")} />
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
        hint={t("passwordHint")}
        name="password"
        autoComplete="new-password"
        required
        error={faults.of("password")}
      />
      <TextField
        label={t("organisation")}
        hint={t("organisationHint")}
        name="organisation"
        autoComplete="organization"
        required
        error={faults.of("organisation")}
      />
      {faults.general !== null && <FieldError>{faults.general}</FieldError>}
      <Button type="submit" look={props.look} size="lg" pending={isPending}>
        {t("go")}
      </Button>
    </form>
  );
}
