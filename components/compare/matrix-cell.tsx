import { memo } from "react";
import type { ExplanationTarget } from "@/lib/domain/comparison/explanation";
import { classNames } from "../ui/class-names";
import { patternOf, StatusMark } from "../ui/status-mark";
import type { MatrixCell } from "./matrix-row";

const tones = {
  strong: "font-semibold",
  muted: "text-ink-3",
  bad: "font-medium text-bad",
  warn: "text-warn",
  good: "text-good",
} as const;

/** Texts up to this length stay on one line. */
const SHORT = 16;

interface MatrixCellViewProps {
  readonly cell: MatrixCell;
  /** The candidate's hue, for bars. */
  readonly hue: string;
  /** Shown on narrow screens, where two candidates fit. */
  readonly inWindow: boolean;
  readonly chosen: boolean;
  readonly label: string;
  readonly onChoose: ((cell: MatrixCell) => void) | null;
}

/** One value: its state's pattern, its bar, its text; a button when it can explain itself. */
export const MatrixCellView = memo(
  function MatrixCellView({ cell, hue, inWindow, chosen, label, onChoose }: MatrixCellViewProps) {
    const content = (
      <>
        {cell.state ? (
          <StatusMark
            state={cell.state}
            word={cell.word}
            shape="text"
            // Where many candidates stand side by side its word takes two lines.
            className="-ml-1.5 min-w-0 flex-wrap justify-end hyphens-auto whitespace-normal! wrap-anywhere"
          />
        ) : null}
        {cell.years ? <YearBars years={cell.years} hue={hue} /> : null}
        {cell.bar ? <ValueBar low={cell.bar.low} high={cell.bar.high} hue={hue} /> : null}
        {cell.text === "" ? null : (
          <span
            className={classNames(
              cell.text.length <= SHORT
                ? "whitespace-nowrap"
                : "min-w-0 max-w-full hyphens-auto wrap-break-word",
              cell.tone && tones[cell.tone],
            )}
          >
            {cell.text}
          </span>
        )}
      </>
    );
    return (
      <td
        className={classNames(
          "h-row border-b border-rule p-0 text-right",
          cell.state && patternOf(cell.state),
          !inWindow && "max-md:hidden",
          chosen && "outline-2 -outline-offset-2 outline-accent",
        )}
        title={cell.title}
      >
        {cell.target && onChoose ? (
          <button
            type="button"
            aria-label={`${label}: ${[cell.word, cell.text].filter(Boolean).join(" ")}`}
            aria-expanded={chosen}
            onClick={() => onChoose(cell)}
            className="flex min-h-row w-full cursor-pointer flex-wrap items-center justify-end gap-x-2 px-3.5 py-1 text-right hover:bg-hover max-md:px-2"
          >
            {content}
          </button>
        ) : (
          <span className="flex min-h-row flex-wrap items-center justify-end gap-x-2 px-3.5 py-1 max-md:px-2">
            {content}
          </span>
        )}
      </td>
    );
  },
  (before, after) =>
    before.hue === after.hue &&
    before.inWindow === after.inWindow &&
    before.chosen === after.chosen &&
    before.label === after.label &&
    before.onChoose === after.onChoose &&
    sameCell(before.cell, after.cell),
);

function sameCell(a: MatrixCell, b: MatrixCell): boolean {
  return (
    a.text === b.text &&
    a.tone === b.tone &&
    a.state === b.state &&
    a.word === b.word &&
    a.title === b.title &&
    a.bar?.low === b.bar?.low &&
    a.bar?.high === b.bar?.high &&
    a.years?.join() === b.years?.join() &&
    sameTarget(a.target, b.target)
  );
}

/** Whether two targets are the same number's. Their parts are plain words, so this is a comparison of words. */
export function sameTarget(
  a: ExplanationTarget | null | undefined,
  b: ExplanationTarget | null | undefined,
): boolean {
  if (a === b) return true;
  if (!a || !b || a.of !== b.of) return false;
  const other: Record<string, string> = { ...b };
  return Object.entries(a).every(([part, word]) => other[part] === word);
}

/** A value of 100 as a bar; the uncertain part of a range is lighter. */
function ValueBar({ low, high, hue }: { low: number; high: number; hue: string }) {
  return (
    <span
      aria-hidden
      className="relative h-1.25 w-16 shrink-0 overflow-hidden rounded-full bg-rule max-md:hidden"
    >
      <span className="absolute inset-y-0 left-0 opacity-35" style={{ width: `${high}%`, background: hue }} />
      <span className="absolute inset-y-0 left-0" style={{ width: `${low}%`, background: hue }} />
    </span>
  );
}

const HEIGHT = 18;

/** Three years as bars about a zero line; a missing year is an empty place. */
export function YearBars({ years, hue }: { years: readonly (number | null)[]; hue: string }) {
  const known = years.filter((value): value is number => value !== null);
  const top = Math.max(0, ...known);
  const bottom = Math.min(0, ...known);
  const span = top - bottom || 1;
  const zero = (top / span) * HEIGHT;
  return (
    <svg
      aria-hidden
      width={years.length * 8}
      height={HEIGHT}
      className="shrink-0 overflow-visible max-md:hidden print:inline"
    >
      {years.map((value, index) => {
        const x = index * 8;
        // The window's places never change order, so the place is the key.
        const key = `year${index}`;
        if (value === null)
          return (
            <rect
              key={key}
              x={x + 0.5}
              y={0.5}
              width={5}
              height={HEIGHT - 1}
              fill="none"
              stroke="var(--color-rule-strong)"
              strokeDasharray="2 2"
            />
          );
        const height = Math.max(1, (Math.abs(value) / span) * HEIGHT);
        return (
          <rect
            key={key}
            x={x}
            y={value >= 0 ? zero - height : zero}
            width={6}
            height={height}
            rx={1}
            fill={value >= 0 ? hue : "var(--color-bad)"}
          />
        );
      })}
      <line x1={0} x2={years.length * 8 - 2} y1={zero} y2={zero} stroke="var(--color-rule-strong)" />
    </svg>
  );
}
