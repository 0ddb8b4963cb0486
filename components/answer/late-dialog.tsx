"use client";

import { useTranslations } from "next-intl";
import { answerOf } from "@/components/people/answer-of";
import { FieldError } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { notifyDone } from "@/components/ui/notify";
import { Textarea } from "@/components/ui/textarea";
import type { DeskActions } from "./desk-view";

/**
 * The lead's reasoned word on a late answer: it is not let in, and the vendor reads why; or it counts although the final
 * round is over, and the record says why.
 */
export function LateDialog(props: {
  readonly selectionId: string;
  readonly id: string;
  readonly word: "refuse" | "letIn";
  readonly actions: Pick<DeskActions, "refuse" | "letIn">;
  readonly onClose: () => void;
}) {
  const t = useTranslations("answer.desk");
  const { selectionId, id, word, actions } = props;
  const isRefused = word === "refuse";
  return (
    <FormDialog
      title={t(`${word}Title`)}
      description={t(`${word}Body`)}
      submit={t(word)}
      look={isRefused ? "danger" : "primary"}
      onSubmit={async (text) => {
        const given = { selectionId, id, reason: text("reason") };
        if (isRefused) {
          const refused = await answerOf(actions.refuse(given));
          if (refused.ok) notifyDone(t("refused"));
          return refused;
        }
        const letIn = await answerOf(actions.letIn(given));
        if (letIn.ok) notifyDone(t("letInDone", { number: letIn.value.number }));
        return letIn;
      }}
      onDone={() => undefined}
      onClose={props.onClose}
    >
      {(faults) => {
        const ofReason = faults.of("reason");
        return (
          <div className="grid gap-3">
            <Textarea name="reason" label={t("reason")} rows={3} maxLength={1_000} error={ofReason} />
            {faults.general !== null && ofReason === undefined && <FieldError>{faults.general}</FieldError>}
          </div>
        );
      }}
    </FormDialog>
  );
}
