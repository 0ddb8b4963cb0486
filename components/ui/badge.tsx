import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type BadgeTone = "neutral" | "accent" | "good" | "warn" | "bad" | "outline";

const tones: Record<BadgeTone, string> = {
  neutral: "bg-sunk text-ink-2",
  accent: "bg-accent-soft text-accent",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  outline: "border border-rule-strong text-ink-2",
};

/** A word or a count set apart. The word must say it all: the tone only repeats it. */
export function Badge(props: {
  tone?: BadgeTone | undefined;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={classNames(
        "num inline-flex items-center gap-1 rounded-full px-2 py-px text-2xs font-semibold whitespace-nowrap [&_svg]:size-3",
        tones[props.tone ?? "neutral"],
        props.className,
      )}
    >
      {props.icon}
      {props.children}
    </span>
  );
}
