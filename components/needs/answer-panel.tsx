"use client";

import { useTranslations } from "next-intl";
import type { Cell } from "@/components/sheet/sheet";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { REQUIREMENT_ANSWERS, type RequirementAnswer } from "@/lib/domain/requirements";

/** One candidate's answer to one requirement, with its note. */
export function AnswerPanel(props: {
  name: string;
  cell: Cell<RequirementAnswer>;
  mayAnswer: boolean;
  onAnswer: (answer: RequirementAnswer) => void;
  onNote: (note: string) => void;
  onNoteLeft: () => void;
  onSettle: (choice: "mine" | "theirs") => void;
}) {
  const { cell, mayAnswer } = props;
  const t = useTranslations("needs");
  const word = (answer: RequirementAnswer | undefined) => t(`answer.${answer ?? "not_answered"}`);
  return (
    <div className="grid gap-3">
      {cell.state.kind === "conflict" && (
        <Callout
          tone="warn"
          title={t("conflict.title")}
          action={
            <>
              <Button size="sm" onClick={() => props.onSettle("theirs")}>
                {t("conflict.keep", { answer: word(cell.state.theirs.value) })}
              </Button>
              <Button size="sm" look="primary" onClick={() => props.onSettle("mine")}>
                {t("conflict.use", { answer: word(cell.value) })}
              </Button>
            </>
          }
        >
          {t("conflict.body", { theirs: word(cell.state.theirs.value), mine: word(cell.value) })}
        </Callout>
      )}
      <RadioGroup
        legend={props.name}
        legendHidden
        name="answer"
        disabled={!mayAnswer}
        value={cell.value ?? "not_answered"}
        onValueChange={(value) => {
          const answer = REQUIREMENT_ANSWERS.find((known) => known === value);
          if (answer) props.onAnswer(answer);
        }}
        options={REQUIREMENT_ANSWERS.map((answer) => ({ value: answer, label: t(`answer.${answer}`) }))}
      />
      <Textarea
        label={t("grid.note")}
        rows={2}
        maxLength={2000}
        readOnly={!mayAnswer}
        placeholder={t("grid.notePlaceholder")}
        value={cell.note}
        onChange={(event) => props.onNote(event.target.value)}
        onBlur={props.onNoteLeft}
        hint={cell.value === undefined && cell.note !== "" ? t("grid.noteWaits") : undefined}
      />
    </div>
  );
}
