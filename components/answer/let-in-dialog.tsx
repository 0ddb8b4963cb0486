"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { answerOf } from "@/components/people/answer-of";
import { FieldError } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { notifyDone } from "@/components/ui/notify";
import { Textarea } from "@/components/ui/textarea";
import type { DeskActions } from "./desk-view";

/** An answer that came late in the final round counts all the same: the lead writes why, for the record. */
export function LetInDialog(props: {
  readonly selectionId: string;
  readonly id: string;
  readonly letIn: DeskActions["letIn"];
  readonly onClose: () => void;
}) {
  const t = useTranslations("answer.desk");
  const { selectionId, id } = props;
  const [number, setNumber] = useState<number | null>(null);
  return (
    <FormDialog
      title={t("letInTitle")}
      description={t("letInBody")}
      submit={t("letIn")}
      look="primary"
      onSubmit={async (text) => {
        const outcome = await answerOf(props.letIn({ selectionId, id, reason: text("reason") }));
        if (outcome.ok) setNumber(outcome.value.number);
        return outcome;
      }}
      onDone={() => notifyDone(t("letInDone", { number: number ?? 0 }))}
      onClose={props.onClose}
    >
      {(faults) => (
        <div className="grid gap-3">
          <Textarea
            name="reason"
            label={t("reason")}
            rows={3}
            maxLength={1_000}
            required
            error={faults.of("reason")}
          />
          {faults.general !== null && faults.of("reason") === undefined && (
            <FieldError>{faults.general}</FieldError>
          )}
        </div>
      )}
    </FormDialog>
  );
}
