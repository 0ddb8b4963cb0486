"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { notifyDone } from "@/components/ui/notify";
import { TextField } from "@/components/ui/text-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";

/** Deleting a selection cannot be undone, so its name is typed. */
export function DeleteSelectionDialog(props: {
  selection: { id: string; name: string };
  onDelete: (input: { selectionId: string; typedName: string }) => Promise<Outcome<{ id: string }>>;
  onClose: () => void;
}) {
  const t = useTranslations("home");
  const tAction = useTranslations("common.action");
  const { selection, onDelete, onClose } = props;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  const formId = useId();
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typedName = String(new FormData(event.currentTarget).get("typedName") ?? "");
    startTransition(async () => {
      const outcome = await onDelete({ selectionId: selection.id, typedName });
      if (!outcome.ok) return setFailure(outcome);
      notifyDone(t("deleted", { name: selection.name }));
      onClose();
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("deleteTitle", { name: selection.name })}
      description={t("deleteBody")}
      footer={
        <>
          <DialogClose>
            <Button>{tAction("cancel")}</Button>
          </DialogClose>
          <Button type="submit" form={formId} look="danger" pending={isPending}>
            {t("deleteGo")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <TextField
          label={t("deleteType")}
          hint={selection.name}
          name="typedName"
          autoComplete="off"
          required
          error={faults.of("typedName") ?? faults.general}
        />
      </form>
    </Dialog>
  );
}
