"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState, useTransition } from "react";
import type { Failure, Outcome } from "@/lib/domain/outcome";
import { Button } from "./button";
import type { ButtonLook } from "./button-look";
import { Dialog, DialogClose } from "./dialog";
import { type Faults, useFaults } from "./use-faults";

/** A small form over the page: what is wrong is said beside its field, and it closes when it is done. */
export function FormDialog<T>(props: {
  title: string;
  description?: string;
  width?: "narrow";
  submit: string;
  look: NonNullable<ButtonLook["look"]>;
  /** The form's texts by field. */
  onSubmit: (text: (name: string) => string) => Promise<Outcome<T>>;
  onDone: (value: T) => void;
  onClose: () => void;
  children: (faults: Faults) => ReactNode;
}) {
  const tAction = useTranslations("common.action");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  const formId = useId();
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    startTransition(async () => {
      const outcome = await props.onSubmit((name) => String(data.get(name) ?? ""));
      if (!outcome.ok) return setFailure(outcome);
      props.onDone(outcome.value);
      props.onClose();
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.title}
      {...(props.description === undefined ? {} : { description: props.description })}
      {...(props.width === undefined ? {} : { width: props.width })}
      footer={
        <>
          <DialogClose>
            <Button>{tAction("cancel")}</Button>
          </DialogClose>
          <Button type="submit" form={formId} look={props.look} pending={isPending}>
            {props.submit}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        {props.children(faults)}
      </form>
    </Dialog>
  );
}
