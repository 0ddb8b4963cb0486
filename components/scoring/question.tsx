"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Cell } from "@/components/sheet/sheet";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { classNames } from "@/components/ui/class-names";
import { Textarea } from "@/components/ui/textarea";
import type { QuestionView } from "./scoring-view";

const STEPS = [1, 2, 3, 4, 5] as const;

/** A step of the scale, and the way out of it: one look, big enough for a thumb. */
const choice =
  "grid min-h-12 w-full grid-cols-[2.25rem_1fr] items-center gap-3 rounded-lg border border-rule-strong px-3 py-2 transition-colors duration-100 hover:bg-hover";

export interface QuestionProps {
  readonly criterion: QuestionView;
  readonly cell: Cell<number | null>;
  readonly onAnswer: (value: number | null) => void;
  readonly onNote: (note: string) => void;
  readonly onNoteLeft: () => void;
  readonly onSettle: (choice: "mine" | "theirs") => void;
}

/** One question about one candidate: the scale with its meaning beside each step, "cannot judge", and a note. */
export function Question(props: QuestionProps) {
  const { criterion, cell } = props;
  const t = useTranslations("scoring");
  const name = useId();
  const [wantsNote, setWantsNote] = useState(false);
  const showNote = wantsNote || cell.note !== "";
  const cannotJudge = cell.value === null;
  return (
    <div className="grid gap-2.5">
      {cell.state.kind === "conflict" && (
        <Conflict mine={cell.value} theirs={cell.state.theirs.value} onSettle={props.onSettle} />
      )}
      <fieldset className="grid gap-2">
        <legend className="sr-only">{t("score.scale", { question: criterion.name })}</legend>
        {STEPS.map((step) => (
          <label
            key={step}
            className={classNames(
              choice,
              "cursor-pointer bg-raised has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--color-accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
            )}
          >
            <input
              type="radio"
              name={name}
              value={step}
              checked={cell.value === step}
              onChange={() => props.onAnswer(step)}
              className="sr-only"
            />
            <span
              className={classNames(
                "num grid size-8.5 place-items-center rounded-md text-md font-semibold",
                cell.value === step ? "bg-accent text-on-accent" : "bg-sunk",
              )}
            >
              {step}
            </span>
            <span className="text-base leading-snug">
              {criterion.rubric[step - 1] || (
                <span className="text-ink-3">{t(`score.step.${stepKey(step)}`)}</span>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        aria-pressed={cannotJudge}
        onClick={() => props.onAnswer(null)}
        className={classNames(
          choice,
          "text-left",
          cannotJudge
            ? "border-ink bg-hover shadow-[inset_0_0_0_1px_var(--color-ink)]"
            : "border-dashed bg-transparent",
        )}
      >
        <span
          aria-hidden
          className={classNames(
            "num grid size-8.5 place-items-center rounded-md text-md font-semibold",
            cannotJudge ? "bg-ink text-paper" : "bg-sunk text-ink-2",
          )}
        >
          0
        </span>
        <span className={classNames("text-base leading-snug", !cannotJudge && "text-ink-2")}>
          {t("score.cannotJudge")}
        </span>
      </button>
      {!showNote && (
        <Button
          look="quiet"
          size="sm"
          onClick={() => setWantsNote(true)}
          className="justify-self-start pointer-coarse:min-h-11"
        >
          {t("score.addNote")}
        </Button>
      )}
      {showNote && (
        <Textarea
          label={t("score.note")}
          labelHidden
          placeholder={t("score.notePlaceholder")}
          rows={2}
          maxLength={2000}
          autoFocus={wantsNote && cell.note === ""}
          value={cell.note}
          onChange={(event) => props.onNote(event.target.value)}
          onBlur={props.onNoteLeft}
          hint={cell.value === undefined && cell.note !== "" ? t("score.noteWaits") : undefined}
        />
      )}
    </div>
  );
}

function Conflict(props: {
  mine: number | null | undefined;
  theirs: number | null;
  onSettle: QuestionProps["onSettle"];
}) {
  const t = useTranslations("scoring");
  const word = (value: number | null | undefined) =>
    value === null || value === undefined ? t("score.cannotJudgeShort") : String(value);
  return (
    <Callout
      tone="warn"
      title={t("score.conflict.title")}
      action={
        <>
          <Button size="sm" onClick={() => props.onSettle("theirs")}>
            {t("score.conflict.theirs", { value: word(props.theirs) })}
          </Button>
          <Button size="sm" look="primary" onClick={() => props.onSettle("mine")}>
            {t("score.conflict.mine", { value: word(props.mine) })}
          </Button>
        </>
      }
    >
      {t("score.conflict.body", { theirs: word(props.theirs), mine: word(props.mine) })}
    </Callout>
  );
}

/** The general meaning of a step, for criteria without a rubric of their own. */
function stepKey(step: (typeof STEPS)[number]) {
  return ({ 1: "one", 2: "two", 3: "three", 4: "four", 5: "five" } as const)[step];
}
