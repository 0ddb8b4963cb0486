"use client";

import { useTranslations } from "next-intl";
import type { ButtonLook } from "@/components/ui/button-look";
import { FormDialog } from "@/components/ui/form-dialog";
import { Textarea } from "@/components/ui/textarea";
import type { Outcome } from "@/lib/domain/outcome";

/** Asks why, before something that stays in the history. */
export function ReasonDialog<Value>(props: {
  title: string;
  description: string;
  submit: string;
  look: NonNullable<ButtonLook["look"]>;
  send: (reason: string) => Promise<Outcome<Value>>;
  onDone: (value: Value) => void;
  onClose: () => void;
}) {
  const t = useTranslations("versions");
  return (
    <FormDialog
      title={props.title}
      description={props.description}
      submit={props.submit}
      look={props.look}
      onSubmit={(text) => props.send(text("reason"))}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      {(faults) => (
        <Textarea
          name="reason"
          label={t("reason")}
          maxLength={300}
          required
          error={faults.of("reason") ?? faults.general}
        />
      )}
    </FormDialog>
  );
}
