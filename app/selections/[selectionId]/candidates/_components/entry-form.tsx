"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DraftForm } from "@/components/draft/draft-form";
import type { DraftFields } from "@/components/draft/use-draft";
import type { Saving } from "@/components/draft/use-save";
import { Button } from "@/components/ui/button";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";

/** What deleting a stored entry does, says, and how it is taken back. */
interface Removal {
  readonly remove: () => Promise<Outcome<unknown>>;
  readonly restore: () => Promise<unknown>;
  readonly done: string;
}

/** The form of one entry of a list (a report, a call): saved as a draft, closed, and deleted with undo. */
export function EntryForm(props: {
  draft: DraftFields;
  saving: Saving;
  onSave: () => Promise<void>;
  onClose: () => void;
  nameOf: (name: string) => string;
  /** Null while the entry is new. */
  removal: Removal | null;
  children: ReactNode;
}) {
  const { draft, saving, removal } = props;
  const tAction = useTranslations("common.action");
  const tErrors = useTranslations("errors");
  const router = useRouter();

  async function remove({ remove: write, restore, done }: Removal): Promise<void> {
    const outcome = await write();
    if (!outcome.ok) {
      notifyFailed(errorText(tErrors, outcome.code, outcome.params));
      router.refresh();
      return;
    }
    draft.discard();
    notifyDone(done, { label: tAction("undo"), run: () => void restore() });
  }

  return (
    <DraftForm
      draft={draft}
      saving={saving}
      onSave={() => void props.onSave()}
      canSave={removal === null}
      nameOf={props.nameOf}
      actions={
        <>
          <Button
            look="quiet"
            onClick={() => {
              draft.discard();
              props.onClose();
            }}
          >
            {draft.isDirty ? tAction("cancel") : tAction("close")}
          </Button>
          {removal !== null && (
            <Button look="quiet" onClick={() => void remove(removal)}>
              {tAction("delete")}
            </Button>
          )}
        </>
      }
    >
      {props.children}
    </DraftForm>
  );
}
