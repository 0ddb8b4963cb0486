"use client";

import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form-dialog";
import { notifyDone } from "@/components/ui/notify";
import { TextField } from "@/components/ui/text-field";
import { type Outcome, succeed } from "@/lib/domain/outcome";

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
  const selectionId = selection.id;
  return (
    <FormDialog
      title={t("renameTitle")}
      width="narrow"
      submit={t("rename")}
      look="primary"
      onSubmit={async (text) => {
        const name = text("name");
        const outcome = await onRename({ selectionId, name, expectedEdition: selection.edition });
        return outcome.ok ? succeed({ ...outcome.value, name: name.trim() }) : outcome;
      }}
      onDone={({ name, edition }) =>
        notifyDone(t("renamed", { name }), {
          label: tAction("undo"),
          run: () => void onRename({ selectionId, name: selection.name, expectedEdition: edition }),
        })
      }
      onClose={onClose}
    >
      {(faults) => (
        <TextField
          label={t("column.name")}
          name="name"
          defaultValue={selection.name}
          maxLength={120}
          required
          error={faults.of("name") ?? faults.general}
        />
      )}
    </FormDialog>
  );
}
