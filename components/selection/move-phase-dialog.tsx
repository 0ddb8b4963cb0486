"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { Textarea } from "@/components/ui/textarea";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";
import { phaseMove } from "@/lib/domain/phase-move";
import type { RoadPhase } from "@/lib/domain/phase-road";
import type { Phase } from "@/lib/domain/selection";
import { Conditions } from "./phase-road-list";

/** Says what moving asks for; takes the reason when something open is passed over. */
export function MovePhaseDialog(props: {
  selectionId: string;
  phases: readonly RoadPhase[];
  from: Phase;
  to: Phase;
  onMove: (input: {
    selectionId: string;
    phase: Phase;
    reason: string;
  }) => Promise<Outcome<{ phase: Phase }>>;
  onClose: () => void;
}) {
  const t = useTranslations("overview.move");
  const tAction = useTranslations("common.action");
  const tPhase = useTranslations("selection.phase");
  const { selectionId, from, to, onMove, onClose } = props;
  const move = phaseMove(props.phases, from, to);
  const isBack = move.direction === "back";
  const isBlocked = move.hard.length > 0;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  const formId = useId();
  const phase = tPhase(to);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
    startTransition(async () => {
      const outcome = await onMove({ selectionId, phase: to, reason });
      if (!outcome.ok) return setFailure(outcome);
      notifyDone(t("moved", { phase }));
      onClose();
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isBack ? t("backTitle", { phase }) : t("title", { phase })}
      description={isBack ? t("back") : isBlocked ? t("hard") : move.soft.length > 0 ? t("soft") : t("ready")}
      footer={
        <>
          <DialogClose>
            <Button>{tAction(isBlocked ? "close" : "cancel")}</Button>
          </DialogClose>
          {!isBlocked && (
            <Button type="submit" form={formId} look="primary" pending={isPending}>
              {isBack ? t("goBack") : t("go")}
            </Button>
          )}
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        {isBlocked ? (
          <Conditions conditions={move.hard} />
        ) : (
          move.soft.length > 0 && <Conditions conditions={move.soft} />
        )}
        {!isBlocked && move.needsReason && (
          <Textarea
            label={t("reason")}
            hint={t("reasonHint")}
            name="reason"
            maxLength={1000}
            required
            error={faults.of("reason")}
          />
        )}
        {faults.general !== null && <FieldError>{faults.general}</FieldError>}
      </form>
    </Dialog>
  );
}
