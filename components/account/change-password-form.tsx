"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";

/** The password one has, and the one to have from now on. Leads away when it is done. */
export function ChangePasswordForm(props: {
  onChange: (values: { password: string; newPassword: string }) => Promise<Outcome<null>>;
}) {
  const t = useTranslations("auth.changePassword");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string): string => String(data.get(name) ?? "");
    startTransition(async () => {
      const outcome = await props.onChange({
        password: text("password"),
        newPassword: text("newPassword"),
      });
      setFailure(outcome.ok ? null : outcome);
    });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <PasswordField
        label={t("present")}
        name="password"
        autoComplete="current-password"
        required
        error={faults.of("password")}
      />
      <PasswordField
        label={t("new")}
        hint={t("newHint")}
        name="newPassword"
        autoComplete="new-password"
        required
        error={faults.of("newPassword")}
      />
      {faults.general !== null && <FieldError>{faults.general}</FieldError>}
      <div>
        <Button type="submit" look="primary" pending={isPending}>
          {t("go")}
        </Button>
      </div>
    </form>
  );
}
