/** The frame of a tick box, a round choice and a switch: 18 px drawn, 24 px and more to hit. */
export const choiceRow =
  "group/choice relative flex min-h-6 items-start gap-2.5 text-base text-ink has-disabled:text-ink-3 pointer-coarse:min-h-11 pointer-coarse:items-center";

export const tickClass =
  "peer mt-px size-4.5 shrink-0 cursor-pointer appearance-none border border-field bg-raised transition-colors duration-100 checked:border-ink checked:bg-ink indeterminate:border-ink indeterminate:bg-ink hover:border-ink-3 aria-invalid:border-bad disabled:cursor-not-allowed disabled:border-rule-strong disabled:bg-sunk";
