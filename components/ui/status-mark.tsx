import {
  CircleDashed,
  CircleSlash2,
  Eye,
  EyeOff,
  Gavel,
  Handshake,
  History,
  Lock,
  OctagonAlert,
  PencilRuler,
  ShieldCheck,
  SquareDashed,
  TriangleAlert,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentType, ReactNode } from "react";
import { classNames } from "./class-names";

/** States a value can be in, and the four steps of financial soundness. */
export const markStates = [
  "plugged",
  "provisional",
  "stale",
  "sealed",
  "blind",
  "agreed",
  "gap",
  "left",
  "missing",
  "critical",
  "weak",
  "watch",
  "strong",
] as const;

export type MarkState = (typeof markStates)[number];

interface Look {
  icon: ComponentType<{ className?: string; "aria-hidden"?: boolean }>;
  text: string;
  pattern: string;
}

const looks: Record<MarkState, Look> = {
  plugged: { icon: PencilRuler, text: "text-warn", pattern: "pattern-plugged" },
  provisional: { icon: CircleDashed, text: "text-ink-2", pattern: "pattern-provisional" },
  stale: { icon: History, text: "text-warn", pattern: "pattern-stale" },
  sealed: { icon: Lock, text: "text-ink-2", pattern: "pattern-sealed" },
  blind: { icon: EyeOff, text: "text-ink-2", pattern: "pattern-blind" },
  agreed: { icon: Handshake, text: "text-good", pattern: "pattern-agreed" },
  gap: { icon: CircleSlash2, text: "text-bad", pattern: "pattern-gap" },
  left: { icon: Gavel, text: "text-ink-2", pattern: "pattern-left" },
  missing: { icon: SquareDashed, text: "text-ink-3", pattern: "pattern-missing" },
  critical: { icon: OctagonAlert, text: "text-bad", pattern: "" },
  weak: { icon: TriangleAlert, text: "text-bad", pattern: "" },
  watch: { icon: Eye, text: "text-warn", pattern: "" },
  strong: { icon: ShieldCheck, text: "text-good", pattern: "" },
};

/** The pattern to lay behind a whole cell whose value is in this state. */
export function patternOf(state: MarkState): string {
  return looks[state].pattern;
}

/** How many of the four bars are filled: soundness is readable without colour and without the word. */
const bars: Partial<Record<MarkState, number>> = { critical: 1, weak: 2, watch: 3, strong: 4 };

export interface StatusMarkProps {
  state: MarkState;
  /** Another word than the usual one, e.g. "not offered" for a gap. Already translated. */
  word?: ReactNode;
  /** `pill` stands alone; `text` sits in a cell that carries the pattern itself; `icon` hides the word from view only. */
  shape?: "pill" | "text" | "icon" | undefined;
  className?: string | undefined;
}

/**
 * The one look of each state: pattern, icon and word together, so that it survives a grey printer and
 * eyes that see no red. In tables put `patternOf(state)` on the cell and a mark with `shape="text"` in it.
 *
 * @example <StatusMark state="stale" />
 */
export function StatusMark({ state, word, shape, className }: StatusMarkProps) {
  const t = useTranslations("common");
  const { icon: Icon, text, pattern } = looks[state];
  const filled = bars[state];
  const said = word ?? t(`mark.${state}`);
  return (
    <span
      title={t(`markHelp.${state}`)}
      className={classNames(
        "inline-flex items-center gap-1 text-xs font-semibold whitespace-nowrap",
        text,
        (shape ?? "pill") === "pill"
          ? classNames("h-5 rounded-sm border border-rule px-1.5 align-middle", pattern)
          : "align-[-0.17rem]",
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {filled !== undefined && <SoundnessBars filled={filled} />}
      <span className={shape === "icon" ? "sr-only" : undefined}>{said}</span>
    </span>
  );
}

/** Colour and icon of a state, for pages that draw a mark thousands of times and make it smaller than `StatusMark`. */
export function markLook(state: MarkState): Pick<Look, "icon" | "text"> {
  return looks[state];
}

function SoundnessBars({ filled }: { filled: number }) {
  return (
    <span aria-hidden className="inline-flex items-end gap-px">
      {[1, 2, 3, 4].map((step) => (
        <span
          key={step}
          className={classNames("w-[3px] rounded-[1px]", step <= filled ? "bg-current" : "bg-rule-strong")}
          style={{ height: 3 + step * 2 }}
        />
      ))}
    </span>
  );
}

/**
 * A figure with the mark of its state before it, kept together in a cell that carries the pattern.
 *
 * @example <Cell className={patternOf("plugged")}><MarkedValue state="plugged">336.000</MarkedValue></Cell>
 */
export function MarkedValue({ children, ...mark }: Omit<StatusMarkProps, "shape"> & { children: ReactNode }) {
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-1.5">
      <StatusMark {...mark} shape="text" />
      <span>{children}</span>
    </span>
  );
}
