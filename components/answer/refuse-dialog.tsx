"use client";

import { useTranslations } from "next-intl";
import { answerOf } from "@/components/people/answer-of";
import { FieldError } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { notifyDone } from "@/components/ui/notify";
import { Textarea } from "@/components/ui/textarea";
import type { DeskActions } from "./desk-view";

/** A late answer that is not let in: the vendor reads why. */
export function RefuseDialog(props: {
  readonly selectionId: string;
  readonly id: string;
  readonly refuse: DeskActions["refuse"];
  readonly onClose: () => void;
}) {
  const t = useTranslations("answer.desk");
  return (
    <FormDialog
      title={t("refuseTitle")}
      description={t("refuseBody")}
      submit={t("refuse")}
      look="danger"
      onSubmit={(text) =>
        answerOf(props.refuse({ selectionId: props.selectionId, id: props.id, reason: text("reason") }))
      }
      onDone={() => notifyDone(t("refused"))}
      onClose={props.onClose}
    >
      {(faults) => (
        <div className="grid gap-3">
          <Textarea
            name="reason"
            label={t("reason")}
            rows={3}
            maxLength={1_000}
            error={faults.of("reason")}
          />
          {faults.general !== null && <FieldError>{faults.general}</FieldError>}
        </div>
      )}
    </FormDialog>
  );
}
