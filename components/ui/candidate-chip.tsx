import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

interface Hue {
  ground: string;
  text: string;
  /** For SVG and inline styles: the token itself. */
  value: string;
}

// Written out in full: class names put together at run time are not found by the style sheet's maker.
const hues: readonly Hue[] = [
  { ground: "bg-cand-a", text: "text-cand-a", value: "var(--color-cand-a)" },
  { ground: "bg-cand-b", text: "text-cand-b", value: "var(--color-cand-b)" },
  { ground: "bg-cand-c", text: "text-cand-c", value: "var(--color-cand-c)" },
  { ground: "bg-cand-d", text: "text-cand-d", value: "var(--color-cand-d)" },
  { ground: "bg-cand-e", text: "text-cand-e", value: "var(--color-cand-e)" },
];

const noHue: Hue = { ground: "bg-ink-3", text: "text-ink-2", value: "var(--color-ink-3)" };

/**
 * The hue of a candidate: by its own colour (0–4) where that is known, else by its letter; grey before it has one.
 * The two part ways only when a sixth letter has taken the hue of one that left.
 *
 * @example candidateHue("B").value // "var(--color-cand-b)"
 * @example candidateHue("F", 1).value // "var(--color-cand-b)"
 */
export function candidateHue(letter: string | null, colour?: number | null): Hue {
  // A variant (A2) wears its candidate's.
  const byLetter = "ABCDE".indexOf(letter?.[0] ?? "?");
  return hues[colour ?? byLetter] ?? noHue;
}

/** The square with the letter. Decoration: the name must stand beside it. */
export function CandidateSquare({
  letter,
  colour,
  size,
}: {
  letter: string | null;
  colour?: number | null | undefined;
  size?: "sm" | "md" | "lg" | undefined;
}) {
  const sizes = {
    sm: "size-4 text-[10px] rounded-sm",
    md: "size-4.75 text-2xs rounded-[5px]",
    lg: "size-6 text-xs rounded-md",
  };
  return (
    <span
      aria-hidden
      className={classNames(
        "inline-grid shrink-0 place-items-center leading-none font-bold text-paper",
        sizes[size ?? "md"],
        candidateHue(letter, colour).ground,
      )}
    >
      {letter ?? "·"}
    </span>
  );
}

/**
 * A candidate as it looks everywhere: its letter in its hue, then its name.
 *
 * @example <CandidateChip letter="B" name="Fjord IT" under={t("stage.negotiating")} />
 */
export function CandidateChip(props: {
  letter: string | null;
  /** Its colour, 0–4; left out, the letter decides. */
  colour?: number | null | undefined;
  name: string;
  /** A quiet second line, e.g. the stage. */
  under?: ReactNode;
  size?: "sm" | "md" | "lg" | undefined;
  className?: string | undefined;
}) {
  const t = useTranslations("common.candidate");
  return (
    <span className={classNames("inline-grid max-w-full", props.className)}>
      <span className="inline-flex min-w-0 items-center gap-2">
        <CandidateSquare letter={props.letter} colour={props.colour} size={props.size} />
        {props.letter !== null && <span className="sr-only">{t("letter", { letter: props.letter })}</span>}
        <span className="truncate font-semibold text-ink">{props.name}</span>
      </span>
      {props.under != null && <span className="text-xs font-normal text-ink-3">{props.under}</span>}
    </span>
  );
}
