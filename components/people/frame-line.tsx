"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ChangedMeanwhile } from "@/components/ui/changed-meanwhile";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextField } from "@/components/ui/text-field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure } from "@/lib/domain/outcome";
import { SCORER_NAMES, type ScorerNames } from "@/lib/domain/selection";
import { formatDay } from "@/lib/i18n/formats";
import { answerOf } from "./answer-of";
import type { PeopleActions } from "./people-view";

export interface FrameView {
  readonly deadline: string | null;
  readonly scorerNames: ScorerNames;
  /** Somebody has submitted: whether names are shown stands. */
  readonly namesSettled: boolean;
  readonly edition: number;
}

/** By when everybody should have scored, and whether the panel sees names: one line, and the dialog that sets them. */
export function FrameLine(props: {
  readonly selectionId: string;
  readonly frame: FrameView;
  readonly setFrame: PeopleActions["setFrame"];
}) {
  const { frame } = props;
  const t = useTranslations("people.frame");
  const locale = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className="num text-base text-ink-2">
        {t("line", {
          deadline: frame.deadline === null ? "none" : "set",
          day: frame.deadline === null ? "" : formatDay(frame.deadline, locale),
          names: frame.scorerNames,
        })}
      </p>
      <Button size="sm" look="quiet" onClick={() => setIsOpen(true)}>
        {t("change")}
      </Button>
      {isOpen && <FrameDialog {...props} onClose={() => setIsOpen(false)} />}
    </div>
  );
}

function FrameDialog(props: {
  readonly selectionId: string;
  readonly frame: FrameView;
  readonly setFrame: PeopleActions["setFrame"];
  readonly onClose: () => void;
}) {
  const { selectionId, frame, setFrame, onClose } = props;
  const t = useTranslations("people.frame");
  const tAction = useTranslations("common.action");
  const locale = useLocale();
  const router = useRouter();
  const [deadline, setDeadline] = useState(frame.deadline ?? "");
  const [scorerNames, setScorerNames] = useState(frame.scorerNames);
  const [seen] = useState(frame.edition);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const theirs = failure?.code === "row.changed_meanwhile" ? failure.params : undefined;
  const faults = useFaults(theirs === undefined ? failure : null);
  function save(expectedEdition: number): void {
    startTransition(async () => {
      const day = deadline === "" ? null : deadline;
      const outcome = await answerOf(setFrame({ selectionId, deadline: day, scorerNames, expectedEdition }));
      if (!outcome.ok) return setFailure(outcome);
      notifyDone(t("saved"));
      onClose();
    });
  }
  const theirDay = String(theirs?.deadline ?? "");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      footer={
        <>
          <Button onClick={onClose}>{tAction("cancel")}</Button>
          <Button look="primary" type="submit" form="scoring-frame" pending={isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        id="scoring-frame"
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          save(seen);
        }}
      >
        {theirs !== undefined && (
          <ChangedMeanwhile
            pending={isPending}
            body={t("changed", {
              deadline: theirDay === "" ? t("noDeadline") : formatDay(theirDay, locale),
              names: theirs.scorerNames === "hidden" ? t("hidden") : t("shown"),
            })}
            onTheirs={() => {
              router.refresh();
              onClose();
            }}
            onMine={() => save(typeof theirs.edition === "number" ? theirs.edition : seen)}
          />
        )}
        <TextField
          className="max-w-80"
          label={t("deadline")}
          type="date"
          optional
          value={deadline}
          onChange={(event) => setDeadline(event.target.value)}
          error={faults.of("deadline")}
        />
        <RadioGroup
          legend={t("names")}
          name="scorerNames"
          value={scorerNames}
          disabled={frame.namesSettled}
          hint={frame.namesSettled ? t("settled") : undefined}
          onValueChange={(value) =>
            setScorerNames(SCORER_NAMES.find((known) => known === value) ?? scorerNames)
          }
          options={SCORER_NAMES.map((value) => ({
            value,
            label: t(value),
            hint: t(`${value}Help`),
          }))}
          error={faults.of("scorerNames")}
        />
        {faults.general !== null && <FieldError>{faults.general}</FieldError>}
      </form>
    </Dialog>
  );
}
