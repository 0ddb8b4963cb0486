"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { candidateHue } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import { SCORE_STEPS, type ScoreStep } from "@/lib/domain/score-statistics";
import type { Spread } from "@/lib/domain/spread";
import type { JudgementView, PanelCandidate, PanelCriterion } from "./panel-view";

/** Names shown under a step; more are counted. */
const NAMES = 12;
/** Dots shown over a step; more are counted. */
const DOTS = 24;

export interface ModerationScaleProps {
  readonly candidate: PanelCandidate;
  readonly criterion: PanelCriterion;
  readonly spread: Spread;
  readonly judgements: readonly JudgementView[];
  readonly value: ScoreStep | null;
  readonly disabled: boolean;
  readonly onChoose: (value: ScoreStep) => void;
}

/** The scale in big type: each step with its meaning, the dots on it and who gave them; choosing one is agreeing. */
export function ModerationScale(props: ModerationScaleProps) {
  const { candidate, criterion, spread, judgements, value } = props;
  const t = useTranslations("panel.moderate");
  const tStep = useTranslations("scoring.score.step");
  const name = useId();
  const hue = candidateHue(candidate.letter, candidate.colour);
  return (
    <fieldset disabled={props.disabled}>
      <legend className="sr-only">
        {t("scale", { criterion: criterion.name, candidate: candidate.name })}
      </legend>
      <div className="grid gap-2.5 lg:grid-cols-5">
        {SCORE_STEPS.map((step) => {
          const count = spread.dots[step - 1] ?? 0;
          const names = judgements.flatMap((each) =>
            each.value === step && each.name !== null ? [each.name] : [],
          );
          return (
            <label
              key={step}
              className={classNames(
                "grid content-start gap-2 rounded-lg border border-rule-strong bg-raised p-3.5 transition-colors duration-100 has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--color-accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent max-lg:grid-cols-[2.75rem_1fr] lg:grid-rows-[auto_1fr_auto_auto]",
                !props.disabled && "cursor-pointer hover:bg-hover",
              )}
            >
              <input
                type="radio"
                name={name}
                value={step}
                checked={value === step}
                onChange={() => props.onChoose(step)}
                className="sr-only"
              />
              <span
                className={classNames(
                  "num grid size-11 place-items-center rounded-md text-xl font-semibold",
                  value === step ? "bg-accent text-on-accent" : "bg-sunk",
                )}
              >
                {step}
              </span>
              <span className="self-center text-md leading-snug lg:self-start">
                {criterion.rubric[step - 1] || <span className="text-ink-2">{tStep(stepKey(step))}</span>}
              </span>
              <span className="flex min-h-4 flex-wrap content-end items-center gap-1 max-lg:col-start-2">
                <span className="sr-only">{t("given", { count })}</span>
                {Array.from({ length: Math.min(count, DOTS) }, (_, dot) => (
                  <span
                    // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place in the row
                    key={dot}
                    aria-hidden
                    className={classNames("size-3.5 rounded-full", hue.ground)}
                  />
                ))}
                {count > DOTS && (
                  <span aria-hidden className="num text-sm font-semibold">
                    {t("more", { count: count - DOTS })}
                  </span>
                )}
              </span>
              {names.length > 0 && (
                <span className="text-sm leading-snug text-ink-2 max-lg:col-start-2">
                  {names.slice(0, NAMES).join(", ")}
                  {names.length > NAMES && ` ${t("more", { count: names.length - NAMES })}`}
                </span>
              )}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** The general meaning of a step, for criteria without a rubric of their own. */
function stepKey(step: ScoreStep) {
  return ({ 1: "one", 2: "two", 3: "three", 4: "four", 5: "five" } as const)[step];
}
