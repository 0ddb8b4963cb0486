"use client";

import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form-dialog";
import { notifyDone } from "@/components/ui/notify";
import { TextField } from "@/components/ui/text-field";
import type { Outcome } from "@/lib/domain/outcome";

/** Deleting a selection cannot be undone, so its name is typed. */
export function DeleteSelectionDialog(props: {
  selection: { id: string; name: string };
  onDelete: (input: { selectionId: string; typedName: string }) => Promise<Outcome<{ id: string }>>;
  onClose: () => void;
}) {
  const t = useTranslations("home");
  const { selection, onDelete, onClose } = props;
  return (
    <FormDialog
      title={t("deleteTitle", { name: selection.name })}
      description={t("deleteBody")}
      submit={t("deleteGo")}
      look="danger"
      onSubmit={(text) => onDelete({ selectionId: selection.id, typedName: text("typedName") })}
      onDone={() => notifyDone(t("deleted", { name: selection.name }))}
      onClose={onClose}
    >
      {(faults) => (
        <TextField
          label={t("deleteType")}
          hint={selection.name}
          name="typedName"
          autoComplete="off"
          required
          error={faults.of("typedName") ?? faults.general}
        />
      )}
    </FormDialog>
  );
}
