"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { notifyDone } from "@/components/ui/notify";
import { TextField } from "@/components/ui/text-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";

/** Another name for a selection, with undo. */
export function RenameSelectionDialog(props: {
  selection: { id: string; name: string; edition: number };
  onRename: (input: {
    selectionId: string;
    name: string;
    expectedEdition: number;
  }) => Promise<Outcome<{ edition: number }>>;
  onClose: () => void;
}) {
  const t = useTranslations("home");
  const tAction = useTranslations("common.action");
  const { selection, onRename, onClose } = props;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  const formId = useId();
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    startTransition(async () => {
      const outcome = await onRename({ selectionId: selection.id, name, expectedEdition: selection.edition });
      if (!outcome.ok) return setFailure(outcome);
      notifyDone(t("renamed", { name: name.trim() }), {
        label: tAction("undo"),
        run: () =>
          void onRename({
            selectionId: selection.id,
            name: selection.name,
            expectedEdition: outcome.value.edition,
          }),
      });
      onClose();
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("renameTitle")}
      width="narrow"
      footer={
        <>
          <DialogClose>
            <Button>{tAction("cancel")}</Button>
          </DialogClose>
          <Button type="submit" form={formId} look="primary" pending={isPending}>
            {t("rename")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <TextField
          label={t("column.name")}
          name="name"
          defaultValue={selection.name}
          maxLength={120}
          required
          error={faults.of("name") ?? faults.general}
        />
      </form>
    </Dialog>
  );
}
